import SQLite
import SQLiteStore
import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

@Suite("The doctor says what is wrong with a store, and what to do")
struct CheckupTests {
  private func lines(_ desk: Desk, sample: Int? = nil, zones: String? = "2026a") throws -> [String: Diagnosis.Line] {
    let checkup = Checkup(store: desk.store, surroundings: Desk.surroundings(desk.clock), sample: sample)
    let lines = try checkup.lines(zoneVersion: zones)
    return Dictionary(lines.map { ($0.check, $0) }) { first, _ in first }
  }

  private func line(_ check: String, _ desk: Desk, sample: Int? = nil, zones: String? = "2026a") throws
    -> Diagnosis.Line
  {
    try #require(try lines(desk, sample: sample, zones: zones)[check])
  }

  @Test("A store that is as it should be has no line with a remedy but those that time brings")
  func sound() throws {
    let desk = try Desk(.live)
    try desk.perform(Command.RunTick())
    let lines = try lines(desk)
    #expect(
      Set(lines.keys) == [
        "clock", "scheduler", "rows", "calendar", "time zones", "absences", "handovers", "staffing",
      ])
    #expect(lines.values.allSatisfy { $0.verdict != .error }, "\(lines)")
    for check in ["clock", "scheduler", "rows", "time zones"] { #expect(lines[check]?.verdict == .ok) }
    #expect(lines["time zones"]?.finding == "Europe/London found, in database 2026a")
  }

  @Test(
    "A row that is not what its events make of it is an error of integrity, in a sample and in full",
    arguments: [1, nil])
  func drift(sample: Int?) throws {
    let desk = try Desk()
    let references = try (0..<3).map { _ in try desk.bring(to: "assessing") }
    #expect(
      try line("rows", desk).finding == "3 of 3 requests compared with the journal: every row is what its events make")
    #expect(try line("rows", desk, sample: 2).finding.hasPrefix("2 of 3 requests"))
    try spoil(
      desk, "UPDATE request SET assignee = 'eve', changed_at = changed_at + 9 WHERE reference = '\(references[1])'")
    let line = try line("rows", desk, sample: sample)
    #expect(
      line
        == .error(
          "rows", "the row of \(references[1]) is not what its events make",
          "keep the files, and go to the last backup",
          .integrity))
  }

  @Test("A definition that is gone, and one that cannot be read, are errors of integrity")
  func definition() throws {
    let desk = try Desk()
    try desk.bring(to: "assessing")
    try spoil(desk, "UPDATE source SET text = 'workflow:' WHERE kind = 'workflow'")
    #expect(try line("rows", desk).code == .integrity)
    try spoil(desk, "UPDATE source SET text = 'calendar:' WHERE kind = 'calendar'")
    #expect(try line("calendar", desk).code == .integrity)
    #expect(try line("clock", desk).verdict == .ok)
  }

  private func spoil(_ desk: Desk, _ sql: String) throws {
    let connection = try Connection(desk.folder.store, .readWrite)
    try connection.apply(.foreignKeys(false), .automaticCheckpoint(pages: 0), .noCheckpointOnClose(true))
    try connection.execute(sql)
  }

  @Test(
    "The scheduler is late after two of its intervals, and what has fallen due since is counted",
    arguments: [("2026-11-23T09:02:00Z", true), ("2026-11-23T09:02:01Z", false)])
  func scheduler(time: String, isInTime: Bool) throws {
    let desk = try Desk(.live)
    try desk.tick()
    try desk.at(time)
    let line = try line("scheduler", desk)
    #expect(line.verdict == (isInTime ? .ok : .warning))
    #expect(line.finding == "it last ran 2 m ago")
  }

  @Test("A scheduler that never ran is late where something has fallen due, or the store is no longer new")
  func never() throws {
    let desk = try Desk(.live, at: Desk.beginning)
    #expect(try line("scheduler", desk) == .ok("scheduler", "it has not run yet"))
    try desk.at("2026-01-05T09:03:00Z")
    #expect(try line("scheduler", desk).finding == "it has never run")
    let other = try Desk()
    try other.bring(to: "assessing")
    try other.at("2026-12-23T09:00:00Z")
    #expect(try line("scheduler", other).finding == "it has never run; something has fallen due in 1 request")
  }

  private static let clocks: [(String, Diagnosis.Verdict, TaskingError.Code?)] = [
    ("2026-11-23T08:59:00Z", .warning, nil), ("2026-11-23T08:00:00Z", .error, .busy),
    ("2026-11-23T09:00:00Z", .ok, nil),
  ]

  @Test(
    "A clock behind the journal is a warning while it is bridged, then an error: nothing is written", arguments: clocks)
  func clock(time: String, verdict: Diagnosis.Verdict, code: TaskingError.Code?) throws {
    let desk = try Desk(.live)
    try desk.raise(by: Desk.owner)
    try desk.at(time)
    let line = try line("clock", desk)
    #expect(line.verdict == verdict)
    #expect(line.code == code)
  }

  @Test("A clock that is far behind the journal keeps nobody from looking, who is told so; nothing is written")
  func late() throws {
    let desk = try Desk(.live)
    try desk.raise(by: Desk.owner)
    try desk.at("2026-11-23T08:00:00Z")
    let before = try Contents(desk.store)
    let list = try desk.perform(Command.List(view: .all))
    #expect(
      list.warnings.last
        == "this machine's clock says Mon 23 Nov 08:00, and the journal's last event is of Mon 23 Nov 09:00:"
        + " times are told as of then, and nothing can be written until the clock is right"
    )
    #expect(list.now.rfc3339 == "2026-11-23T09:00:00Z")
    let error = #expect(throws: TaskingError.self) { try desk.raise(by: Desk.owner) }
    #expect(error?.code == .busy && error?.hint == "set the clock right; nothing was written")
    #expect(throws: TaskingError.self) { try desk.tick() }
    #expect(try Contents(desk.store) == before)
    try desk.at("2026-11-23T08:58:00Z")
    #expect(try desk.perform(Command.List(view: .all)).warnings.contains { $0.contains("clock") } == false)
  }

  private static let horizons: [(String, Diagnosis.Verdict, String)] = [
    ("2026-01-05T09:00:00Z", .ok, "goes up to"), ("2028-06-01T09:00:00Z", .warning, "less than a year"),
    ("2030-01-01T09:00:00Z", .warning, "computed only"),
  ]

  @Test("A calendar warns when nobody has looked for one-off days a year ahead", arguments: horizons)
  func horizon(time: String, verdict: Diagnosis.Verdict, words: String) throws {
    let desk = try Desk(.live, at: time)
    let line = try line("calendar", desk)
    #expect(line.verdict == verdict, "\(line)")
    #expect(line.finding.contains(words), "\(line)")
  }

  @Test("A zone that the system does not have is an error, and an old database of them a warning")
  func zones() throws {
    let desk = try Desk(.live)
    let clock = desk.clock
    let bare = Surroundings(now: { clock.now }, zoneFile: { _ in nil })
    let lines = try Checkup(store: desk.store, surroundings: bare, sample: nil).lines(zoneVersion: nil)
    #expect(lines.filter { $0.check == "calendar" }.map(\.verdict) == [.error, .error, .error])
    #expect(
      lines.first { $0.check == "time zones" }
        == .error("time zones", "the system has no Europe/London", "install the package tzdata", .internalFault))
    #expect(try line("time zones", desk, zones: "2024b").verdict == .warning)
    #expect(try line("time zones", desk, zones: "2025b").verdict == .ok)
    #expect(try line("time zones", desk, zones: nil).verdict == .ok)
  }

  @Test("A rehearsal is judged by its own time")
  func rehearsal() throws {
    let desk = try Desk()
    try desk.perform(Command.RunTick(), now: "2026-11-24T09:00:00Z")
    try desk.at("2027-11-24T09:00:00Z")
    #expect(try line("scheduler", desk).finding == "it last ran 0 s ago")
    #expect(try line("clock", desk).finding == "this is a rehearsal; its time is Tue 24 Nov 09:00")
  }
}
