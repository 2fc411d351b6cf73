package import Store
import Testing
import Workflow
import WorkingTime

extension StoreConformance {
  /// What is due, and the scheduler's log.
  static let schedule: [Promise] = [
    Promise("how the scheduler stands is kept whole, and only the last of it") { workshop in
      let store = try workshop.create(Sample.begin)
      #expect(try store.read { try $0.schedule() } == nil)
      var schedule = Schedule.looked(nil, at: Sample.at(0))
      try store.write { try $0.keep(schedule) }
      #expect(try store.read { try $0.schedule() } == schedule)
      schedule = Schedule.looked(schedule, at: Sample.at(60))
      (schedule.considered, schedule.rungs, schedule.moves, schedule.errors, schedule.left) = (5, 4, 3, 2, 1)
      (schedule.setBackTo, schedule.program, schedule.seen) = (Sample.at(-900), "1.2.3", 77)
      try store.write { try $0.keep(schedule) }
      #expect(try store.read { try $0.schedule() } == schedule)
    },
    Promise("rows of the scheduler's log are a chain, come back as they were written, and are found by time") {
      workshop in
      let store = try workshop.create(Sample.begin)
      #expect(try store.read { try $0.tickHead() } == nil)
      #expect(try store.read { try $0.firstTick(since: Sample.at(0)) } == nil)
      let rows = (1...3).map(Sample.tick)
      for row in rows { _ = try store.write { try $0.append(row) } }
      let found = try store.read { try $0.ticks(from: 1, limit: 9) }
      #expect(found.map(\.tick) == rows && found.map(\.seq) == [1, 2, 3])
      #expect(try store.read { try $0.tickHead() }?.hash == found.last?.hash)
      #expect(try store.read { try $0.ticks(from: 2, limit: 1) } == [found[1]])
      for (second, seq) in [(0, 1), (60, 1), (61, 2), (180, 3)] as [(Int64, Int64)] {
        #expect(try store.read { try $0.firstTick(since: Sample.at(second)) } == seq)
      }
      #expect(try store.read { try $0.firstTick(since: Sample.at(181)) } == nil)
      _ = try store.verified()
    },
    Promise("what is due comes by the time at which it fell due, then by reference, behind any place") { workshop in
      let store = try workshop.create(Sample.begin)
      // 1 falls due last of all; 3 and 4 at the same time; 2 has nothing to come.
      for (number, next) in [(1, 90), (2, nil), (3, 60), (4, 60), (5, 30)] as [(Int, Int64?)] {
        var history = History(number)
        history.add("raise", "draft") { payload in
          payload.definition = Sample.source.digest
          payload.nextAt = next.map(Sample.at)
        }
        try store.put(&history)
      }
      let all = try store.read { try $0.due(at: Sample.at(90), after: nil, limit: 9) }
      #expect(all.map(\.reference) == ["S-2026-5", "S-2026-3", "S-2026-4", "S-2026-1"])
      #expect(all.map(\.at) == [30, 60, 60, 90].map(Sample.at))
      #expect(all.allSatisfy { $0.definition == Sample.source.digest })
      try store.read { store throws in
        for place in all.indices {
          #expect(try store.due(at: Sample.at(90), after: all[place].place, limit: 9) == Array(all[(place + 1)...]))
          #expect(try store.dueCount(at: Sample.at(90), after: all[place].place) == all.count - place - 1)
        }
        #expect(try store.due(at: Sample.at(89), after: nil, limit: 9).count == 3)
        #expect(try store.due(at: Sample.at(90), after: nil, limit: 2) == Array(all[..<2]))
        #expect(try store.dueCount(at: Sample.at(29), after: nil) == 0)
      }
    },
    Promise("an activation is known by the entries behind which it came") { workshop in
      let store = try workshop.create(Sample.begin)
      let head = try #require(try store.read { try $0.head() }).seq
      #expect(try store.read { try !$0.hasActivation(after: head) })
      _ = try store.write {
        try $0.activate(Sample.source, by: .machine, at: Sample.start, from: Sample.origin)
      }
      #expect(try store.read { try $0.hasActivation(after: head) })
      #expect(try store.read { try !$0.hasActivation(after: head + 1) })
    },
    Promise("there is one runner at a time, and another may be at once when it ends, however it ends") { workshop in
      struct GivenUp: Error {}
      let store = try workshop.create(Sample.begin)
      let other = try workshop.reopen()
      let inner = try store.runAlone { try other.runAlone { 1 } }
      #expect(inner == .some(nil))
      #expect(throws: GivenUp.self) { try store.runAlone { throw GivenUp() } }
      #expect(try other.runAlone { try store.write { try $0.nextNumber() } } == 1)
    },
  ]
}

extension Sample {
  /// A row of the scheduler's log, each different.
  package static func tick(_ number: Int) -> Tick {
    var quiet = QuietInterval(from: number == 1 ? nil : at(Int64(number) * 60 - 60))
    quiet.until = number == 2 ? nil : at(Int64(number) * 60 - 5)
    quiet.count = number + 6
    quiet.gap = number == 1 ? nil : QuietInterval.Gap(from: at(Int64(number) * 60 - 50), seconds: Int64(number) + 7)
    return Tick(
      at: at(Int64(number) * 60), considered: number, rungs: number + 1, moves: number + 2, notices: number + 3,
      errors: number + 4, left: number + 5, lateness: Int64(number) + 6, quiet: quiet)
  }
}
