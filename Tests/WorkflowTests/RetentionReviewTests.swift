import FoundationEssentials
import Testing
import Workflow
import WorkflowBench
import WorkingTime

@Suite("When a finished request is reviewed")
struct RetentionReviewTests {
  private static func zone(_ name: String) throws -> Zone {
    let bytes = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/" + name))
    return try Zone(name: name, tzif: Array(bytes))
  }

  private static func schedule(_ zone: String = "Europe/London", after: Window, every: Window) throws
    -> RetentionSchedule
  {
    var schedule = RetentionSchedule(
      name: "s", version: 1, title: "S", owner: "O", disposes: true, zone: try self.zone(zone),
      proposalLapses: Window(months: 1))
    schedule.groups = [
      RetentionGroup(
        name: "big", title: "Big", onlyFor: ["size": ["large"], "kind": ["a", "b"]], reviewAfter: Window(months: 120),
        thenEvery: every),
      RetentionGroup(name: "rest", title: "Rest", reviewAfter: after, thenEvery: every),
    ]
    return schedule
  }

  struct Sum: Sendable, CustomTestStringConvertible {
    let closed: String
    let after: Window
    let due: String
    var zone = "Europe/London"
    var testDescription: String { "\(closed) + \(after.months) months, \(after.days) days in \(zone)" }
  }

  @Test(
    "a period is counted by the calendar, on the wall of the schedule's zone, and clamped at the ends of months",
    arguments: [
      Sum(closed: "2024-02-29T12:00:00Z", after: Window(months: 72), due: "2030-02-28"),
      Sum(closed: "2024-02-29T12:00:00Z", after: Window(months: 48), due: "2028-02-29"),
      Sum(closed: "2026-08-31T12:00:00Z", after: Window(months: 6), due: "2027-02-28"),
      Sum(closed: "2027-08-31T12:00:00Z", after: Window(months: 6), due: "2028-02-29"),
      Sum(closed: "2026-12-31T23:59:59Z", after: Window(months: 12), due: "2027-12-31"),
      // Half past eleven at night UTC is the next day of London in summer, and is not in winter.
      Sum(closed: "2026-07-01T23:30:00Z", after: Window(months: 72), due: "2032-07-02"),
      Sum(closed: "2026-01-01T23:30:00Z", after: Window(months: 72), due: "2032-01-01"),
      Sum(closed: "2026-01-01T23:30:00Z", after: Window(months: 72), due: "2032-01-02", zone: "Europe/Athens"),
      Sum(closed: "2026-01-01T02:00:00Z", after: Window(months: 72), due: "2031-12-31", zone: "America/New_York"),
      Sum(closed: "2026-01-31T12:00:00Z", after: Window(days: 30), due: "2026-03-02"),
    ])
  func sums(_ sum: Sum) throws {
    let schedule = try Self.schedule(sum.zone, after: sum.after, every: Window(months: 12))
    let review = try #require(schedule.review(closed: try at(sum.closed), fields: [:], nil, .none))
    #expect(review.due?.iso == sum.due)
    #expect(review.clearSince == (try at(sum.closed)))
  }

  @Test("a request belongs to the first group that it fits in every field, or where its last review put it")
  func groups() throws {
    let schedule = try Self.schedule(after: Window(months: 72), every: Window(months: 12))
    func group(_ fields: [String: FieldValue], _ retention: Retention? = nil) -> String? {
      schedule.group(of: fields, retention)?.name
    }
    #expect(group(["size": .text("large"), "kind": .text("b")]) == "big")
    #expect(group(["size": .text("large"), "kind": .text("c")]) == "rest")
    #expect(group(["size": .text("large")]) == "rest")
    #expect(group([:]) == "rest")
    var kept = Retention()
    let day = try CivilDate(iso: "2030-01-01")
    kept.review = Retention.Review(group: "big", next: day, by: "a", at: try at("2026-01-01T00:00:00Z"))
    #expect(group([:], kept) == "big")
    // A group that the schedule has no more is none.
    kept.review = Retention.Review(group: "gone", next: day, by: "a", at: try at("2026-01-01T00:00:00Z"))
    #expect(group([:], kept) == "rest")
  }

  @Test("another request about the subject puts the clear period off until it is closed, and while it is open for good")
  func attention() throws {
    let schedule = try Self.schedule(after: Window(months: 72), every: Window(months: 12))
    let closed = try at("2026-03-01T12:00:00Z")
    func due(_ attention: Attention, _ retention: Retention? = nil) -> String? {
      schedule.review(closed: closed, fields: [:], retention, attention)?.due?.iso
    }
    #expect(due(.none) == "2032-03-01")
    #expect(due(.until(try at("2025-01-01T12:00:00Z"))) == "2032-03-01")
    #expect(due(.until(try at("2028-05-05T12:00:00Z"))) == "2034-05-05")
    #expect(due(.lasting) == nil)
    // A review counts as well: the later of the two.
    var kept = Retention()
    kept.review = Retention.Review(
      group: "rest", next: try CivilDate(iso: "2033-01-01"), by: "a", at: try at("2032-01-01T00:00:00Z"))
    #expect(due(.none, kept) == "2033-01-01")
    #expect(due(.until(try at("2028-05-05T12:00:00Z")), kept) == "2034-05-05")
  }

  @Test("who names a subject is found however it was typed, and a request is no notice of itself")
  func index() throws {
    func subjects(_ numbers: String...) -> [String: FieldValue] {
      ["subjects": .list(numbers.map { .record(["number": .text($0), "role": .text("target")]) })]
    }
    let (one, two) = (try at("2026-01-01T00:00:00Z"), try at("2027-01-01T00:00:00Z"))
    var index = AttentionIndex(path: ["subjects", "number"])
    index.add("A", subjects("A1234BC", "B1"), closed: one)
    index.add("B", subjects(" a1234 bc"), closed: two)
    index.add("C", subjects("C1", "C1", ""), closed: one)
    index.add("D", subjects("B1"), closed: nil)
    index.add("E", [:], closed: nil)
    #expect(index.attention(to: subjects("A1234BC"), of: "A") == .until(two))
    #expect(index.attention(to: subjects("A1234BC"), of: "B") == .until(one))
    #expect(index.attention(to: subjects("A1234BC", "B1"), of: "A") == .lasting)
    #expect(index.attention(to: subjects("C1"), of: "C") == .none)
    #expect(index.attention(to: subjects(""), of: "Z") == .none)
    #expect(index.attention(to: [:], of: "Z") == .none)
    #expect(AttentionIndex(path: nil).attention(to: subjects("A1234BC"), of: "A") == .none)
    var plain = AttentionIndex(path: ["who"])
    plain.add("A", ["who": .text("x")], closed: one)
    #expect(plain.attention(to: ["who": .list([.text("X")])], of: "B") == .until(one))
  }

  @Test("a proposal stands for its time, by the schedule that it was made by, to the second")
  func lapse() throws {
    let schedule = try Self.schedule(after: Window(months: 72), every: Window(months: 12))
    var kept = Retention()
    kept.proposal = Retention.Proposal(
      schedule: "d", group: "rest", basis: nil, by: "a", at: try at("2027-01-31T10:00:00Z"))
    let end = try at("2027-02-28T10:00:00Z")
    #expect(schedule.lapse(of: try at("2027-01-31T10:00:00Z")) == end)
    #expect(schedule.standingProposal(kept, by: "d", at: end.advanced(bySeconds: -1)) == kept.proposal)
    #expect(schedule.standingProposal(kept, by: "d", at: end) == nil)
    #expect(schedule.standingProposal(kept, by: "e", at: end.advanced(bySeconds: -1)) == nil)
    #expect(schedule.standingProposal(nil, by: "d", at: end) == nil)
  }

  @Test("what is kept is reviewed again after the group's time, and never before its first review")
  func again() throws {
    let schedule = try Self.schedule(after: Window(months: 72), every: Window(months: 60))
    let group = try #require(schedule.groups["rest"])
    func next(_ now: String, _ attention: Attention = .none) throws -> String {
      schedule.nextReview(
        in: group, keptAt: try at(now), closed: try at("2026-03-01T12:00:00Z"), attention
      ).iso
    }
    #expect(try next("2032-03-05T12:00:00Z") == "2037-03-05")
    // Reviewed early, for whatever occasion: not before 2032.
    #expect(try next("2026-04-01T12:00:00Z") == "2032-03-01")
    #expect(try next("2032-03-05T12:00:00Z", .until(try at("2031-12-31T12:00:00Z"))) == "2037-12-31")
    #expect(try next("2032-03-05T12:00:00Z", .lasting) == "2037-03-05")
  }
}

@Suite("Why nothing is decided about keeping a request")
struct RetentionFaultWordsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let fault: RetentionFault
    let code: String
    let sentence: String
    var remedy: String?
    var isPermission = false
    var testDescription: String { code }
  }

  static let rows: [Row] = [
    Row(
      fault: .disposalOff(schedule: "s version 1"), code: "disposal-off",
      sentence: "disposal is switched off in the schedule s version 1: nothing is disposed of"),
    Row(
      fault: .held(bases: ["cpia", "inquest"]), code: "held",
      sentence: "it is held for cpia and inquest, and what is held is not erased"),
    Row(
      fault: .notFinished(state: "acting"), code: "not-finished",
      sentence: "it is acting, and only a finished request is reviewed or disposed of"),
    Row(
      fault: .notDue(due: "2032-01-01", bases: ["court-order", "erasure-ordered"]), code: "not-due",
      sentence: "its review is due on 2032-01-01, and until then it is kept",
      remedy: "where the law wants it sooner: basis=court-order or basis=erasure-ordered"),
    Row(
      fault: .notClear(bases: []), code: "not-clear",
      sentence: "another request that names one of its subjects is open, so its clear period has not begun"),
    Row(
      fault: .neverDisposed(group: "g"), code: "never-disposed",
      sentence: "what is in the group g is reviewed, and never disposed of",
      remedy: "a review may put it in another group: outcome=retain group=… reason=\"…\""),
    Row(
      fault: .secondPerson, code: "second-person", sentence: "you proposed it, and disposal takes a second person",
      isPermission: true),
    Row(
      fault: .otherBasis(proposed: "court-order"), code: "other-basis",
      sentence: "it was proposed on the basis court-order, and not on another", remedy: "basis=court-order, or no basis"
    ),
    Row(
      fault: .otherBasis(proposed: nil), code: "other-basis", sentence: "it was proposed without a basis",
      remedy: "leave basis= away"),
    Row(
      fault: .wantsReason, code: "wants-reason", sentence: "give the reason: it is kept with the decision",
      remedy: "reason=\"…\""),
    Row(
      fault: .wantsOfficer(basis: "cpia"), code: "wants-officer",
      sentence: "a hold for cpia names the officer who is told of disclosure", remedy: "officer=\"…\""),
    Row(fault: .heldAlready(basis: "cpia"), code: "held-already", sentence: "it is held for cpia already"),
    Row(fault: .notHeld(basis: "cpia"), code: "not-held", sentence: "it is not held for cpia"),
    Row(fault: .notHeld(basis: nil), code: "not-held", sentence: "it is not held"),
    Row(
      fault: .whichHold(bases: ["cpia", "inquest"]), code: "which-hold",
      sentence: "it is held for cpia and inquest: say which is released", remedy: "basis=cpia"),
  ]

  @Test("each has its code, its sentence and its remedy", arguments: rows)
  func words(_ row: Row) {
    let blocker = Blocker(.retention(row.fault))
    #expect(blocker.code == row.code)
    #expect(blocker.sentence == row.sentence)
    #expect(blocker.remedy == row.remedy)
    #expect(blocker.isAboutPermission == row.isPermission)
  }

  @Test("the codes are those, none is also the code of an act")
  func codes() {
    #expect(Set(Self.rows.map(\.code)) == Set(RetentionFault.codes))
    #expect(Set(RetentionFault.codes).isDisjoint(with: Blocker.codes))
  }
}
