import Testing
import Workflow
import WorkflowFile

@Suite("Files of notices")
struct NoticeFileTests {
  @Test("the shipped file is sound, and sends nothing anywhere")
  func shipped() throws {
    let loaded = NoticeFile.read(
      try Shipped.text("notices.yaml"), file: "notices.yaml", calendars: ["england-and-wales"])
    #expect(loaded.diagnostics.isEmpty)
    let plan = try #require(loaded.value)
    #expect(plan.channels.isEmpty && plan.routes.allSatisfy(\.through.isEmpty) && plan.duty == [.role("senior")])
    // Once it has channels, what is urgent goes by all of them.
    #expect(plan.routes.map(\.filter.priorities) == [["P1"], nil] && plan.routes[1].filter.isBeforeMorning)
    #expect(plan.urgent.contains { $0.isBeforeMorning })
    #expect(plan.backoff == Backoff() && plan.digest.every == 900 && plan.limit == .init(count: 30, within: 3_600))
  }

  @Test("everything that a file can say is read")
  func whole() throws {
    let loaded = NoticeFile.read(Self.whole, file: "f", calendars: ["scotland"])
    #expect(loaded.diagnostics.map(\.description) == [])
    let plan = try #require(loaded.value)
    guard case .mail(let mail) = plan.channels["mail"]?.means, case .webhook(let hook) = plan.channels["chat"]?.means
    else { throw Missing() }
    #expect(mail.server.text == "smtp://mail.example.org:587" && mail.login == "tasking" && mail.isEncrypted)
    #expect(hook.secretFile == "/etc/tasking/chat.key" && plan.channels["chat"]?.timeout == 5)
    #expect(plan.channels["pager"]?.means == .command(["/usr/local/bin/page", "-q", "-q"]))
    #expect(
      plan.routes[1] == .init(filter: NoticeFilter(priorities: ["P1", "P2"], from: 100), through: ["mail", "pager"]))
    #expect(plan.routes[0].filter.isBeforeMorning && plan.routes[0].through == ["mail", "chat", "pager", "relay"])
    #expect(mail.greeting == "[192.0.2.1]")
    #expect(plan.routes[2] == .init(filter: NoticeFilter(about: ["offer"]), through: []))
    #expect(plan.urgent == [NoticeFilter(priorities: ["P1"])] && plan.quietOutside == "scotland")
    #expect(
      plan.digest == .init(moreThan: 3, every: 1_800) && plan.crowds == .init(upTo: 3, teams: ["desk": "desk.mailbox"]))
    #expect(plan.duty == [.person("o.wner"), .role("senior")])
    #expect(plan.backoff == Backoff(first: 120, longest: 7_200, attempts: 9))
    #expect(plan.words.closing == "Ask the desk." && plan.words.subject.pieces.first == .value(.reference))
  }

  /// What must be there is not.
  struct Missing: Error {}

  private static let whole = """
    notices: desk
    version: 3
    title: Everything
    duty: [{ person: o.wner }, { role: senior }]
    channels:
      mail: { smtp: "smtp://mail.example.org:587", from: t@example.org, login: tasking, greets-as: "[192.0.2.1]", password-file: /etc/p, ca-file: /c }
      chat: { webhook: "https://chat.example.org/x", secret-file: /etc/tasking/chat.key, timeout: 5 }
      pager: { command: [/usr/local/bin/page, -q, -q] }
      relay: { smtp: "smtp://localhost:25", from: t@example.org, encrypted: false }
    routes:
      - { due: before-morning, through: every-channel }
      - { priorities: [P1, P2], from: 100%, through: [mail, pager] }
      - { about: offer, through: [] }
    urgent: [{ priorities: P1 }]
    quiet-outside: scotland
    digest: { more-than: 3, every: 30m }
    crowds: { up-to: 3, teams: { desk: desk.mailbox } }
    limit: { messages: 5, within: 1h }
    retries: { first: 2m, longest: 2h, attempts: 9 }
    words: { subject: "{reference} {step}", digest-subject: "{count}", line: "{reference}", closing: Ask the desk. }

    """

  @Test(
    "what is wrong is said with its place",
    arguments: [
      ("channels: { mail: { smtp: \"smtp://h:587\" } }", "4:19: error: channel 'mail' has no 'from'"),
      ("urgent: [{ due: tomorrow }]", "4:17: error: expected before-morning, found 'tomorrow'"),
      ("routes: [{ through: every-chanel }]", "4:21: error: there is no channel 'every-chanel'"),
      (
        "channels: { mail: { smtp: \"smtp://h\", from: a@b, greets-as: h } }",
        "4:61: error: 'h' is neither a host's full name nor an address in brackets"
      ),
      (
        "channels: { mail: { smtp: \"smtp://h\", from: \"a@b\\r\\nc\" } }",
        "4:45: error: 'a@b␍␊c' is no address of mail"
      ),
      (
        "channels: { mail: { smtp: \"smtp://h\", from: a@b, encrypted: false } }",
        "4:61: error: only mail to this machine, without a login, can go without encryption"
      ),
      (
        "channels: { mail: { smtp: \"smtp://h\", from: a@b, login: x } }",
        "4:19: error: 'login' and 'password-file' go together"
      ),
      (
        "channels: { chat: { webhook: \"http://h/\", secret-file: /k } }",
        "4:30: error: a webhook is https, but on this machine"
      ),
      ("channels: { chat: { webhook: \"https://h/\" } }", "4:19: error: channel 'chat' has no 'secret-file'"),
      ("channels: { p: { command: [page] } }", "4:27: error: a command begins with the path of a program, from / on"),
      ("channels: { name: { command: [/p] } }", "4:13: error: no channel can be called 'name'"),
      ("channels: { p: { command: [/p], login: x } }", "4:33: error: 'login' has no meaning here"),
      ("channels: { p: { timeout: 5 } }", "4:16: error: channel 'p' has exactly one of smtp, webhook and command"),
      ("routes: [{ through: post }]", "4:21: error: there is no channel 'post'"),
      ("quiet-outside: mars", "4:16: error: there is no calendar 'mars'"),
      ("words: { line: \"{title}\" }", "4:16: error: a message has no 'title'"),
      ("duty: [{ role: a, person: b }]", "4:8: error: an element of 'duty' names either a role or a person"),
      ("retries: { first: 2h }", "4:10: error: the first wait is longer than the longest"),
      ("password: x", "4:1: error: unknown key 'password'"),
    ])
  func faults(_ line: String, _ start: String) {
    let text = "notices: desk\nversion: 1\ntitle: t\n\(line)\n"
    let loaded = NoticeFile.read(text, file: "f", calendars: ["scotland"])
    let first = loaded.diagnostics.first.map { String("\($0)".dropFirst(2)) } ?? ""
    #expect(first.replacing("\r\n", with: "␍␊").hasPrefix(start), "\(first)")
    #expect(loaded.value == nil)
  }
}
