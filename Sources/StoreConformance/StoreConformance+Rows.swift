import Store
import Testing
import Workflow
import WorkingTime

extension StoreConformance {
  /// The rows of a request, which are what its events fold to; numbers and settings.
  static let rows: [Promise] = [
    Promise("rows equal the fold of their events, written in one go") { workshop in
      let store = try workshop.create(Sample.begin)
      for var history in History.all {
        try store.put(&history)
        try expectRows(of: history, in: store)
      }
    },
    Promise("rows equal the fold after every single event") { workshop in
      let store = try workshop.create(Sample.begin)
      for whole in History.all {
        var history = History(Int(whole.reference.split(separator: "-")[2]) ?? 0)
        for event in whole.events {
          history.add(event.kind, event.state, by: event.actor, at: event.occurredAt, erases: event.erases) {
            $0 = event.payload ?? $0
          }
          try store.put(&history)
          try expectRows(of: history, in: store)
        }
      }
    },
    Promise("what was decided about keeping a request is in its row, and when it was disposed of is all that stays") {
      workshop in
      let store = try workshop.create(Sample.begin)
      var history = History.all[0]
      let day = try CivilDate(iso: "2032-02-29")
      let entry = RetentionEntry(schedule: "d", group: "g", next: day, basis: "cpia", officer: "DC Amin")
      for kind in ["hold-record", "retain", "propose-disposal"] {
        history.add(kind, "draft") { $0.retention = entry }
      }
      try store.put(&history)
      let kept = try #require(try store.read { try $0.request(history.reference) }?.retention)
      #expect(kept.holds.map(\.officer) == ["DC Amin"] && kept.review?.next == day && kept.proposal?.group == "g")
      try expectRows(of: history, in: store)
      history.add("dispose", "draft", erases: true) { $0.retention = entry }
      try store.put(&history)
      var gone = Retention()
      gone.disposedAt = history.events.last?.recordedAt
      #expect(try store.read { try $0.request(history.reference) }?.retention == gone)
      try expectRows(of: history, in: store)
    },
    Promise("rungs and notices are those of the events, notices with an id that is theirs") { workshop in
      let store = try workshop.create(Sample.begin)
      var history = History.all[1]
      try store.put(&history)
      let (firings, notices) = try store.read { (try $0.firings(of: "S-2026-2"), try $0.notices(of: "S-2026-2")) }
      #expect(firings == history.events.flatMap { $0.payload?.firings ?? [] })
      let told = history.events.flatMap { $0.gathered.payload?.notices ?? [] }
      #expect(notices.map(\.notice.about) == told.map(\.about))
      #expect(notices.map(\.notice.capacity) == told.map(\.capacity))
      #expect(
        notices.map(\.notice.recipient) == told.map(\.recipient) && notices.map(\.crowd) == told.map(\.crowd?.count))
      #expect(notices.map(\.id) == ["S-2026-2/2/1", "S-2026-2/3/1", "S-2026-2/3/2"])
      #expect(notices.map(\.seq) == [4, 5, 5])
      #expect(notices.allSatisfy { $0.status == .pending })
    },
    Promise("a rung is recorded once, and what came with the second is not kept") { workshop in
      let store = try workshop.create(Sample.begin)
      var history = History.all[1]
      try store.put(&history)
      history.add("rung", "queued", by: .machine) { $0.firings = [History.firing("answer", rung: 2)] }
      #expect(throws: StoreFault.alreadyFired(request: "S-2026-2", clock: "answer", rung: 2, occurrence: 1)) {
        try store.put(&history)
      }
      #expect(try store.read { try $0.request("S-2026-2") }?.version == 3)
      #expect(try store.read { try $0.head() }?.seq == 5)
    },
    Promise("numbers come from one sequence, and lead to their reference") { workshop in
      let store = try workshop.create(Sample.begin)
      #expect(try store.write { try $0.nextNumber() } == 1)
      for index in [1, 2] {
        var history = History.all[index]
        try store.put(&history)
      }
      #expect(try store.write { try $0.nextNumber() } == 4)
      #expect(try store.read { try $0.references(number: 3) } == ["S-2026-3"])
      #expect(try store.read { try $0.references(number: 4) }.isEmpty)
    },
    Promise("a definition that the store does not hold cannot be followed") { workshop in
      let store = try workshop.create(Sample.begin)
      var history = History(1)
      history.add("raise", "draft") { $0.definition = "unknown" }
      #expect(throws: StoreFault.self) { try store.put(&history) }
    },
    Promise("a setting is kept in place of the one before, by its name") { workshop in
      let store = try workshop.create(Sample.begin)
      for setting in StoreSetting.allCases {
        #expect(try store.read { try $0.setting(setting) } == nil)
        for value in ["one", "o'ther"] {
          try store.write { try $0.keep(value, as: setting) }
          #expect(try store.read { try $0.setting(setting) } == value)
        }
      }
    },
    Promise("a live store keeps no time") { workshop in
      let store = try workshop.create {
        _ = try $0.administer(
          .initialised(.init(kind: .live, holds: [])), by: .machine, at: Sample.start, from: Sample.origin)
      }
      #expect(store.identity.kind == .live)
      #expect(throws: StoreFault.self) { try store.write { try $0.keep("2026-11-20T08:00:00Z", as: .rehearsalTime) } }
      #expect(try store.read { try $0.setting(.rehearsalTime) } == nil)
    },
  ]

  private static func expectRows(of history: History, in store: any RequestStore) throws {
    let folded = try #require(Snapshot.fold(history.events))
    #expect(folded == history.snapshot)
    try store.read { store throws in
      let row = RequestRow(snapshot: folded, definition: folded.isErased ? nil : Sample.definition)
      #expect(try store.request(history.reference) == row)
      #expect(try store.clocks(of: history.reference) == ClockRow.rows(of: folded))
      #expect(try Snapshot.fold(store.events(of: history.reference).map(\.event)) == folded)
    }
  }
}
