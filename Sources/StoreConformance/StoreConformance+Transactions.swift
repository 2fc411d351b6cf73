import Store
import Testing
import Workflow
import WorkingTime

extension StoreConformance {
  /// What a test's body gives up with.
  private struct GivenUp: Error {}

  /// Writing all or nothing, once.
  static let transactions: [Promise] = [
    Promise("nothing stays of a write that gives up") { workshop in
      let store = try workshop.create(Sample.begin)
      #expect(throws: GivenUp.self) {
        try store.write { store in
          var history = History.all[1]
          try history.append(to: store)
          _ = try store.log(Sample.refusal(of: 1))
          _ = try store.append(Tick(at: Sample.start))
          try store.keep(Schedule.looked(nil, at: Sample.start))
          throw GivenUp()
        }
      }
      try expectNothing(in: store)
    },
    Promise("nothing stays of a write whose failure was swallowed") { workshop in
      let store = try workshop.create(Sample.begin)
      let fault = StoreFault.conflict(request: "S-2026-1", version: 1, found: 1)
      #expect(throws: fault) { try store.write(appendTwice) }
      try expectNothing(in: store)
    },
    Promise("a version is written once: the second writer is told which there is") { workshop in
      let store = try workshop.create(Sample.begin)
      let other = try workshop.reopen()
      var first = History.all[0]
      try store.put(&first)
      var second = first
      first.add("set", "draft") { $0.fields = ["title": .text("one")] }
      second.add("submit", "queued")
      try store.put(&first)
      #expect(throws: StoreFault.conflict(request: "S-2026-1", version: 2, found: 2)) {
        try other.put(&second)
      }
      #expect(try other.read { try $0.events(of: "S-2026-1") }.map(\.event) == first.events)
    },
    Promise("a version that leaves a gap is refused") { workshop in
      let store = try workshop.create(Sample.begin)
      var history = History.all[1]
      let events = Array(history.events.dropFirst())
      #expect(throws: StoreFault.conflict(request: "S-2026-2", version: 2, found: 0)) {
        try store.write { store in
          _ = try store.append(events, becoming: history.snapshot, under: Sample.definition, from: Sample.origin)
        }
      }
      try store.put(&history)
    },
    Promise("events that do not make the snapshot are refused") { workshop in
      let store = try workshop.create(Sample.begin)
      let history = History.all[1]
      var wrong = history.snapshot
      wrong.state = "done"
      for (events, snapshot, definition) in [
        ([], history.snapshot, Sample.definition), (history.events, wrong, Sample.definition),
        (history.events, history.snapshot, nil), (history.events.reversed(), history.snapshot, Sample.definition),
      ] as [([Event], Snapshot, Definition?)] {
        #expect(throws: StoreFault.self) {
          try store.write { try $0.append(events, becoming: snapshot, under: definition, from: Sample.origin) }
        }
      }
      try expectNothing(in: store)
    },
    Promise("a write sees what it wrote, others when it is done") { workshop in
      let store = try workshop.create(Sample.begin)
      let other = try workshop.reopen()
      try store.write { store in
        var history = History.all[0]
        try history.append(to: store)
        #expect(try store.request("S-2026-1")?.version == 1)
        #expect(try other.read { try $0.request("S-2026-1") } == nil)
      }
      #expect(try other.read { try $0.request("S-2026-1") }?.version == 1)
    },
    Promise("a read stays on one state while others write") { workshop in
      let store = try workshop.create(Sample.begin)
      let other = try workshop.reopen()
      try other.read { reading in
        let before = try reading.head()
        var history = History.all[0]
        try store.put(&history)
        #expect(try reading.head() == before)
        #expect(try reading.request("S-2026-1") == nil)
      }
      #expect(try other.read { try $0.head() }?.seq == 3)
    },
    Promise("two that write in turn make one chain") { workshop in
      let store = try workshop.create(Sample.begin)
      let other = try workshop.reopen()
      for (index, whole) in History.all.enumerated() {
        var history = whole
        try (index.isMultiple(of: 2) ? store : other).put(&history)
      }
      #expect(try store.verified().events == other.verified().events)
      #expect(try store.read { try $0.head() } == other.read { try $0.head() })
    },
  ]

  /// Appends the same event twice, and lets the second failure pass.
  private static func appendTwice(to store: any WriteTransaction) throws {
    var (first, again) = (History.all[0], History.all[0])
    try first.append(to: store)
    #expect(throws: StoreFault.self) { try again.append(to: store) }
  }

  private static func expectNothing(in store: any RequestStore) throws {
    try store.read { store throws in
      #expect(try store.head()?.seq == 2)
      #expect(try store.accessHead() == nil)
      #expect(try store.count(where: RequestQuery()) == 0)
      #expect(try store.schedule() == nil)
      #expect(try store.tickHead() == nil)
      #expect(try store.notices(of: "S-2026-2").isEmpty)
    }
  }

  /// What stays of a request that was erased.
  static let erasure: [Promise] = [
    Promise("an erasure leaves headers, digests and chain, and no text") { workshop in
      let store = try workshop.create(Sample.begin)
      var history = History.all[2]
      try store.put(&history)
      let before = try store.read { try $0.events(of: history.reference) }
      history.add("close", "done")
      history.add("erase", "erased", by: .machine, erases: true) { $0.reason = "Retention ended." }
      try store.put(&history)
      let after = try store.read { try $0.events(of: history.reference) }
      #expect(after.allSatisfy { $0.event.payload == nil })
      #expect(after.map(\.event.erases) == history.events.map(\.erases))
      #expect(after.prefix(before.count).map(\.hash) == before.map(\.hash))
      #expect(after.prefix(before.count).map(\.payloadDigest) == before.map(\.payloadDigest))
      let row = try #require(try store.read { try $0.request(history.reference) })
      #expect(row.fields.isEmpty && row.title == nil && row.assignee == nil && row.nextAt == nil)
      #expect(row.stage == .close && !row.isOpen && row.isErased && row.raiser == "ann")
      #expect(try store.read { try $0.clocks(of: history.reference) }.isEmpty)
      #expect(try store.read { try $0.references(number: 3) } == [history.reference])
      #expect(try store.verified().events == Int64(2 + history.events.count))
    },
    Promise("what comes after an erasure keeps no text either") { workshop in
      let store = try workshop.create(Sample.begin)
      var history = History.all[5]
      try store.put(&history)
      history.add("note", "erased") { $0.reason = "He rang again." }
      try store.put(&history)
      #expect(try store.read { try $0.events(of: history.reference) }.last?.event.payload == nil)
      #expect(try store.verified().events == Int64(2 + history.events.count))
    },
    Promise("an erasure touches no other request") { workshop in
      let store = try workshop.create(Sample.begin)
      for var history in History.all { try store.put(&history) }
      for history in History.all.dropLast() {
        #expect(try store.read { try $0.events(of: history.reference) }.map(\.event) == history.events.map(\.gathered))
      }
    },
  ]
}
