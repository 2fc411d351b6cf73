/// Where a server is: a scheme, a host, a port, a path.
package struct NoticeServer: Hashable, Sendable {
  /// `smtp`, `smtps`, `http` or `https`.
  package let scheme: String
  package let host: String
  package let port: Int?
  /// Empty, or from the first `/` on.
  package let path: String

  /// Reads `smtp://mail.example.org:587` or `https://chat.example.org/hooks/x`; nil for anything else, such as a name
  /// and password within it.
  package init?(_ text: String) {
    let halves = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard halves.count == 3, halves[1].isEmpty, halves[0].hasSuffix(":") else { return nil }
    scheme = String(halves[0].dropLast())
    let rest = halves[2]
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    path = String(rest[end...])
    let place = rest[..<end].split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(place.count), NoticeServer.isHost(place[0]) else { return nil }
    host = String(place[0])
    if place.count == 2 {
      guard let number = Int(place[1]), (1...65_535).contains(number) else { return nil }
      port = number
    } else {
      port = nil
    }
    guard text.utf8.count <= 1_000, path.utf8.allSatisfy(NoticeServer.isOfPath) else { return nil }
  }

  /// The same as text.
  package var text: String { "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(path)" }

  /// Whether the host is this machine, so that nobody else can listen on the way.
  package var isLocal: Bool { host == "localhost" || host == "127.0.0.1" }

  /// Whether a text is a host's name or its number (RFC 1123 § 2.1).
  static func isHost(_ text: some StringProtocol) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return text.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// What stands in a path or a query as it is (RFC 3986 § 3.3).
  private static func isOfPath(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "/-._~!$&'()*+,;=:@%?".utf8.contains(byte)
  }
}
