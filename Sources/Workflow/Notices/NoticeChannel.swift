/// A way out for notices; no secret is in it, only the paths of files that hold them.
package struct NoticeChannel: Named, Hashable, Sendable {
  package let name: String
  package let means: Means
  /// How long one message may take, in seconds.
  package var timeout: Int64

  package init(name: String, means: Means, timeout: Int64 = NoticeChannel.usualTimeout) {
    self.name = name
    self.means = means
    self.timeout = timeout
  }

  /// The seconds that one message may take where nothing is said.
  package static let usualTimeout: Int64 = 20

  /// How a message leaves.
  package enum Means: Hashable, Sendable {
    case mail(Mail)
    case webhook(Webhook)
    /// A program and its arguments, without a shell; the message is on its standard input.
    case command([String])
  }

  /// A mail server.
  package struct Mail: Hashable, Sendable {
    /// `smtp://host:587` (STARTTLS) or `smtps://host:465`.
    package var server: NoticeServer
    /// The sender's address.
    package var from: String
    package var login: String?
    /// The name with which the server is greeted; nil for this machine's own.
    package var greeting: String?
    /// The file that holds the password; its mode is 0600.
    package var passwordFile: String?
    /// The certificates to trust; nil for the system's.
    package var caFile: String?
    /// Whether the connection is encrypted; a server on this machine may do without.
    package var isEncrypted = true

    package init(server: NoticeServer, from: String) {
      self.server = server
      self.from = from
    }
  }

  /// An address of the web that takes messages.
  package struct Webhook: Hashable, Sendable {
    package var server: NoticeServer
    /// The file that holds the key of the signature; its mode is 0600.
    package var secretFile: String
    /// The certificates to trust; nil for the system's.
    package var caFile: String?

    package init(server: NoticeServer, secretFile: String) {
      self.server = server
      self.secretFile = secretFile
    }
  }

  /// A word for what kind of way it is.
  package var kind: String {
    switch means {
    case .mail: "mail"
    case .webhook: "webhook"
    case .command: "command"
    }
  }

  /// Files that the way needs, and whether each holds a secret.
  package var files: [(path: String, isSecret: Bool)] {
    switch means {
    case .mail(let mail):
      [mail.passwordFile.map { ($0, true) }, mail.caFile.map { ($0, false) }].compactMap(\.self)
    case .webhook(let webhook):
      [(webhook.secretFile, true)] + (webhook.caFile.map { [($0, false)] } ?? [])
    case .command(let words): words.first.map { [($0, false)] } ?? []
    }
  }

  /// Whether somebody can have that address here.
  ///
  /// Addresses of mail are of the plain form, without quotes, comments or lists, so that no header or command can be
  /// hidden in one. Source: RFC 5321 § 4.1.2 (`Dot-string` and `Domain`), § 4.5.3.1.
  package func accepts(_ address: String) -> Bool {
    switch means {
    case .mail: NoticeChannel.isMailAddress(address)
    case .webhook, .command:
      !address.isEmpty && address.count <= 200 && !address.unicodeScalars.contains(where: NoticeText.isControl)
    }
  }

  /// Whether a text is one plain address of mail.
  package static func isMailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, parts[0].utf8.count <= 64 else { return false }
    let local = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard local.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isAtom) }) else { return false }
    return NoticeServer.isHost(parts[1])
  }

  /// Whether a server of mail can be greeted with that.
  ///
  /// It is a host's full name, or an address in brackets, such as 192.0.2.1 or, behind `IPv6:`, 2001:db8::1. Source: RFC
  /// 5321 § 4.1.1.1, § 4.1.3.
  package static func isGreeting(_ text: String) -> Bool {
    guard text.hasPrefix("["), text.hasSuffix("]") else {
      let labels = text.split(separator: ".", omittingEmptySubsequences: false)
      return labels.count > 1 && NoticeServer.isHost(text) && !(labels.last?.allSatisfy(\.isNumber) ?? true)
    }
    let inner = text.dropFirst().dropLast()
    if inner.hasPrefix("IPv6:") {
      let address = inner.dropFirst(5)
      return address.contains(":") && address.utf8.count <= 45
        && address.utf8.allSatisfy { isHexadecimal($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    }
    let numbers = inner.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4
      && numbers.allSatisfy { number in number.allSatisfy(\.isNumber) && Int(number).map { $0 <= 255 } ?? false }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
    }
  }
}
