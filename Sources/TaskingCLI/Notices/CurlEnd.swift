// What curl's status and the server's last code mean. Words of the server itself are never kept: they may hold the
// address. Sources: curl(1), EXIT CODES; RFC 5321 § 4.2, RFC 4954 § 6; RFC 9110 § 15.

import Tasking

/// How a run of curl ended, as delivery has it.
struct CurlEnd {
  private let end: ChildRun.End
  private let seconds: Int64

  init(_ end: ChildRun.End, seconds: Int64) {
    self.end = end
    self.seconds = seconds
  }

  /// What became of mail.
  var ofMail: Sent {
    guard case .exited(let status, let output) = end else { return unfinished }
    let (code, bytes) = Self.numbers(output)
    if status == 0 { return .delivered }
    if let fault = Self.connection(status, seconds) { return fault }
    switch code {
    // It wants a login, or another one, or encryption.
    case 530, 534, 535, 538: return .failed("the server does not accept the login", isChannelDown: true)
    case 421: return .failed("the server takes no mail now (421)", isChannelDown: true)
    // In place of a greeting it is about the server, and no letter of ours.
    case 554 where status == 8 && bytes == 0: return .failed("the server takes no mail (554)", isChannelDown: true)
    case 400..<500:
      return .failed("the server does not take it now (\(code))", isChannelDown: false)
    case 500..<600: return .refused("the server refuses it (\(code))")
    default: return .failed("the connection was broken off (\(status))", isChannelDown: false)
    }
  }

  /// What became of a webhook.
  var ofWebhook: Sent {
    guard case .exited(let status, let output) = end else { return unfinished }
    let (code, _) = Self.numbers(output)
    if status != 0 {
      return Self.connection(status, seconds)
        ?? .failed("the connection was broken off (\(status))", isChannelDown: false)
    }
    switch code {
    case 200..<300: return .delivered
    case 401, 403, 404, 408, 425, 429:
      return .failed("the server does not take it now (\(code))", isChannelDown: true)
    case 400..<500: return .refused("the server refuses it (\(code))")
    default: return .failed("the server answered \(code)", isChannelDown: true)
    }
  }

  /// The server's last code, and how many bytes of the letter were sent.
  private static func numbers(_ output: String) -> (code: Int, bytes: Int) {
    let words = output.split(separator: " ").map { Int($0) ?? 0 }
    return (words.first ?? 0, words.count > 1 ? words[1] : 0)
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
