import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Deputies gain nothing by an absence")
struct DeputyTests {
  private static let middling = ["impact=moderate", "immediacy=weeks"]

  private static func appoint(_ desk: Desk, _ person: String, _ deputy: String?, as actor: String) throws {
    try desk.perform(Command.Appoint(person: person, deputy: deputy), as: actor)
  }

  /// Gives somebody a role beside their own.
  private static func grant(_ desk: Desk, _ person: String, _ role: String) throws {
    try desk.perform(Command.Grant(person: person, role: role, until: nil), as: Desk.owner)
  }

  /// A way to stand in for k.osei by one's own word.
  struct Way: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What others have said before.
    var before: @Sendable (Desk) throws -> Void = { _ in }
    /// What y.tanaka says, who is a coordinator and here a PIO as well.
    let act: @Sendable (Desk) throws -> Void
  }

  private static let ways: [Way] = [
    Way(testDescription: "named in the absence") { try $0.leave("k.osei", deputy: "y.tanaka", as: "y.tanaka") },
    Way(testDescription: "named in an absence to come") {
      try $0.leave("k.osei", from: "+3d", until: "+5d", deputy: "y.tanaka", as: "y.tanaka")
    },
    Way(testDescription: "standing deputy of somebody who is there") {
      try appoint($0, "k.osei", "y.tanaka", as: "y.tanaka")
    },
    Way(
      testDescription: "standing deputy of somebody who is away", before: { try $0.leave("k.osei", as: "h.lindqvist") },
      act: { try appoint($0, "k.osei", "y.tanaka", as: "y.tanaka") }),
    Way(
      testDescription: "standing by another's word, the absence by one's own",
      before: { try appoint($0, "k.osei", "y.tanaka", as: "h.lindqvist") },
      act: { try $0.leave("k.osei", as: "y.tanaka") }),
    Way(
      testDescription: "by the record of the person",
      act: { desk in
        let fields = [Entry(typed: "deputy=y.tanaka")]
        try desk.perform(Command.ChangePerson(id: "k.osei", fields: fields), as: "y.tanaka")
      }),
    Way(
      testDescription: "at the end of a chain: the person",
      before: {
        try appoint($0, "s.ibrahim", "y.tanaka", as: "h.lindqvist")
        try $0.leave("s.ibrahim", as: "h.lindqvist")
      }, act: { try $0.leave("k.osei", deputy: "s.ibrahim", as: "y.tanaka") }),
    Way(
      testDescription: "at the end of a chain: its middle",
      before: {
        try appoint($0, "s.ibrahim", "y.tanaka", as: "h.lindqvist")
        try $0.leave("k.osei", deputy: "s.ibrahim", as: "h.lindqvist")
      }, act: { try $0.leave("s.ibrahim", as: "y.tanaka") }),
    Way(
      testDescription: "at the end of a chain that comes about later",
      before: {
        try appoint($0, "s.ibrahim", "y.tanaka", as: "h.lindqvist")
        try $0.leave("s.ibrahim", from: "+2d", until: "+3d", as: "h.lindqvist")
      }, act: { try $0.leave("k.osei", until: "+9d", deputy: "s.ibrahim", as: "y.tanaka") }),
    Way(
      testDescription: "because the absence lasts longer",
      before: { try $0.leave("k.osei", until: "+1d", deputy: "y.tanaka", as: "h.lindqvist") },
      act: { try $0.leave("k.osei", until: "+9d", deputy: "y.tanaka", as: "y.tanaka") }),
    Way(
      testDescription: "because a later absence that names another ends",
      before: {
        try $0.leave("k.osei", deputy: "y.tanaka", as: "h.lindqvist")
        try $0.leave("k.osei", deputy: "s.ibrahim", as: "h.lindqvist")
      },
      act: { desk in
        let last = try #require(try desk.absences("k.osei").absences.map(\.number).max())
        try desk.comeBack("k.osei", number: last, as: "y.tanaka")
      }),
  ]

  @Test("nobody comes to stand in for somebody by their own word, in whatever way; another says it", arguments: ways)
  func byOwnWord(way: Way) throws {
    let desk = try Desk()
    try Self.grant(desk, "y.tanaka", "pio")
    try way.before(desk)
    let before = try desk.store.read { try $0.head() }
    let error = try desk.refusal { try way.act(desk) }
    #expect(error.code == .notPermitted)
    #expect(error.message.hasPrefix("you would stand in for "), "\(error.message)")
    #expect(
      error.hint?.contains("h.lindqvist") == true || error.hint?.contains("d.reyes") == true, "\(error.hint ?? "")")
    #expect(try desk.store.read { try $0.head() } == before)
  }

  @Test("the person themselves, and whoever gains nothing, say it as easily as before")
  func others() throws {
    let desk = try Desk()
    try Self.grant(desk, "y.tanaka", "pio")
    try desk.leave("k.osei", deputy: "y.tanaka", as: "k.osei")
    try desk.comeBack("k.osei", as: "y.tanaka")
    try desk.leave("k.osei", deputy: "y.tanaka", as: "j.mercer")
    // Who stands in already gains nothing by saying it again, or by saying that it is over.
    try desk.leave("k.osei", until: "+2d", as: "y.tanaka")
    try desk.leave("s.ibrahim", deputy: "k.osei", as: "h.lindqvist")
    try desk.verify()
  }

  @Test(
    "whoever holds none of the person's roles is not named, by whomever; the refusal says who could",
    arguments: ["b.hughes", "j.mercer", "h.lindqvist", "c.doherty", "n.farouk", "r.okafor"])
  func withoutRole(deputy: String) throws {
    let desk = try Desk()
    let reference = try desk.bring(Self.middling, to: "offered")
    for actor in ["k.osei", "p.chowdhury"] {
      let error = try desk.refusal { try desk.leave("k.osei", deputy: deputy, as: actor) }
      #expect(error.code == .refused)
      #expect(error.message == "\(deputy) holds none of the roles of k.osei (pio), and could do none of it")
      #expect(error.hint == "who could: a.kaur, d.reyes, m.nowak, o.wner, s.ibrahim")
      #expect(try desk.refusal { try Self.appoint(desk, "k.osei", deputy, as: actor) }.code == .refused)
    }
    // One who held it when they were named, and does not any more, does nothing either.
    try Self.grant(desk, deputy, "pio")
    try desk.leave("k.osei", deputy: deputy, as: "k.osei")
    try desk.perform(Command.Revoke(person: deputy, role: "pio"), as: Desk.owner)
    #expect(try desk.refusal { try desk.move("take-on", reference, by: deputy) }.code == .notPermitted)
    #expect(try desk.list(.mine, as: deputy).requests.allSatisfy { $0.raiser == deputy && $0.standsInFor == nil })
    #expect(try desk.staffing().unattended.map(\.reference) == [reference])
    #expect(try desk.absences().absences.first?.standIn == nil)
    try desk.verify()
  }

  @Test("a deputy who lacks some of the roles, or a prison, is named with a word of what nobody does then")
  func partly() throws {
    let desk = try Desk()
    let reference = try desk.bring(Self.middling, to: "acting")
    func warnings(_ person: String, _ deputy: String) throws -> [String] {
      try desk.perform(Command.RecordAbsence(person: person, deputy: deputy), as: person).warnings
    }
    let other = try warnings("d.reyes", "s.ibrahim")
    #expect(other == ["s.ibrahim does not hold supervisor: as such nobody stands in for d.reyes"], "\(other)")
    let beyond = try warnings("k.osei", "m.nowak")
    #expect(
      beyond == ["m.nowak could not be given \(reference), and cannot act on it; who could: s.ibrahim"],
      "\(beyond)")
    #expect(try desk.list(.mine, as: "m.nowak").requests == [] && desk.list(.queue, as: "m.nowak").requests == [])
    #expect(try desk.staffing().unattended.map(\.reference) == [reference])
    #expect(
      try desk.refusal { try desk.move("progress", reference, by: "m.nowak", ["reason=On."]) }.code == .notPermitted)
    try desk.verify()
  }

  @Test("what others recorded of somebody stands in their inbox, once, and says who did")
  func told() throws {
    let desk = try Desk()
    func matters(_ person: String, all: Bool = false, keep: Bool = false) throws -> [Inbox.Matter] {
      let inbox = try desk.perform(Command.ReadInbox(all: all), as: person).answer
      if !keep { try desk.perform(Command.SeeNotices(notices: inbox.notices.map(\.notice)), as: person) }
      return inbox.notices.compactMap(\.matter)
    }
    for person in ["k.osei", "s.ibrahim", "h.lindqvist"] { #expect(try matters(person) == []) }
    let absence = try desk.leave("k.osei", until: "+2d", deputy: "s.ibrahim", as: "h.lindqvist")
    #expect(try matters("k.osei", keep: true).map(\.by) == ["h.lindqvist"])
    let read = try matters("k.osei")
    #expect(read.map(\.kind) == ["absence-recorded"] && read.map(\.number) == [absence.number])
    #expect(try matters("k.osei") == [] && matters("k.osei", all: true) == read)
    #expect(try matters("s.ibrahim").map(\.person) == ["k.osei"])
    // What somebody says of themselves is no news.
    try desk.comeBack("k.osei", as: "k.osei")
    try Self.appoint(desk, "k.osei", "s.ibrahim", as: "k.osei")
    #expect(try matters("k.osei") == [] && matters("s.ibrahim").map(\.kind) == ["person-changed"])
    try Self.appoint(desk, "k.osei", "d.reyes", as: "p.chowdhury")
    #expect(try matters("s.ibrahim").map(\.deputy) == ["d.reyes"] && matters("d.reyes").map(\.person) == ["k.osei"])
    #expect(try matters("k.osei").map(\.by) == ["p.chowdhury"])
    try desk.leave("k.osei", as: "k.osei")
    try desk.comeBack("k.osei", as: "p.chowdhury")
    let revoked = Command.Revoke(person: "k.osei", role: "pio", from: "+1d")
    try desk.perform(revoked, as: Desk.owner)
    #expect(try matters("k.osei").map(\.kind) == ["absence-ended", "role-revoked"])
    #expect(try matters("h.lindqvist") == [])
    try desk.verify()
  }
}
