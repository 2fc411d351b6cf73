// What curl's status and the server's answers mean. Words of the server itself are never kept: they may hold the address.
// Sources: curl(1), EXIT CODES; RFC 9110 § 10.2.3, § 15.

import Tasking
import WorkingTime

/// How a run of curl ended, as delivery has it.
struct CurlEnd {
  private let end: ChildRun.End
  private let seconds: Int64
  private let now: Instant

  init(_ end: ChildRun.End, seconds: Int64, now: Instant) {
    self.end = end
    self.seconds = seconds
    self.now = now
  }

  /// What became of mail.
  ///
  /// - Parameter hasStartTLS: Whether the conversation began anew once it was encrypted.
  func ofMail(hasStartTLS: Bool) -> Sent {
    guard case .exited(let status, let output) = end else { return unfinished }
    if status == 0 { return .delivered }
    if let fault = Self.connection(status, seconds) { return fault }
    guard let answer = MailAnswer(output, hasStartTLS: hasStartTLS) else {
      return .failed("the connection was broken off (\(status))", isChannelDown: false)
    }
    return answer.sent
  }

  /// What became of a webhook.
  var ofWebhook: Sent {
    guard case .exited(let status, let output) = end else { return unfinished }
    if status != 0 {
      return Self.connection(status, seconds)
        ?? .failed("the connection was broken off (\(status))", isChannelDown: false)
    }
    let words = output.split(separator: " ", maxSplits: 1)
    let code = words.first.flatMap { Int($0) } ?? 0
    let wait = words.count > 1 ? RetryAfter.seconds(words[1], now: now) : nil
    switch code {
    case 200..<300: return .delivered
    case 401, 403, 404, 408, 425, 429:
      return .failed("the server does not take it now (\(code))", isChannelDown: true, waits: wait)
    case 400..<500: return .refused("the server refuses it (\(code))")
    default: return .failed("the server answered \(code)", isChannelDown: true, waits: wait)
    }
  }

  private var unfinished: Sent {
    switch end {
    case .failed(let why): .failed("curl cannot be run: \(why)", isChannelDown: true)
    case .timedOut, .exited: Self.tooLong(seconds)
    }
  }

  private static func tooLong(_ seconds: Int64) -> Sent {
    .failed("the server took longer than \(seconds) s", isChannelDown: true)
  }

  /// What a status says that is no answer of a server; nil for the others.
  private static func connection(_ status: Int32, _ seconds: Int64) -> Sent? {
    let words: String? =
      switch status {
      case 5, 6: "the server's name is not known"
      case 7: "there is no connection to the server"
      case 28: "the server took longer than \(seconds) s"
      case 35: "no encryption could be agreed on with the server"
      case 51, 60: "the server's certificate is not trusted"
      case 58, 77: "the certificates to trust cannot be read"
      case 64: "the server offers no encryption"
      case 67: "the server does not accept the login"
      default: nil
      }
    return words.map { .failed($0, isChannelDown: true) }
  }
}
