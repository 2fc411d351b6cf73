import Workflow
import WorkingTime

extension History {
  /// Lives of requests, from the shortest on; each is a table row of the promises about rows.
  package static var all: [History] { [draft, queued, acted, reopened, odd, erased] }

  private static var draft: History {
    var history = History(1)
    history.add("raise", "draft") { $0.fields = ["title": .text("Visitors"), "kind": .text("visits")] }
    return history
  }

  private static var queued: History {
    var history = History(2)
    history.add("raise", "draft") { $0.fields = ["title": .text("Phones"), "priority": .text("P2")] }
    history.add("submit", "queued") {
      $0.fields = ["establishment": .text("MDI"), "questions": .list([.text("Who?"), .text("When?")])]
      $0.clocks = [lap("answer", .running, due: Sample.at(9_000)), lap("review", .waiting, due: nil)]
      $0.notices = [Notice(recipient: "bob", capacity: "desk", about: "submit")]
      $0.nextAt = Sample.at(7_200)
    }
    history.add("rung", "queued", by: .machine) {
      $0.firings = [firing("answer", rung: 1), firing("answer", rung: 2)]
      $0.notices = [
        Notice(recipient: "bob", capacity: "desk", about: "answer", percent: 100),
        Notice(recipient: nil, capacity: "chair", about: "answer", percent: 100),
      ]
      $0.nextAt = Sample.at(9_000)
    }
    return history
  }

  private static var acted: History {
    var history = queued.renumbered(3)
    history.add("offer", "acting", by: .person("bob")) {
      $0.assignee = "cat"
      $0.cleared = ["questions"]
      $0.clocks = [
        lap("answer", .stopped, due: Sample.at(9_000), verdict: .carried),
        lap("answer", lap: 2, .running, due: Sample.at(20_000)),
        lap("act", .running, due: Sample.at(20_000)),
      ]
    }
    history.add("note", "acting", by: .person("cat")) { $0.reason = "Rang back." }
    history.add("hold", "held", by: .person("cat")) {
      $0.clocks = [lap("act", .waiting, due: nil)]
      $0.overrides = ["priority": .text("P1")]
    }
    return history
  }

  private static var reopened: History {
    var history = acted.renumbered(4)
    history.add("close", "done", by: .person("cat")) {
      $0.assignee = ""
      $0.clocks = [
        lap("act", .stopped, due: Sample.at(20_000), verdict: .met),
        lap("answer", lap: 2, .stopped, due: Sample.at(20_000), verdict: .breached),
      ]
    }
    history.add("reopen", "queued", by: .person("bob")) {
      $0.cycle = 2
      $0.clocks = [lap("answer", cycle: 2, .running, due: Sample.at(90_000))]
    }
    return history
  }

  /// Text that a careless engine, or careless SQL, would change.
  private static var odd: History {
    var history = History(5)
    history.add("raise", "draft", by: .person("o'hara; --")) {
      $0.fields = [
        "title": .text("'); DROP TABLE event; -- \u{0} \u{202E}e\u{301} 🏴󠁧󠁢󠁷󠁬󠁳󠁿"), "kind": .text(""),
        "questions": .record(["a": .flag(true), "b": .number(.min), "c": .list([])]),
      ]
    }
    return history
  }

  private static var erased: History {
    var history = acted.renumbered(6)
    history.add("close", "done", by: .person("cat"))
    history.add("erase", "erased", by: .person("dan"), erases: true) { $0.reason = "Retention ended." }
    return history
  }

  /// The same life under another number.
  private func renumbered(_ number: Int) -> History {
    var history = History(number)
    for event in events {
      history.add(event.kind, event.state, by: event.actor, at: event.occurredAt) { $0 = event.payload ?? $0 }
    }
    return history
  }
}
