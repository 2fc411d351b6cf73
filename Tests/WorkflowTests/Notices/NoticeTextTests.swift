import Testing
import Workflow
import WorkingTime

@Suite("Words of notices")
struct NoticeTextTests {
  private func fact(
    _ reference: String = "PIO-2026-000418", about: String = "assess", percent: Int64? = 150, priority: String? = "P1",
    why: NoticeText.Why = .told
  ) throws -> NoticeText.Fact {
    NoticeText.Fact(
      reference: reference, kind: "visitor-check", priority: priority,
      notice: Notice(recipient: "k.osei", capacity: "supervisor", about: about, percent: percent),
      at: try Instant(rfc3339: "2026-11-20T09:37:00Z"), why: why)
  }

  @Test("one notice says reference, kind, priority, what it is about and how late, and no person")
  func one() throws {
    let text = try NoticeText([try fact()], words: NoticeWords(), zone: .utc, isRehearsal: false)
    #expect(text.subject == "PIO-2026-000418 P1: assess 150%")
    #expect(
      text.lines == [
        "PIO-2026-000418  P1  visitor-check  assess 150%, for the supervisor, Fri 20 Nov 2026 09:37 UTC", "",
        "What to do: tasking inbox, then tasking next REFERENCE.",
      ])
  }

  @Test("a digest lists them all, and a move has no share of time")
  func digest() throws {
    let facts = [try fact(), try fact("PIO-2026-000419", about: "offer", percent: nil, priority: nil)]
    let text = try NoticeText(facts, words: NoticeWords(), zone: .utc, isRehearsal: true)
    #expect(text.subject == "REHEARSAL 2 notices, the most urgent PIO-2026-000418 P1")
    #expect(text.lines.first == "REHEARSAL: nothing of this is real.")
    #expect(text.lines[3] == "PIO-2026-000419  -  visitor-check  offer , for the supervisor, Fri 20 Nov 2026 09:37 UTC")
  }

  @Test("whoever is on duty reads why they get it")
  func duty() throws {
    let text = try NoticeText(
      [try fact(why: .dead), try fact(why: .vacant)], words: NoticeWords(), zone: .utc, isRehearsal: false)
    #expect(text.lines[0].hasPrefix("could not be delivered: PIO-2026-000418"))
    #expect(text.lines[1].hasPrefix("nobody is there for it: PIO-2026-000418"))
  }

  @Test(
    "a value that would begin another line is refused",
    arguments: ["a\rb", "a\nBcc: x@example.org", "a\u{85}b", "a\u{2028}b", "a\0", "a\u{1B}[2J"])
  func injection(_ word: String) throws {
    let facts = [try fact(about: word)]
    #expect(throws: NoticeTemplateFault.control) {
      try NoticeText(facts, words: NoticeWords(), zone: .utc, isRehearsal: false)
    }
  }

  @Test("a template is read with its places, and what has no place in a message cannot be named")
  func templates() throws {
    #expect(
      try NoticeTemplate("{priority} {reference}!").pieces
        == [.value(.priority), .text(" "), .value(.reference), .text("!")])
    let wrong: [(String, NoticeTemplateFault)] = [
      ("{title}", .unknown("title")), ("{name}", .unknown("name")), ("{recipient}", .unknown("recipient")),
      ("{", .brace), ("}", .brace), ("a } b", .brace), ("a\nb", .control),
    ]
    for (text, fault) in wrong { #expect(throws: fault) { try NoticeTemplate(text) } }
    #expect(NoticeTemplateFault.unknown("refrence").hint == "did you mean 'reference'?")
    #expect(NoticeTemplateFault.unknown("title").sentence == "a message has no 'title'")
    #expect(NoticeTemplateFault.brace.sentence == "a brace stands alone")
  }
}

@Suite("Plans of notices")
struct NoticePlanTests {
  @Test("waits double from the first to the longest, by chance between half and whole, and end")
  func backoff() throws {
    let now = Instant(secondsSinceEpoch: 0)
    let backoff = Backoff(first: 60, longest: 3_600, attempts: 100)
    func waits(_ chance: UInt64) -> [Int64?] {
      [1, 2, 3, 6, 7, 50, 99, 100].map { backoff.next(after: $0, at: now, chance: chance)?.secondsSinceEpoch }
    }
    #expect(waits(0) == [30, 60, 120, 960, 1_800, 1_800, 1_800, nil])
    // The largest share of chance that each has.
    #expect(backoff.next(after: 1, at: now, chance: 30)?.secondsSinceEpoch == 60)
    for chance in [UInt64.min, 7, 12_345_678_901, .max] {
      for failures in 1..<100 {
        let wait = try #require(backoff.next(after: failures, at: now, chance: chance)).secondsSinceEpoch
        #expect((30...3_600).contains(wait))
      }
    }
  }

  @Test("the first route that fits counts, and a channel that is not there is left out")
  func routes() {
    var plan = NoticePlan(name: "p", version: 1, title: "t")
    plan.channels = [NoticeChannel(name: "mail", means: .command(["/bin/true"]))]
    plan.routes = [
      .init(filter: NoticeFilter(priorities: ["P1"]), through: ["mail", "gone"]),
      .init(filter: NoticeFilter(capacities: ["raiser"]), through: []),
      .init(filter: NoticeFilter(about: ["assess"], from: 100), through: ["mail"]),
    ]
    plan.urgent = [NoticeFilter(from: 200)]
    func ways(_ capacity: String, _ about: String, _ percent: Int64?, _ priority: String?) -> [String] {
      plan.channels(
        for: Notice(recipient: "a", capacity: capacity, about: about, percent: percent), priority: priority)
    }
    #expect(ways("raiser", "offer", nil, "P1") == ["mail"])
    #expect(ways("raiser", "assess", 100, "P2") == [])
    #expect(ways("senior", "assess", 99, "P2") == [])
    #expect(ways("senior", "assess", 100, nil) == ["mail"])
    #expect(ways("senior", "assess", nil, "P2") == [])
    // Whoever stands in hears what the one who is away would.
    #expect(ways("deputy of raiser", "assess", 100, "P2") == [])
    #expect(ways("deputy of senior", "assess", 100, "P2") == ["mail"])
    #expect(plan.isUrgent(Notice(recipient: nil, capacity: "x", about: "y", percent: 200), priority: nil))
    #expect(!plan.isUrgent(Notice(recipient: nil, capacity: "x", about: "y"), priority: "P1"))
  }

  @Test(
    "one plain address of mail is one, and nothing that could hide a second is",
    arguments: [
      ("k.osei@example.org", true), ("a+b@localhost", true), ("k.osei", false), ("@example.org", false),
      ("a@b@c", false), ("a b@example.org", false), ("a@example.org\r\nRCPT TO:<x@y>", false),
      ("<a@example.org>", false),
      ("a@example.org,b@example.org", false), ("\"a\"@example.org", false), ("a..b@example.org", false),
      ("a@-example.org", false), ("a@example..org", false), ("ä@example.org", false), ("", false),
    ])
  func addresses(_ text: String, isOne: Bool) {
    #expect(NoticeChannel.isMailAddress(text) == isOne)
  }

  @Test(
    "a server's address is read, without a name or a password in it",
    arguments: [
      ("smtp://mail.example.org:587", true), ("https://chat.example.org/hooks/x?y=1", true),
      ("http://127.0.0.1:8", true),
      ("smtp://a:b@mail.example.org", false), ("mail.example.org", false), ("smtp:/x", false), ("smtp://", false),
      ("smtp://host:0", false), ("smtp://host:x", false), ("https://h/\"\nurl", false), ("https://h/ b", false),
    ])
  func servers(_ text: String, isOne: Bool) {
    #expect(NoticeServer(text)?.text == (isOne ? text : nil))
  }
}
