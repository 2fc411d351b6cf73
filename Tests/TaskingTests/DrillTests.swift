import Glibc
import SQLiteStore
import Store
import Synchronization
import Tasking
import TaskingAPI
import Testing
import Workflow

/// The drill of whoever has lost a store: one at a time, since it is about many processes.
@Suite("Backups", .serialized, .enabled(if: Program.found != nil, "the program is not built"))
struct DrillTests {
  private static let sizes = PropertyTests.isLong ? [(8, 60, 20)] : [(3, 6, 2)]

  @Test(
    "Backups that are taken while people write hold all that was acknowledged before, and stores made of them go on",
    arguments: sizes)
  func drill(writers: Int, writes: Int, backups: Int) throws {
    let program = try #require(Program.found)
    let desk = try Desk()
    try desk.perform(Command.ListPeople(), now: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(to: "assessing")
    let path = desk.folder.store
    let faults = Mutex<[String]>([])
    let promised = Mutex<[Int64]>([])
    try Threads.run(writers + 1) { worker in
      do {
        guard worker > 0 else {
          for number in 0..<backups {
            // Whatever is acknowledged by now must be in it.
            let head = try SQLiteStore(path, .readOnly).read { try $0.head()?.seq ?? 0 }
            promised.withLock { $0.append(head) }
            let status = try program.run(["backup", path + ".copy-\(number)", "--store", path])
            if status != 0 { faults.withLock { $0.append("backup \(number) ended with \(status)") } }
          }
          return
        }
        for turn in 0..<writes {
          let words = ["note", reference, "--reason", "Words of \(worker), \(turn)", "--as", "k.osei", "--store", path]
          let status = try program.run(words)
          if status != 0 { faults.withLock { $0.append("note \(worker).\(turn) ended with \(status)") } }
        }
      } catch {
        faults.withLock { $0.append("\(error)") }
      }
    }
    #expect(faults.withLock { $0 } == [])
    let whole = try Contents(desk.store)
    #expect(whole.journal.count >= writers * writes)
    for (number, least) in promised.withLock({ $0 }).enumerated() {
      let restored = path + ".restored-\(number)"
      #expect(try program.run(["restore", path + ".copy-\(number)", "--store", restored]) == 0)
      let store = try SQLiteStore(restored, options: .unhurried)
      let contents = try Contents(store)
      #expect(contents.journal.count >= Int(least))
      #expect(contents.journal == Array(whole.journal.prefix(contents.journal.count)))
      #expect(contents.rows.map(\.reference) == whole.rows.map(\.reference))
      try desk.verify(store)
      #expect(try program.run(["note", reference, "--reason", "After.", "--as", "k.osei", "--store", restored]) == 0)
      #expect(try Contents(store).journal.count == contents.journal.count + 1)
      try desk.verify(store)
    }
  }

  @Test("A backup that is killed at any moment leaves no file of its name that is not whole, and the next one succeeds")
  func killed() throws {
    let program = try #require(Program.found)
    let desk = try Desk()
    try desk.bring(to: "assessing")
    let (path, copy) = (desk.folder.store, desk.folder.store + ".copy")
    let whole = try Contents(desk.store)
    let began = ContinuousClock.now
    #expect(try program.run(["backup", copy, "--store", path]) == 0)
    let took = UInt32((ContinuousClock.now - began) / .microseconds(1))
    unlink(copy)
    var seed = SystemRandomNumberGenerator()
    var (kills, done) = (0, 0)
    for number in 0..<(PropertyTests.isLong ? 200 : 10) {
      let process = try program.start(["backup", copy, "--store", path])
      // How far it has come is left to chance: anywhere in the time that one undisturbed takes.
      usleep(UInt32.random(in: 0..<max(1, took), using: &seed))
      kill(process, SIGKILL)
      if try Program.end(of: process) == nil { kills += 1 }
      guard access(copy, F_OK) == 0 else { continue }
      done += 1
      let restored = path + ".restored-\(number)"
      #expect(try program.run(["restore", copy, "--store", restored]) == 0)
      #expect(try Contents(SQLiteStore(restored)).journal == whole.journal)
      unlink(copy)
    }
    print("processes: \(kills) backups were killed, \(done) were there")
    #expect(kills > 0)
    #expect(try program.run(["backup", copy, "--store", path]) == 0)
    #expect(access(copy + ".new", F_OK) != 0)
    var after = try Contents(desk.store)
    // Those that came as far as their check are on record, whether they got their name or not.
    let log = after.log.dropFirst(whole.log.count)
    #expect(log.count > done && log.allSatisfy { $0.access.act == Access.Act.backup })
    after.log = whole.log
    #expect(after == whole)
  }
}
