import Store
import TaskingAPI
import Testing
import WorkingTime

@testable import Tasking

@Suite("Facts about a store are judged")
struct DiagnosisTests {
  private static let now = Instant(secondsSinceEpoch: 1_795_164_900)

  private var sound: StoreCondition {
    StoreCondition(
      engine: .init(name: "SQLite 3.40.1", needsGuard: true),
      settings: [.init(name: "synchronous", wanted: "2", found: "2")], owner: 1_000, size: 5 << 20, logSize: 40_000,
      free: 3 << 30, notices: .init(pending: 0, oldest: nil, failed: 0))
  }

  private func line(_ check: String, _ condition: StoreCondition) throws -> Diagnosis.Line {
    try #require(Diagnosis.lines(of: condition, at: Self.now).first { $0.check == check })
  }

  @Test("What is sound is said in words, and needs nothing")
  func soundness() {
    let lines = Diagnosis.lines(of: sound, at: Self.now)
    #expect(lines.allSatisfy { $0.verdict == .ok && $0.remedy == nil && $0.code == nil })
    #expect(
      lines.map(\.finding) == [
        "SQLite 3.40.1, which can lose writes when a checkpoint races a writer; guarded: checkpoints under the lock only",
        "synchronous 2", "store 5.0 MiB, log 39 KiB; they and their folder are uid 1000's only",
        "nobody keeps writers waiting", "3.0 GiB free on the store's disk", "none waits",
      ])
    let whole = Diagnosis.line(of: .init(name: "SQLite 3.51.3", needsGuard: false))
    #expect(whole.finding == "SQLite 3.51.3, which needs no guard; checkpoints are under the lock all the same")
  }

  @Test("A setting that the engine does not hold is an error of integrity")
  func settings() throws {
    var condition = sound
    condition.settings.append(.init(name: "secure_delete", wanted: "1", found: "0"))
    let line = try line("settings", condition)
    #expect(line.verdict == .error && line.code == .integrity)
    #expect(line.finding == "secure_delete is 0, not 1")
  }

  /// Free and taken MiB.
  private static let spaces: [(Int64, Int64, Diagnosis.Verdict)] = [
    (15, 1, .error), (16, 1, .warning), (256, 1, .ok), (1_024, 2_048, .warning), (2_048, 2_048, .ok),
  ]

  @Test(
    "Space is scarce when a copy would not fit, and an error when writes are about to be refused", arguments: spaces)
  func space(free: Int64, size: Int64, verdict: Diagnosis.Verdict) throws {
    var condition = sound
    (condition.free, condition.size) = (free << 20, size << 20)
    #expect(try line("free space", condition).verdict == verdict)
  }

  @Test("A store that cannot be written, and a log that is not emptied, are told")
  func files() throws {
    var condition = sound
    condition.logSize = 65 << 20
    #expect(try line("files", condition).verdict == .warning)
    condition.readOnlyBecause = .readOnly(path: "/s")
    #expect(try line("files", condition) == .error("files", TaskingError(.readOnly(path: "/s"))))
    #expect(try line("files", condition).code == .busy)
  }

  @Test("Whoever keeps writers waiting is named with what to do, and is an error once it is stopped")
  func writer() throws {
    var condition = sound
    condition.writer = .seen(process: 4_711, name: "tasking", age: 200, isStopped: false, seconds: 2)
    #expect(
      try line("lock", condition)
        == .warning(
          "lock", "process 4711 (tasking), which began 3 m ago, has held the writers' lock for more than 2 s",
          "wait; if it does not end, see what it does: ps -fp 4711"))
    condition.writer = .seen(process: 4_711, name: "tasking", age: 200, isStopped: true, seconds: 2)
    #expect(
      try line("lock", condition)
        == .error(
          "lock",
          "process 4711 (tasking), which began 3 m ago, is stopped while it holds the writers' lock: nobody can write",
          "let it go on: kill -CONT 4711; or end it, which undoes what it was writing: kill -KILL 4711", .busy))
    condition.writer = .unseen(seconds: 2)
    #expect(try line("lock", condition).verdict == .warning)
    (condition.writer, condition.readOnlyBecause) = (nil, .readOnly(path: "/s"))
    #expect(try line("lock", condition).finding == "nobody can write")
  }

  @Test("Notices that wait are counted, and those that were given up are a warning")
  func notices() throws {
    var condition = sound
    condition.notices = .init(pending: 3, oldest: Self.now.advanced(bySeconds: -7_300), failed: 0)
    #expect(
      try line("notices", condition)
        == .ok("notices", "3 wait, the oldest for 2 h 1 m"))
    condition.notices = .init(pending: 3, oldest: Self.now, failed: 1)
    #expect(try line("notices", condition).verdict == .warning)
  }

  @Test("Only errors make a status, and that of integrity comes first")
  func status() {
    var diagnosis = Diagnosis(store: "/s", lines: [.ok("a", "b"), .warning("c", "d", "e")])
    #expect(diagnosis.exitStatus == 0 && diagnosis.verdict == .warning)
    diagnosis.lines.append(.error("f", "g", nil, .busy))
    #expect(diagnosis.exitStatus == 8 && diagnosis.verdict == .error)
    diagnosis.lines.append(.error("h", "i", nil, .integrity))
    #expect(diagnosis.exitStatus == 9)
  }

  private static let lengths: [(Int64, String)] = [
    (0, "0 B"), (1_023, "1023 B"), (1_024, "1.0 KiB"), (10_239, "9.9 KiB"), (10_240, "10 KiB"), (3 << 40, "3.0 TiB"),
  ]

  @Test("Sizes are short", arguments: lengths)
  func sizes(count: Int64, words: String) {
    #expect(Diagnosis.bytes(count) == words)
  }
}
