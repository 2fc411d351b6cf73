// What a server of mail said last, and to what. Servers differ in where they refuse: many check sender, greeting and
// recipient only once they have the recipient, so that the enhanced code counts before the step where there is one.
// Sources: RFC 5321 § 4.2, § 4.3.2 (which codes answer what), § 4.5.3.1.10 (552 as 452); RFC 3463 (enhanced codes);
// RFC 4954 § 6.

import Tasking

/// The answer with which a server of mail ended an attempt.
struct MailAnswer {
  /// What it was an answer to.
  let step: Step
  let code: Int
  /// `5.2.2`; nil where it gave none.
  let enhanced: Enhanced?

  /// The steps of sending, in order.
  enum Step: Int, Comparable {
    case connection, greeting, encryption, login, sender, recipient, content, end

    static func < (one: Step, other: Step) -> Bool { one.rawValue < other.rawValue }
  }

  /// An enhanced code without its class, which the first says as well.
  struct Enhanced: Hashable {
    let subject: Int
    let detail: Int
  }

  /// Reads the server's answers, one after the other; nil where there is none.
  init?(_ output: String, hasStartTLS: Bool) {
    var answers: [(code: Int, enhanced: Enhanced?)] = []
    for line in output.split(whereSeparator: \.isNewline) {
      // `250-` goes on, `250 ` or `250` ends.
      guard line.utf8.count == 3 || line.dropFirst(3).first == " ", let code = Int(line.prefix(3)),
        (200..<600).contains(code)
      else { continue }
      answers.append((code, Enhanced(line.dropFirst(4))))
    }
    // The answer to QUIT.
    if answers.count > 1, answers.last?.code == 221 { answers.removeLast() }
    guard let last = answers.last else { return nil }
    (code, enhanced) = (last.code, last.enhanced)
    step = Self.step(of: answers.map(\.code), hasStartTLS)
  }

  private static func step(of codes: [Int], _ hasStartTLS: Bool) -> Step {
    var step = Step.connection
    var hasTLS = false
    for code in codes.dropLast() {
      switch (step, code) {
      case (.connection, _): step = .greeting
      // A greeting that was not understood is followed by the older one.
      case (.greeting, 400...): break
      case (.greeting, _): step = hasStartTLS && !hasTLS ? .encryption : .login
      case (.encryption, _): (hasTLS, step) = (true, .greeting)
      // Whether there is a login the server's codes say: 334 asks on, 235 ends it; 250 answers the sender.
      case (.login, 334): break
      case (.login, 235): step = .sender
      case (.login, _), (.sender, _): step = .recipient
      case (.recipient, _): step = .content
      case (.content, _): step = .end
      case (.end, _): break
      }
    }
    // Without a login the step is the next one.
    return step == .login && ![334, 432, 454, 530, 534, 535, 538].contains(codes.last ?? 0) ? .sender : step
  }

  /// What that makes of the attempt.
  var sent: Sent {
    switch code {
    // It wants a login, or another one, or encryption.
    case 530, 534, 535, 538: return .failed("the server does not accept the login", isChannelDown: true)
    case 421: return .failed("the server takes no mail now (421)", isChannelDown: true)
    case 400..<500:
      return .failed("the server does not take it now (\(code))", isChannelDown: step <= .sender)
    case 500..<600: return permanent
    default: return .failed("the connection was broken off (\(code))", isChannelDown: false)
    }
  }

  private var permanent: Sent {
    switch step {
    // Before there is a recipient it is about this program or its sender, and no letter fares otherwise.
    case .connection: return .failed("the server takes no mail (\(code))", isChannelDown: true)
    case .greeting: return Self.notGreeted(code)
    case .encryption, .login: return .failed("the server goes no further (\(code))", isChannelDown: true)
    case .sender: return Self.sender(code)
    case .recipient, .content, .end: break
    }
    guard let enhanced else { return byCode }
    switch (enhanced.subject, enhanced.detail) {
    // Servers that look at sender and greeting only now.
    case (1, 7), (1, 8): return Self.sender(code)
    case (5, _) where step < .end: return Self.notGreeted(code)
    case (1, _), (2, 1), (6, _): return .refused("the server refuses it (\(code))")
    // Too long for the mailbox, or for the server.
    case (2, 3), (3, 4): return .refused("the server refuses it (\(code))")
    // A full mailbox, a system or a network in trouble: that passes.
    case (2, _), (3, _), (4, _): return .failed("the server does not take it now (\(code))", isChannelDown: false)
    // A rule of its own: before the letter was seen it may be about who sends, or from where.
    case (7, _) where step < .end: return .failed("a rule of the server is against it (\(code))", isChannelDown: false)
    default: return byCode
    }
  }

  /// What a code alone says once there is a recipient.
  private var byCode: Sent {
    switch code {
    case 500...504: return Self.notGreeted(code)
    // No more room, which was 452 to be (RFC 5321 § 4.5.3.1.10).
    case 552: return .failed("the server does not take it now (552)", isChannelDown: false)
    // No valid recipient, or no service: of whom that is no one code says.
    case 554 where step < .end: return .failed("the server does not take it now (554)", isChannelDown: false)
    default: return .refused("the server refuses it (\(code))")
    }
  }

  private static func sender(_ code: Int) -> Sent {
    .failed("the server does not accept the sender (\(code))", isChannelDown: true)
  }

  private static func notGreeted(_ code: Int) -> Sent {
    .failed("the server does not accept how it is spoken to (\(code)): see greets-as", isChannelDown: true)
  }
}

extension MailAnswer.Enhanced {
  /// Reads `5.2.2 words`.
  fileprivate init?(_ text: Substring) {
    let numbers = text.prefix { $0 != " " }.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let subject = numbers[1], let detail = numbers[2], numbers[0] != nil else { return nil }
    (self.subject, self.detail) = (subject, detail)
  }
}
