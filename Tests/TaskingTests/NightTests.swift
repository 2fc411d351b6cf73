import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Notices in quiet hours")
struct NightTests {
  private static let plan = """
    routes: [{ priorities: [P1], through: every-channel }, { due: before-morning, through: pager }, { through: mail }]
    urgent: [{ priorities: [P1] }, { due: before-morning }]
    quiet-outside: england-and-wales
    """

  private func desk(_ plan: String = NightTests.plan, at time: String) throws -> PostDesk {
    let post = try PostDesk(plan, at: time)
    for person in ["j.mercer", "b.hughes"] { try post.set(person, "pager=\(person)", "mail=\(person)@example.org") }
    return post
  }

  /// What j.mercer got, by which way.
  private func got(_ post: PostDesk) -> [String] {
    post.letters.filter { $0.letter.address.hasPrefix("j.mercer") }.map(\.channel).sorted()
  }

  @Test(
    "what falls due before the morning goes at once, what does not waits for it",
    arguments: [
      ("P1", ["impact=critical", "immediacy=now"], ["mail", "pager"]),
      ("P2", ["impact=high", "immediacy=days"], ["pager"]),
      ("P3", ["impact=moderate", "immediacy=weeks"], []), ("P4", [], []),
    ] as [(String, [String], [String])])
  func evening(priority: String, fields: [String], ways: [String]) throws {
    let post = try desk(at: "2026-11-23T19:00:00Z")
    try post.desk.raise(fields)
    try post.deliver()
    #expect(got(post) == ways, "\(priority)")
    try post.desk.at("2026-11-24T08:00:00Z")
    try post.deliver()
    #expect(got(post).count >= 1)
  }

  @Test("through the night each rung of what runs through it is told as it falls due, and what is met is not")
  func rungs() throws {
    let post = try desk(at: "2026-11-23T19:00:00Z")
    let reference = try post.desk.raise(["impact=high", "immediacy=days"]).reference
    func rungs() -> Int {
      post.letters.filter { $0.letter.address.hasPrefix("j.mercer") }.flatMap(\.letter.notices)
        .filter { $0.notice.percent != nil }.count
    }
    try post.desk.tick(at: "2026-11-23T19:46:00Z")
    try post.deliver()
    #expect(rungs() == 1)
    try post.desk.move("take-up", reference, by: "j.mercer")
    // The next clock, of four hours, is reminded of at 22:00 and runs out at 23:00.
    try post.desk.tick(at: "2026-11-23T22:01:00Z")
    try post.deliver()
    #expect(rungs() == 2)
  }

  @Test("in working hours nothing of it changes, and a plan without the word keeps its meaning")
  func otherwise() throws {
    let day = try desk(at: "2026-11-23T10:00:00Z")
    try day.desk.raise(["impact=high", "immediacy=days"])
    try day.deliver()
    #expect(got(day) == ["mail"])
    let old = try desk(
      "routes: [{ through: mail }]\nurgent: [{ priorities: [P1] }]\nquiet-outside: england-and-wales",
      at: "2026-11-23T19:00:00Z")
    try old.desk.raise(["impact=high", "immediacy=days"])
    try old.deliver()
    #expect(got(old).isEmpty)
    try old.desk.at("2026-11-24T08:00:00Z")
    try old.deliver()
    #expect(got(old) == ["mail"])
  }

  @Test("each one's own calendar says when their morning is")
  func ownCalendar() throws {
    // 30 November is a holiday in Scotland alone: the morning is the day after.
    for (calendar, ways) in [("england-and-wales", []), ("scotland", ["pager"])] as [(String, [String])] {
      let post = try desk(at: "2026-11-30T01:00:00Z")
      try post.set("j.mercer", "calendar=\(calendar)")
      try post.desk.raise(["impact=high", "immediacy=hours", "kind=visitor-check"])
      post.desk.clock.advance(seconds: 60)
      let reference = try post.desk.raise(["impact=low", "immediacy=now"]).reference
      try post.deliver()
      let found = post.letters.filter { $0.letter.address == "j.mercer" }
        .filter { $0.letter.notices.contains { $0.reference == reference } }
      #expect(found.map(\.channel) == ways, "\(calendar)")
    }
  }

  @Test("a channel that asks to be left alone is, by every message, urgent ones and new ones too, until then")
  func leftAlone() throws {
    let post = try PostDesk(
      "routes: [{ about: [submit], through: [] }, { through: mail }]\nurgent: [{ priorities: [P4] }]")
    post.answer = { _, _ in .failed("busy", isChannelDown: true, waits: 600) }
    try post.sendBack()
    try post.deliver()
    #expect(post.letters.count == 1)
    post.answer = { _, _ in .delivered }
    for _ in 0..<9 {
      post.desk.clock.advance(seconds: 60)
      try post.sendBack()
      #expect(try post.deliver().sent == 0)
    }
    #expect(post.letters.count == 1)
    post.desk.clock.advance(seconds: 60)
    try post.deliver()
    #expect(post.told.flatMap(\.self).count >= 10)
    #expect(try post.outbox().allSatisfy { $0.status == "delivered" || $0.status == "inbox" })
    try post.desk.verify()
  }
}
