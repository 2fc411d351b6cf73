import Tasking
import Testing
import WorkingTime

@testable import TaskingCLI
@testable import TaskingMachine

@Suite("What servers of mail and of the web answer")
struct MailAnswerTests {
  /// What was said up to a step, by a server that does not encrypt.
  private static let before: [String: String] = [
    "connection": "", "greeting": "220 mx.example.org\r\n",
    "sender": "220 mx.example.org\r\n250-mx.example.org\r\n250-SIZE 100\r\n250 8BITMIME\r\n",
    "recipient": "220 mx\r\n250-mx\r\n250 SIZE\r\n250 2.1.0 Ok\r\n",
    "content": "220 mx\r\n250 mx\r\n250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n",
    "end": "220 mx\r\n250 mx\r\n250 Ok\r\n250 Ok\r\n354 go on\r\n",
  ]

  /// How an attempt ends that is answered so.
  private func sent(_ step: String, _ answer: String, quits: Bool = true, hasStartTLS: Bool = false) throws -> Sent {
    let before = try #require(Self.before[step])
    let output = before + answer + "\r\n" + (quits ? "221 2.0.0 Bye\r\n" : "")
    return CurlEnd(.exited(55, output: output), seconds: 2, now: TestHost.now).ofMail(hasStartTLS: hasStartTLS)
  }

  /// What becomes of the message, and of others by the channel.
  private enum Fate { case dead, later, allLater }

  private func fate(_ sent: Sent) -> Fate {
    switch sent {
    case .refused: .dead
    case .failed(_, isChannelDown: true, _): .allLater
    case .failed(_, isChannelDown: false, _): .later
    case .delivered: .dead
    }
  }

  @Test("what is against every message ends the channel's part of the run, and no message")
  func channel() throws {
    let answers = [
      ("connection", "421 too busy"), ("connection", "450 later"), ("connection", "554 no service"),
      ("connection", "521 does not accept mail"),
      ("greeting", "501 bad name"), ("greeting", "503 bare name"), ("greeting", "504 need a full name"),
      ("greeting", "550 who are you"), ("greeting", "421 later"), ("greeting", "502 no"),
      ("sender", "421 later"), ("sender", "450 greylisted"), ("sender", "451 local error"),
      ("sender", "452 4.3.1 disk full"), ("sender", "501 bad address"), ("sender", "503 polite people say HELO"),
      ("sender", "550 5.1.8 no such domain"), ("sender", "552 5.2.2 over quota"), ("sender", "553 not yours"),
      ("sender", "554 5.7.1 refused"), ("sender", "530 5.7.0 log in first"), ("sender", "535 wrong password"),
      ("recipient", "421 4.7.0 later"), ("recipient", "550 5.1.8 sender's domain is unknown"),
      ("recipient", "553 5.1.7 sender's address is bad"), ("recipient", "504 5.5.2 <3>: need a full host name"),
      ("recipient", "503 no sender yet"), ("recipient", "530 5.7.0 log in first"), ("content", "421 4.3.2 going down"),
      ("content", "503 5.5.1 bad sequence"), ("end", "421 4.4.2 timeout"),
    ]
    for (step, answer) in answers {
      for quits in [true, false] {
        #expect(fate(try sent(step, answer, quits: quits)) == .allLater, "\(step) \(answer)")
      }
    }
  }

  @Test("what passes is tried again: a full mailbox, a system in trouble, a rule that may be about who sends")
  func temporary() throws {
    let answers = [
      ("recipient", "450 4.2.0 greylisted"), ("recipient", "451 4.3.0 try later"), ("recipient", "452 4.2.2 full"),
      ("recipient", "452 too many recipients"), ("recipient", "552 too many recipients"),
      ("recipient", "552 5.2.2 mailbox full"), ("recipient", "550 5.2.2 mailbox full"),
      ("recipient", "554 5.3.2 not accepting"), ("recipient", "550 5.4.4 no route"),
      ("recipient", "554 5.7.1 <sender>: sender address rejected"), ("recipient", "550 5.7.1 relaying denied"),
      ("recipient", "554 denied"), ("content", "451 4.3.0 later"), ("content", "452 4.3.1 full"),
      ("content", "554 no valid recipients"), ("end", "450 4.2.0 later"), ("end", "451 4.3.0 later"),
      ("end", "452 4.3.1 disk full"), ("end", "552 mailbox full"), ("end", "552-5.2.2 full\r\n552 5.2.2 full"),
      ("end", "554 5.3.0 trouble"),
    ]
    for (step, answer) in answers { #expect(fate(try sent(step, answer)) == .later, "\(step) \(answer)") }
  }

  @Test("what will never be taken is given up at once: nobody there, too long, not of a kind that is taken")
  func permanent() throws {
    let answers = [
      ("recipient", "550 <k.osei@example.org> unknown"), ("recipient", "550 5.1.1 no such user"),
      ("recipient", "551 not local"), ("recipient", "553 mailbox name not allowed"),
      ("recipient", "550 5.2.1 disabled"), ("recipient", "556 5.1.10 takes no mail"),
      ("end", "552 5.3.4 too big"), ("end", "552 5.2.3 too long"), ("end", "554 no"), ("end", "550 5.7.1 spam"),
      ("end", "554 5.6.0 bad content"), ("end", "500 5.6.1 line too long"),
    ]
    for (step, answer) in answers { #expect(fate(try sent(step, answer)) == .dead, "\(step) \(answer)") }
  }

  @Test("the steps are told apart with encryption and a login before them, and with a greeting that is tried twice")
  func steps() throws {
    let secure =
      "220 mx\r\n250-mx\r\n250 STARTTLS\r\n220 go\r\n250-mx\r\n250 AUTH LOGIN\r\n334 VXNl\r\n334 UGFz\r\n235 in\r\n"
    func step(_ output: String, _ hasStartTLS: Bool = true) -> MailAnswer.Step? {
      MailAnswer(output, hasStartTLS: hasStartTLS)?.step
    }
    #expect(step(secure + "550 no\r\n221 bye\r\n") == .sender)
    #expect(step(secure + "250 ok\r\n550 no\r\n221 bye\r\n") == .recipient)
    #expect(step(secure + "250 ok\r\n250 ok\r\n554 no\r\n") == .content)
    #expect(step(secure + "250 ok\r\n250 ok\r\n354 go\r\n554 no\r\n") == .end)
    #expect(step("220 mx\r\n250 STARTTLS\r\n454 no\r\n") == .encryption)
    #expect(step("220 mx\r\n250 STARTTLS\r\n220 go\r\n504 no\r\n") == .greeting)
    #expect(step("220 mx\r\n250 AUTH\r\n535 no\r\n", false) == .login)
    #expect(step("220 mx\r\n502 what\r\n250 mx\r\n550 no\r\n", false) == .sender)
    #expect(step("220 mx\r\n504 what\r\n504 what\r\n", false) == .greeting)
    #expect(MailAnswer("", hasStartTLS: false) == nil && MailAnswer("nonsense\r\n99 x\r\n", hasStartTLS: true) == nil)
    // No word of the server's is kept: it may hold the address.
    guard case .refused(let why) = try sent("recipient", "550 <k.osei@example.org> unknown") else {
      Issue.record("not refused")
      return
    }
    #expect(!why.contains("osei"))
  }

  @Test(
    "how long a server asks to be left alone is read as seconds, and as a date in each of its forms",
    arguments: [
      ("120", 120), (" 5 ", 5), ("0", 0), ("999999999999999999999", 86_400), ("172800", 86_400),
      ("Fri, 20 Nov 2026 08:57:00 GMT", 120), ("Friday, 20-Nov-26 08:57:00 GMT", 120),
      ("Fri Nov 20 08:57:00 2026", 120), ("Fri, 20 Nov 2026 08:50:00 GMT", 0), ("Sun Dec  6 08:49:37 2026", 86_400),
      ("", nil), ("soon", nil), ("-5", nil), ("1.5", nil), ("Fri, 40 Nov 2026 08:57:00 GMT", nil),
      ("Fri, 20 Nov 2026", nil),
    ] as [(String, Int64?)])
  func retryAfter(text: String, seconds: Int64?) {
    #expect(RetryAfter.seconds(text, now: TestHost.now) == seconds)
  }

  @Test("what asks to be tried later says for how long, whatever the code; what is taken or refused does not")
  func webhook() {
    func sent(_ output: String) -> Sent { CurlEnd(.exited(0, output: output), seconds: 2, now: TestHost.now).ofWebhook }
    for code in [408, 425, 429, 500, 502, 503, 504] {
      guard case .failed(_, isChannelDown: true, waits: 90) = sent("\(code) 90") else {
        Issue.record("\(code) is not waited for")
        continue
      }
    }
    guard case .failed(_, isChannelDown: true, waits: nil) = sent("503 ") else {
      Issue.record("without a header there is a wait")
      return
    }
    #expect(sent("204 90") == .delivered && sent("410 90") == .refused("the server refuses it (410)"))
  }
}
