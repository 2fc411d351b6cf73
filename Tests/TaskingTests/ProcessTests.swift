import Glibc
import SQLiteStore
import Store
import Synchronization
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

/// One at a time: they are about what many processes do to one another.
@Suite("Processes", .serialized, .enabled(if: Program.found != nil, "the program is not built"))
struct ProcessTests {
  private static let sizes = PropertyTests.isLong ? [(40, 25), (64, 8), (200, 3)] : [(12, 4)]

  @Test(
    "Each write of many processes is there once or was refused: nothing is lost, nothing done twice", arguments: sizes)
  func writers(processes: Int, writes: Int) throws {
    let program = try #require(Program.found)
    let desk = try Desk()
    try desk.perform(Command.ListPeople(), now: "2026-11-23T09:00:00Z")
    let references = try (0..<4).map { _ in try desk.bring(to: "assessing") }
    let path = desk.folder.store
    let before = try Self.events(desk)
    let tallies = Mutex<[Int32: Int]>([:])
    let faults = Mutex<[String]>([])
    try Threads.run(processes) { worker in
      do {
        let reader = try SQLiteStore(path, .readOnly)
        for turn in 0..<writes {
          let reference = references[(worker + turn) % references.count]
          // A stale or a busy one is tried again, with the version that there is then, until it is done.
          for _ in 0..<200 {
            let version = try reader.read { try $0.request(reference)?.version ?? 0 }
            let status = try program.run(Self.words(worker, turn, reference, version) + ["--store", path])
            tallies.withLock { $0[status, default: 0] += 1 }
            if status == 0 { break }
          }
        }
      } catch {
        faults.withLock { $0.append("\(error)") }
      }
    }
    #expect(faults.withLock { $0 } == [])
    let tally = tallies.withLock { $0 }
    print("processes: \(processes) × \(writes) writes, exits \(tally.sorted { $0.key < $1.key })")
    #expect(Set(tally.keys).isSubset(of: [0, 5, 8]))
    #expect(tally[0] == processes * writes)
    #expect(try Self.events(desk) - before == processes * writes)
    try desk.verify()
  }

  private static func words(_ worker: Int, _ turn: Int, _ reference: String, _ version: Int) -> [String] {
    switch (worker + turn) % 3 {
    case 0: ["note", reference, "--reason", "Words of \(worker), \(turn)", "--as", "k.osei"]
    case 1: ["set", reference, "title=Title \(worker) \(turn)", "--as", "j.mercer"]
    default:
      ["set", reference, "title=Other \(worker) \(turn)", "--as", "y.tanaka", "--expect-version", "\(version)"]
    }
  }

  private static func events(_ desk: Desk) throws -> Int {
    try desk.store.read { Int(try $0.head()?.seq ?? 0) }
  }

  @Test("A command that is sent by many processes at once, under one id, is done once")
  func sameCommand() throws {
    let program = try #require(Program.found)
    let desk = try Desk()
    try desk.perform(Command.ListPeople(), now: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(to: "assessing")
    let before = try Self.events(desk)
    let words = [
      "accept", reference, "threat=violence", "--as", "j.mercer", "--store", desk.folder.store, "--command-id",
      "6f1c2b1e-0f5d-4d6c-9c5a-3f6f0a7b1c2d",
    ]
    let running = try (0..<8).map { _ in try program.start(words) }
    let statuses = try running.map { try Program.end(of: $0) }
    #expect(statuses.allSatisfy { $0 == 0 }, "\(statuses)")
    #expect(try Self.events(desk) == before + 1)
  }

  @Test(
    "Schedulers that are killed at any moment leave the ledger of one that was not, in one batch and between batches",
    arguments: ["200", "1"])
  func killed(batch: String) throws {
    let program = try #require(Program.found)
    let (whole, desk) = (try Desk(), try Desk())
    for desk in [whole, desk] {
      try desk.perform(Command.ListPeople(), now: "2026-11-23T09:00:00Z")
      try TimeTests.work(desk)
    }
    let times = [
      "2026-11-23T16:00:00Z", "2026-11-24T09:00:00Z", "2026-11-24T16:00:00Z", "2026-11-25T12:00:00Z",
      "2026-11-26T10:00:00Z", "2026-11-30T12:00:00Z", "2026-12-08T10:00:00Z",
    ]
    for time in times { try whole.perform(Command.RunTick(), now: time) }
    var seed = SystemRandomNumberGenerator()
    var kills = 0
    for time in times {
      let words = ["tick", "--now", time, "--batch", batch, "--store", desk.folder.store]
      for _ in 0..<(PropertyTests.isLong ? 40 : 3) {
        let process = try program.start(words)
        // How far it has come is left to chance.
        usleep(UInt32.random(in: 0..<(PropertyTests.isLong ? 60_000 : 150_000), using: &seed))
        kill(process, SIGKILL)
        if try Program.end(of: process) == nil { kills += 1 }
      }
      #expect(try program.run(words) == 0)
    }
    print("processes: \(kills) ticks were killed")
    #expect(kills > 0)
    let (one, other) = (try Ledger(whole.store), try Ledger(desk.store))
    #expect(one == other)
    // Whatever was told, was told once.
    let contents = try Contents(desk.store)
    let told = contents.notices.map { "\($0.request) \($0.notice) \($0.created)" }
    #expect(Set(told).count == told.count)
    try desk.verify()
  }

  @Test("Of schedulers that are started at once each ends well, and the ledger is that of one")
  func atOnce() throws {
    let program = try #require(Program.found)
    let (whole, desk) = (try Desk(), try Desk())
    for desk in [whole, desk] {
      try desk.perform(Command.ListPeople(), now: "2026-11-23T09:00:00Z")
      try TimeTests.work(desk)
    }
    for time in ["2026-11-24T16:00:00Z", "2026-11-26T10:00:00Z", "2026-12-08T10:00:00Z"] {
      try whole.perform(Command.RunTick(), now: time)
      let words = ["tick", "--now", time, "--batch", "1", "--store", desk.folder.store]
      let running = try (0..<4).map { _ in try program.start(words) }
      let statuses = try running.map { try Program.end(of: $0) }
      #expect(statuses.allSatisfy { $0 == 0 }, "\(statuses)")
    }
    #expect(try Ledger(whole.store) == Ledger(desk.store))
    let rungs = { (desk: Desk) in
      try desk.store.read { try $0.ticks(from: 1, limit: .max) }.map(\.tick.rungs).reduce(0, +)
    }
    #expect(try rungs(whole) == rungs(desk))
    try desk.verify()
  }
}
