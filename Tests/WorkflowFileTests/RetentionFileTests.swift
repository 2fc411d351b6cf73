import Testing
import Workflow
import WorkflowFile
import WorkingTime

@Suite("Schedules of retention as files")
struct RetentionFileTests {
  private static let whole = """
    retention: small
    version: 3
    title: Small
    owner: Nobody yet
    disposal: on
    zone: Europe/London
    roles: { records: Who reviews }
    decided-by: records
    held-by: [records, chief]
    proposal-lapses: 30 days
    comes-to-notice: subjects.number
    groups:
      serious: { title: Serious, only-for: { size: [large] }, review-after: 10 years, then-every: 18 months, disposal: never }
      rest: { title: Rest, review-after: 6 years, then-every: 1 year }
    holds:
      cpia: { title: A case, asks: officer }
    early-disposal:
      court-order: { title: An order }

    """

  /// A definition of which the schedule can name fields, codes and roles.
  private static let workflow = """
    workflow: w
    version: 1
    title: W
    owner: O
    reference: S-{number}
    calendar: c
    roles: { chief: Who decides }
    records: { subject: { number: text, role: { one-of: [a] } } }
    fields:
      size: { one-of: [small, large] }
      kind: { one-of: kinds }
      note: text
      subjects: { list-of: subject }
    states: { open: { stage: raise, waits-for: raiser, no-clock: why }, shut: { stage: close, final: true } }
    raise: { by: chief, into: open }
    moves: { close: { from: open, to: shut, by: raiser } }

    """

  private func surroundings(_ holders: [String: Set<String>]? = nil) throws -> RetentionFile.Surroundings {
    let register = try #require(
      RegisterFile.read(
        "register: kinds\nversion: 1\ntitle: K\ncolumns: { title: text }\nentries: { one: { title: One } }\n", file: "k"
      ).value)
    let definition = try #require(
      DefinitionFile.read(
        Self.workflow.replacing("open:", with: "begun:").replacing("open,", with: "begun,"), file: "w"
      )
      .value)
    return RetentionFile.Surroundings(
      definitions: [definition], registers: [register], staff: holders.map { Staff(holders: $0) })
  }

  private func lines(_ text: String, _ holders: [String: Set<String>]? = nil) throws -> [String] {
    RetentionFile.check(text, file: "r", beside: try surroundings(holders), zone: Shipped.zone).diagnostics
      .map(\.description)
  }

  @Test("everything that a file says is in the schedule")
  func read() throws {
    let loaded = RetentionFile.check(Self.whole, file: "r", beside: try surroundings(), zone: Shipped.zone)
    #expect(loaded.diagnostics == [])
    let schedule = try #require(loaded.value)
    #expect(schedule.name == "small" && schedule.version == 3 && schedule.disposes)
    #expect(schedule.zone.name == "Europe/London" && schedule.owner == "Nobody yet")
    #expect(schedule.roles.names == ["records"])
    #expect(schedule.deciders == ["records"] && schedule.holders == ["records", "chief"])
    #expect(schedule.proposalLapses == Window(days: 30))
    #expect(schedule.subject == ["subjects", "number"])
    #expect(
      schedule.groups == [
        RetentionGroup(
          name: "serious", title: "Serious", onlyFor: ["size": ["large"]], reviewAfter: Window(months: 120),
          thenEvery: Window(months: 18), isNeverDisposed: true),
        RetentionGroup(
          name: "rest", title: "Rest", reviewAfter: Window(months: 72), thenEvery: Window(months: 12)),
      ])
    #expect(schedule.holdBases == [RetentionBasis(name: "cpia", title: "A case", asksOfficer: true)])
    #expect(schedule.earlyBases.names == ["court-order"])
  }

  @Test("the shipped schedule is sound beside the shipped workflow, and disposes of nothing")
  func shipped() throws {
    var registers: NameTable<Register> = []
    for name in try Shipped.names(in: "registers") {
      registers.append(try #require(RegisterFile.read(try Shipped.text("registers/" + name), file: name).value))
    }
    let definition = try #require(
      DefinitionFile.read(try Shipped.text("pio-tasking.yaml"), file: "pio-tasking.yaml").value)
    let loaded = RetentionFile.check(
      try Shipped.text("retention.yaml"), file: "retention.yaml",
      beside: RetentionFile.Surroundings(definitions: [definition], registers: registers), zone: Shipped.zone)
    #expect(loaded.diagnostics == [])
    let schedule = try #require(loaded.value)
    #expect(!schedule.disposes)
    #expect(schedule.groups.names == ["public-protection", "serious", "other-offences", "miscellaneous"])
    #expect(schedule.groups.filter(\.isNeverDisposed).map(\.name) == ["public-protection"])
    #expect(schedule.holdBases.filter(\.asksOfficer).map(\.name) == ["cpia"])
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let part: String
    let other: String
    let line: String
    var testDescription: String { "\(part) → \(other)" }

    init(_ part: String, _ other: String, _ line: String) { (self.part, self.other, self.line) = (part, other, line) }
  }

  @Test(
    "what is wrong is told at its place",
    arguments: [
      Fault("version: 3", "version: none", "r:2:10: error: expected a whole number from 1, found 'none'"),
      Fault("disposal: on", "disposal: true", "r:5:11: error: expected off or on, found 'true'"),
      Fault("disposal: on", "dispose: on", "r:1:1: error: the schedule has no 'disposal'"),
      Fault(
        "zone: Europe/London", "zone: Europe/Londom",
        "r:6:7: error: unknown time zone 'Europe/Londom'\n  hint: if it is spelt right, install the package tzdata"),
      Fault("records: Who", "machine: Who", "r:7:10: error: 'machine' is built in and cannot be a role"),
      Fault(
        "decided-by: records", "decided-by: record",
        "r:8:13: error: unknown role 'record'\n  hint: did you mean 'records'?"),
      Fault("decided-by: records", "decided-by: []", "r:8:13: error: somebody has to: name a role"),
      Fault(
        "[records, chief]", "[records, baker]",
        "r:9:20: error: unknown role 'baker'\n  hint: put it under 'roles', with what its holders do"),
      Fault("30 days", "30d", "r:10:18: error: expected years, months or days, such as 6 years, found '30d'"),
      Fault("subjects.number", "subjects.name", "r:11:18: error: no definition has a text at 'subjects.name'"),
      Fault(
        "subjects.number", "subjects.a.b",
        "r:11:18: error: expected a field, or a field and a member, such as subjects.number, found 'subjects.a.b'"),
      Fault(
        "size: [large]", "sise: [large]",
        "r:13:42: error: no definition has a field 'sise'\n  hint: did you mean 'size'?"),
      Fault(
        "size: [large]", "size: [large, hugo]", "r:13:56: error: 'hugo' is no code of 'size'"),
      Fault("size: [large]", "kind: [two]", "r:13:49: error: 'two' is no code of 'kind'"),
      Fault("size: [large]", "note: [x]", "r:13:42: error: 'note' is no field of codes"),
      Fault(
        "10 years", "101 years",
        "r:13:73: error: '101 years' is too long: a hundred years are the most\n  hint: write at most 100 years"),
      Fault(
        "10 years", "10 yaers", "r:13:73: error: expected years, months or days, such as 6 years, found '10 yaers'"),
      Fault("disposal: never", "disposal: later", "r:13:116: error: expected never, found 'later'"),
      Fault(
        "only-for: { size: [large] }, ", "",
        "r:13:3: error: group 'serious' takes every request, so none comes to those behind it\n"
          + "  hint: give it an 'only-for', or put it last"),
      Fault(
        "{ title: Rest,", "{ title: Rest, only-for: { size: [small] },",
        "r:14:34: error: the last group takes all other requests, so it has no 'only-for'\n"
          + "  hint: add a group for all others behind it"),
      Fault("then-every: 1 year", "then: 1 year", "r:14:9: error: group 'rest' has no 'then-every'"),
      Fault("asks: officer", "asks: judge", "r:16:32: error: expected officer, found 'judge'"),
      Fault(
        "court-order: { title: An order }", "court-order: { tile: An order }",
        "r:18:16: error: basis 'court-order' has no 'title'"),
    ])
  func faults(_ fault: Fault) throws {
    #expect(Self.whole.contains(fault.part))
    let found = try lines(Self.whole.replacing(fault.part, with: fault.other, maxReplacements: 1))
    #expect(found.contains(fault.line), "\(found)")
  }

  @Test(
    "a schedule that disposes says so where fewer than two people could, and is silent where nothing is disposed of")
  func tooFew() throws {
    let warning = { (count: String) in
      "r:8:13: warning: disposal takes two persons, and \(count) any of these roles\n  hint: tasking person grant PERSON ROLE"
    }
    #expect(try lines(Self.whole, [:]) == [warning("nobody holds")])
    #expect(try lines(Self.whole, ["records": ["a"], "chief": ["b"]]) == [warning("only one holds")])
    #expect(try lines(Self.whole, ["records": ["a", "b"]]) == [])
    #expect(try lines(Self.whole.replacing("disposal: on", with: "disposal: off"), [:]) == [])
  }
}
