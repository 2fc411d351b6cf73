import FoundationEssentials
import Glibc
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import TaskingCLI
@testable import TaskingMachine

@Suite("Ways out for notices", .serialized)
struct CourierTests {
  private let courier = Courier(now: { TestHost.now })

  private func letter(to address: String = "k.osei@example.org", about: String = "assess") throws -> Letter {
    let fact = NoticeText.Fact(
      reference: "PIO-2026-000418", kind: "visitor-check", priority: "P1",
      notice: Notice(recipient: "k.osei", capacity: "supervisor", about: about, percent: 150), at: TestHost.now,
      why: .told)
    let text = try NoticeText([fact], words: NoticeWords(), zone: .utc, isRehearsal: false)
    return Letter(
      id: "0123@abcd", address: address, at: TestHost.now, isRehearsal: false, text: text, notices: [fact])
  }

  private func mail(_ sink: Sink, _ change: (inout NoticeChannel.Mail) -> Void = { _ in }) throws -> NoticeChannel {
    var mail = NoticeChannel.Mail(
      server: try #require(NoticeServer("smtp://localhost:\(sink.port)")), from: "tasking@example.org")
    change(&mail)
    return NoticeChannel(name: "mail", means: .mail(mail), timeout: 2)
  }

  @Test("mail arrives whole at a server on this machine, and what the server says becomes words without its own")
  func plainMail() throws {
    let host = TestHost()
    defer { host.remove() }
    let sink = try Sink("mail_sink.py", in: host.folder + "/sink")
    defer { sink.stop() }
    let channel = try mail(sink) { $0.isEncrypted = false }
    #expect(courier.send(try letter(), by: channel) == .delivered)
    #expect(
      sink.mail == [
        [
          "tasking@example.org k.osei@example.org", "Date: Fri, 20 Nov 2026 08:55:00 +0000",
          "From: tasking@example.org",
          "To: k.osei@example.org", "Subject: PIO-2026-000418 P1: assess 150%", "Message-ID: <0123@abcd>",
          "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=us-ascii", "",
          "PIO-2026-000418  P1  visitor-check  assess 150%, for the supervisor, Fri 20 Nov 2026 08:55 UTC", "",
          "What to do: tasking inbox, then tasking next REFERENCE.", "",
        ].joined(separator: "\r\n")
      ])
    let answers: [(String, Sent)] = [
      ("550 <k.osei@example.org> unknown", .refused("the server refuses it (550)")),
      ("450 later", .failed("the server does not take it now (450)", isChannelDown: false)),
      ("421 going down", .failed("the server takes no mail now (421)", isChannelDown: true)),
      ("530 say who you are", .failed("the server does not accept the login", isChannelDown: true)),
      ("mail 550 5.1.8 no", .failed("the server does not accept the sender (550)", isChannelDown: true)),
      ("552 full", .failed("the server does not take it now (552)", isChannelDown: false)),
      ("data 554 no", .refused("the server refuses it (554)")),
      ("data 451 later", .failed("the server does not take it now (451)", isChannelDown: false)),
      ("hang", .failed("the server took longer than 2 s", isChannelDown: true)),
    ]
    for (mode, wanted) in answers {
      try sink.become(mode)
      #expect(courier.send(try letter(), by: channel) == wanted, "\(mode)")
    }
    for mode in ["drop", "keep-drop"] {
      try sink.become(mode)
      guard case .failed = courier.send(try letter(), by: channel) else {
        Issue.record("\(mode) is no success")
        continue
      }
    }
    #expect(sink.mail.count == 2)
    try sink.become("accept")
    #expect(courier.send(try letter(about: "prüfen – 審査"), by: channel) == .delivered)
    #expect(sink.mail.last?.contains("Content-Transfer-Encoding: base64") == true)
    #expect(sink.mail.last?.contains("=?utf-8?B?") == true)
    sink.stop()
    #expect(
      courier.send(try letter(), by: channel) == .failed("there is no connection to the server", isChannelDown: true))
  }

  @Test("mail is encrypted and logged in, or it is not sent: certificate, password, file of the password")
  func secureMail() throws {
    let host = TestHost()
    defer { host.remove() }
    let own = try Certificate(in: host.folder)
    let other = try Certificate(in: host.folder, name: "other")
    let words = ["--tls", own.certificate, own.key, "--login", "tasking", "pa\"ss\\word"]
    let sink = try Sink("mail_sink.py", in: host.folder + "/sink", words)
    defer { sink.stop() }
    let password = host.file("password", Array("pa\"ss\\word\n".utf8))
    func send(_ change: (inout NoticeChannel.Mail) -> Void) throws -> Sent {
      courier.send(
        try letter(),
        by: try mail(sink) {
          ($0.caFile, $0.login, $0.passwordFile) = (own.certificate, "tasking", password)
          change(&$0)
        })
    }
    #expect(try send { _ in } == .delivered)
    let untrusted = Sent.failed("the server's certificate is not trusted", isChannelDown: true)
    #expect(try send { $0.caFile = nil } == untrusted)
    #expect(try send { $0.caFile = other.certificate } == untrusted)
    #expect(
      try send { $0.caFile = "/no/such" } == .failed("the certificates to trust cannot be read", isChannelDown: true))
    let login = Sent.failed("the server does not accept the login", isChannelDown: true)
    let wrong = host.file("wrong", Array("other\n".utf8))
    #expect(try send { $0.passwordFile = wrong } == login)
    #expect(try send { ($0.login, $0.passwordFile) = (nil, nil) } == login)
    #expect(chmod(password, 0o640) == 0)
    #expect(try send { _ in } == .failed("others can get at '\(password)'", isChannelDown: true))
    #expect(sink.mail.count == 1)
  }

  @Test("a server that offers no encryption gets nothing")
  func plainServer() throws {
    let host = TestHost()
    defer { host.remove() }
    let sink = try Sink("mail_sink.py", in: host.folder + "/sink")
    defer { sink.stop() }
    #expect(
      courier.send(try letter(), by: try mail(sink))
        == .failed("the server offers no encryption", isChannelDown: true))
    #expect(sink.mail.isEmpty)
  }

  @Test("a webhook's signature is checked by the other side, and its answers are told apart")
  func webhook() throws {
    let host = TestHost()
    defer { host.remove() }
    let own = try Certificate(in: host.folder)
    let sink = try Sink("hook_sink.py", in: host.folder + "/sink", ["secret key", "--tls", own.certificate, own.key])
    defer { sink.stop() }
    func send(_ key: String = "secret key", ca: String? = nil) throws -> Sent {
      var hook = NoticeChannel.Webhook(
        server: try #require(NoticeServer("https://localhost:\(sink.port)/hooks/x?y=1")),
        secretFile: host.file("key", Array(key.utf8)))
      hook.caFile = ca ?? own.certificate
      return courier.send(
        try letter(to: "room 7"), by: NoticeChannel(name: "chat", means: .webhook(hook), timeout: 2))
    }
    #expect(try send() == .delivered)
    #expect(
      sink.mail == [
        #"{"at":"2026-11-20T08:55:00Z","id":"0123@abcd","notices":[{"about":"assess","at":"2026-11-20T08:55:00Z","#
          + #""capacity":"supervisor","kind":"visitor-check","percent":150,"priority":"P1","reference":"PIO-2026-000418","#
          + #""why":"told"}],"rehearsal":false,"subject":"PIO-2026-000418 P1: assess 150%","to":"room 7"}"#
      ])
    #expect(try send("other key") == .failed("the server does not take it now (401)", isChannelDown: true))
    #expect(
      try send(ca: "/etc/ssl/certs/ca-certificates.crt")
        == .failed("the server's certificate is not trusted", isChannelDown: true))
    let answers: [(String, Sent)] = [
      ("500", .failed("the server answered 500", isChannelDown: true)),
      ("302", .failed("the server answered 302", isChannelDown: true)),
      ("429", .failed("the server does not take it now (429)", isChannelDown: true)),
      ("429 70", .failed("the server does not take it now (429)", isChannelDown: true, waits: 70)),
      ("503 Fri, 20 Nov 2026 09:00:00 GMT", .failed("the server answered 503", isChannelDown: true, waits: 300)),
      ("410", .refused("the server refuses it (410)")),
      ("hang", .failed("the server took longer than 2 s", isChannelDown: true)),
    ]
    for (mode, wanted) in answers {
      try sink.become(mode)
      #expect(try send() == wanted, "\(mode)")
    }
    #expect(sink.mail.count == 1)
  }

  @Test("a command gets the message on its standard input, and how it ended is told apart")
  func command() throws {
    let host = TestHost()
    defer { host.remove() }
    func send(_ words: [String]) throws -> Sent {
      courier.send(
        try letter(to: "07700 900123"), by: NoticeChannel(name: "page", means: .command(words), timeout: 1))
    }
    #expect(try send(["/usr/bin/tee", host.folder + "/$HOME;x"]) == .delivered)
    #expect(
      try TextFile.read(host.folder + "/$HOME;x").hasPrefix(
        "To: 07700 900123\nSubject: PIO-2026-000418 P1: assess 150%\nMessage-ID: <0123@abcd>\n\nPIO-2026-000418  P1"))
    #expect(try send(["/bin/false"]) == .failed("the command ended with status 1", isChannelDown: false))
    #expect(try send(["/bin/sh", "-c", "exit 67"]) == .refused("the command knows nobody of that address"))
    #expect(
      try send(["/no/such"]) == .failed("the command cannot be run: No such file or directory", isChannelDown: true))
    #expect(try send(["/bin/sleep", "30"]) == .failed("the command took longer than 1 s", isChannelDown: true))
    #expect(
      try send(["/bin/sh", "-c", "kill -9 $$"])
        == .failed("the command cannot be run: it was ended by signal 9", isChannelDown: true))
  }

  @Test("an address that would begin another header or another command is never sent to")
  func injection() throws {
    let host = TestHost()
    defer { host.remove() }
    let sink = try Sink("mail_sink.py", in: host.folder + "/sink")
    defer { sink.stop() }
    let channel = try mail(sink) { $0.isEncrypted = false }
    for address in ["a@b\r\nBcc: c@d", "a@b>\r\nRCPT TO:<c@d", "a@b\nsilent", "a@b\"\nurl = \"file:///etc/passwd"] {
      #expect(
        courier.send(try letter(to: address), by: channel) == .refused("a line of it has a control character"))
    }
    #expect(sink.mail.isEmpty)
    var options = CurlConfiguration(url: "smtp://h", scheme: "smtp", seconds: 1)
    options.set("user", "a:\"b\\")
    #expect(options.lines.last == #"user = "a:\"b\\""#)
  }
}
