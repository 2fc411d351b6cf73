import Store
import Testing
import Workflow
import WorkingTime

extension StoreConformance {
  /// The journal, the access log and their chains.
  static let journal: [Promise] = [
    Promise("a store says what it is for, since when, and begins with saying it") { workshop in
      let store = try workshop.create(Sample.begin)
      #expect(store.identity.kind == .rehearsal)
      #expect(store.identity.created == Sample.start)
      let first = try store.read { try $0.administration() }.first
      #expect(first?.seq == 1)
      #expect(first?.event == .initialised(.init(kind: .rehearsal, holds: [Sample.source.digest])))
    },
    Promise("a store cannot begin with anything else") { workshop in
      #expect(throws: StoreFault.self) {
        try workshop.create { _ = try $0.activate(Sample.source, by: .machine, at: Sample.start, from: Sample.origin) }
      }
    },
    Promise("a store is initialised once") { workshop in
      let store = try workshop.create(Sample.begin)
      #expect(throws: StoreFault.self) { try store.write(Sample.begin) }
    },
    Promise("events come back as they were written, in order") { workshop in
      let store = try workshop.create(Sample.begin)
      for var history in History.all where !history.snapshot.isErased {
        try store.put(&history, from: Origin(via: "uid 7", command: "c-\(history.reference)"))
        let entries = try store.read { try $0.events(of: history.reference) }
        #expect(entries.map(\.event) == history.events.map(\.gathered))
        #expect(entries.allSatisfy { $0.origin == Origin(via: "uid 7", command: "c-\(history.reference)") })
      }
      #expect(try store.read { try $0.events(of: "S-2026-99") }.isEmpty)
    },
    Promise("each receipt is the entry's place, hash and version; the last is the head") { workshop in
      let store = try workshop.create(Sample.begin)
      var history = History.all[2]
      let receipts = try store.put(&history)
      let (entries, head) = try store.read { (try $0.events(of: history.reference), try $0.head()) }
      #expect(receipts.map(\.seq) == Array(3..<(3 + Int64(entries.count))))
      #expect(receipts.map(\.hash) == entries.map(\.hash.hex))
      #expect(receipts.map(\.version) == entries.map(\.event.version))
      #expect(head?.hash == entries.last?.hash)
      #expect(head?.recordedAt == history.events.last?.recordedAt)
    },
    Promise("a command finds what it wrote, and nothing if it never ran") { workshop in
      let store = try workshop.create(Sample.begin)
      var (one, two) = (History.all[0], History.all[1])
      try store.put(&one, from: Origin(via: "uid 7", command: "x"))
      try store.put(&two)
      #expect(try store.read { try $0.journal(command: "x").compactMap { try $0.entry()?.event } } == one.events)
      #expect(try store.read { try $0.journal(command: "y") }.isEmpty)
    },
    Promise("an order under a command id is known again, once, until what it wrote is erased") { workshop in
      let store = try workshop.create(Sample.begin)
      let record = CommandRecord(id: "x", operation: "sample.do/1", actor: "ann", at: Sample.at(3))
      #expect(try store.read { try $0.command("x") } == nil)
      try store.write { try $0.keep(record, order: [1, 2, 3]) }
      let kept = try store.read { try $0.command("x") }
      #expect(kept?.record == record)
      #expect(kept?.seal?.isOf([1, 2, 3]) == true && kept?.seal?.isOf([1, 2]) == false)
      #expect(throws: StoreFault.self) { try store.write { try $0.keep(record, order: [1, 2, 3]) } }
      for var history in History.all {
        let id = "c-\(history.reference)"
        let isErased = history.snapshot.isErased
        try store.write {
          try $0.keep(CommandRecord(id: id, operation: "sample.do/1", actor: "ann", at: Sample.at(4)), order: [9])
        }
        try store.put(&history, from: Origin(via: "uid 7", command: id))
        #expect(try store.read { try $0.command(id)?.seal == nil } == isErased)
      }
      #expect(try store.read { try $0.command("x") } == kept)
    },
    Promise("both chains verify after all kinds of work") { workshop in
      let store = try workshop.create(Sample.begin)
      for var history in History.all { try store.put(&history) }
      for number in 1...3 {
        _ = try store.write { try $0.log(Sample.refusal(of: number)) }
      }
      let (count, lines) = try store.verified()
      #expect(count == 2 + Int64(History.all.map(\.events.count).reduce(0, +)))
      #expect(lines == 3)
    },
    Promise("the access log keeps its lines as they were written") { workshop in
      let store = try workshop.create(Sample.begin)
      #expect(try store.read { try $0.accessHead() } == nil)
      let head = try store.write { store in
        _ = try store.log(Sample.refusal(of: 1))
        return try store.log(
          Access(actor: "uid 9", via: "socket", act: "show", request: nil, at: Sample.at(9), detail: nil))
      }
      let lines = try store.read { try $0.accessLog(from: 1, limit: 9) }
      #expect(lines.first?.access == Sample.refusal(of: 1))
      #expect(lines.map(\.seq) == [1, 2])
      #expect(lines.last?.hash == head.hash)
      #expect(try store.read { try $0.accessHead() } == head)
    },
    Promise("lines of the access log about one request, and corrections, are found without reading the rest") {
      workshop in
      let store = try workshop.create(Sample.begin)
      var (first, second) = (History.all[1], History(9))
      second.add("raise", "draft") { $0.fields = ["title": .text("Wrong")] }
      second.add("correct", "draft") {
        $0.fields = ["title": .text("Right")]
        $0.corrects = Payload.Correction(version: 1, fields: ["title"])
      }
      second.add("disclose", "draft") { $0.disclosed = Payload.Disclosure(to: "A force", fields: nil) }
      try store.put(&first)
      try store.put(&second)
      for number in [9, 2, 9] { _ = try store.write { try $0.log(Sample.refusal(of: number)) } }
      #expect(try store.read { try $0.accessLines(of: second.reference) }.map(\.seq) == [1, 3])
      #expect(try store.read { try $0.accessLines(of: "S-2026-1") }.isEmpty)
      #expect(try store.read { try $0.correctedRequests() } == [second.reference])
      #expect(try store.read { try $0.corrections(of: second.reference) }.map(\.event) == [second.events[1]])
      #expect(try store.read { try $0.corrections(of: first.reference) }.isEmpty)
      #expect(
        try store.read { try $0.events(of: second.reference) }.map(\.event.payload) == second.events.map(\.payload))
    },
    Promise("the raw journal is read in pages") { workshop in
      let store = try workshop.create(Sample.begin)
      var history = History.all[1]
      try store.put(&history)
      #expect(try store.read { try $0.journal(from: 2, limit: 2) }.map(\.seq) == [2, 3])
      #expect(try store.read { try $0.journal(from: 6, limit: 2) }.isEmpty)
    },
  ]
}

extension Sample {
  /// A line of the access log: a refusal of a request by its number.
  static func refusal(of number: Int) -> Access {
    Access(
      actor: "ann", via: "uid 1000", act: Access.Act.refused, request: "S-2026-\(number)", at: at(Int64(number)),
      detail: #"{"blockers":["role"]}"#)
  }
}

extension RequestStore {
  /// Walks the three chains, and gives the lengths of the first two.
  package func verified() throws -> (events: Int64, lines: Int64) {
    try read { store in
      var (events, lines) = (ChainVerifier(), AccessVerifier())
      for entry in try store.journal(from: 1, limit: 10_000) { try events.take(entry) }
      if let damage = events.unsettled { throw damage }
      for line in try store.accessLog(from: 1, limit: 10_000) { try lines.take(line) }
      var ticks = TickVerifier()
      for row in try store.ticks(from: 1, limit: 10_000) { try ticks.take(row) }
      return (events.count, lines.count)
    }
  }
}
