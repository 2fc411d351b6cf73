import FoundationEssentials
import Glibc
import Store
import Tasking
import Testing
import Workflow
import WorkingTime

@testable import TaskingCLI
@testable import TaskingMachine

@Suite("Mail beside a server, and commands that do not end", .serialized)
struct MailStepTests {
  private let courier = Courier(now: { TestHost.now })

  private func letter(subject: String? = nil) throws -> Letter {
    let fact = NoticeText.Fact(
      reference: "PIO-2026-000418", kind: "visitor-check", priority: "P1",
      notice: Notice(recipient: "k.osei", capacity: "supervisor", about: "assess", percent: 150), at: TestHost.now,
      why: .told)
    var words = NoticeWords()
    if let subject { words.subject = try NoticeTemplate(subject) }
    let text = try NoticeText([fact], words: words, zone: .utc, isRehearsal: false)
    return Letter(
      id: "0123@abcd", address: "k.osei@example.org", at: TestHost.now, isRehearsal: false, text: text, notices: [fact])
  }

  @Test("a server is greeted with a full name or an address in brackets, the plan's where it says one")
  func greeting() throws {
    let host = TestHost()
    defer { host.remove() }
    let sink = try Sink("mail_sink.py", in: host.folder + "/sink")
    defer { sink.stop() }
    // It says 504 to any other greeting.
    try sink.become("strict")
    func send(_ name: String?) throws -> Sent {
      var mail = NoticeChannel.Mail(
        server: try #require(NoticeServer("smtp://localhost:\(sink.port)")), from: "tasking@example.org")
      (mail.isEncrypted, mail.greeting) = (false, name)
      return courier.send(try letter(), by: NoticeChannel(name: "mail", means: .mail(mail), timeout: 2))
    }
    for name in ["desk.example.org", "[192.0.2.1]", "[IPv6:2001:db8::1]"] {
      #expect(try send(name) == .delivered)
      #expect(sink.greeting == name)
    }
    #expect(try send(nil) == .delivered)
    let own = try #require(sink.greeting)
    #expect(NoticeChannel.isGreeting(own), "\(own)")
    for name in ["3", "localhost", "", "[1.2.3]", "[1.2.3.400]", "a b.c", "desk.example.org/x", "1.2.3.4", "[IPv6:x]"] {
      #expect(!NoticeChannel.isGreeting(name), "\(name)")
    }
    #expect(
      try send("bare")
        == .failed("the server does not accept how it is spoken to (504): see greets-as", isChannelDown: true))
    let answers: [(String, Sent)] = [
      ("mail 550 5.1.8 bad", .failed("the server does not accept the sender (550)", isChannelDown: true)),
      ("mail 452 4.3.1 full", .failed("the server does not take it now (452)", isChannelDown: true)),
      ("552 5.2.2 full", .failed("the server does not take it now (552)", isChannelDown: false)),
      ("data 552 full", .failed("the server does not take it now (552)", isChannelDown: false)),
      ("data 552 5.3.4 too big", .refused("the server refuses it (552)")),
    ]
    for (mode, wanted) in answers {
      try sink.become(mode)
      #expect(try send(nil) == wanted, "\(mode)")
    }
  }

  @Test("no line of a message is over 78 characters for want of a fold, whatever the plan's words are")
  func folds() throws {
    let long = String(repeating: "word ", count: 400) + "end"
    let subjects = [
      long, String(repeating: "x", count: 3_000), String(repeating: "ü", count: 900),
      "a" + String(repeating: " ", count: 200) + "b",
      "=?utf-8?Q?looks_encoded?=", "{reference} " + long,
    ]
    for subject in subjects {
      let mail = try #require(MailText(try letter(subject: subject), from: "tasking@example.org"))
      let text = String(decoding: mail.bytes, as: UTF8.self)
      let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
      let head = lines.prefix { !$0.isEmpty }
      #expect(head.allSatisfy { $0.utf8.count <= 78 && $0.contains { $0 != " " } }, "\(subject.prefix(40))")
      #expect(lines.allSatisfy { $0.utf8.count <= 998 })
      // A line goes on with one space, and nothing of it is lost: unfolded it is the header.
      let unfolded = text.replacing("\r\n ", with: " ")
      let header = try #require(unfolded.split(separator: "\r\n").first { $0.hasPrefix("Subject: ") })
      if subject == long { #expect(header == "Subject: \(long)") }
    }
  }

  @Test("what a command writes is bounded, and a command that never ends, or leaves others behind, is ended")
  func commands() throws {
    let host = TestHost()
    defer { host.remove() }
    func send(_ script: String) throws -> Sent {
      courier.send(
        try letter(), by: NoticeChannel(name: "page", means: .command(["/bin/sh", "-c", script]), timeout: 1))
    }
    let before = Self.memory()
    let late = Sent.failed("the command took longer than 1 s", isChannelDown: true)
    #expect(try send("exec cat /dev/zero") == late)
    #expect(try send("exec cat /dev/zero >&2") == late)
    #expect(try send("trap '' TERM HUP INT; while :; do sleep 1; done") == late)
    #expect(try send("exec >&-; sleep 30") == late)
    #expect(Self.memory() - before < 64 << 20)
    // Nobody is left of a command that has ended, and one that holds the output open keeps nobody waiting.
    let file = host.folder + "/child"
    #expect(try send("sleep 40 & echo $! > \(file)") == .delivered)
    let child = try #require(pid_t(TextFile.read(file).filter(\.isNumber)))
    var isGone = false
    for _ in 0..<200 where !isGone {
      isGone = kill(child, 0) != 0 || Self.isDead(child)
      usleep(10_000)
    }
    #expect(isGone)
    guard
      case .exited(0, let output) = ChildRun(
        words: ["/bin/sh", "-c", "echo first; head -c 10000000 /dev/zero | tr '\\0' x; echo; echo last"], input: [],
        patience: 20)()
    else {
      Issue.record("much output is no end")
      return
    }
    #expect(output.utf8.count <= 8_192 && output.hasPrefix("first\n") && output.hasSuffix("last\n"))
  }

  @Test("a command that takes anchors is ended with what it started")
  func anchorCommand() throws {
    let host = TestHost()
    defer { host.remove() }
    let file = host.folder + "/child"
    let delivery = AnchorDelivery(patience: 1)
    let script = "sleep 40 & echo $! > \(file); exec sleep 40"
    #expect(delivery.deliver(["x"], to: .command(["/bin/sh", "-c", script])) == "it took longer than 1 s")
    let child = try #require(pid_t(TextFile.read(file).filter(\.isNumber)))
    var isGone = false
    for _ in 0..<200 where !isGone {
      isGone = kill(child, 0) != 0 || Self.isDead(child)
      usleep(10_000)
    }
    #expect(isGone)
  }

  /// Whether a process has ended and nobody has asked about it.
  private static func isDead(_ process: pid_t) -> Bool {
    do { return try TextFile.read("/proc/\(process)/stat").contains(") Z ") } catch { return true }
  }

  /// The most memory that this process has had, in bytes.
  private static func memory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss << 10
  }
}
