import Crypto

/// A SHA-256 digest: 32 bytes.
///
/// Source: FIPS 180-4.
package struct Fingerprint: Hashable, Sendable {
  /// The 32 bytes.
  package let bytes: [UInt8]

  /// How many bytes there are.
  package static let count = 32

  /// What a chain's first entry has for the hash of the one before it: 32 zero bytes.
  package static let zero = Fingerprint(unchecked: [UInt8](repeating: 0, count: count))

  /// The digest of `bytes`.
  package init(of bytes: [UInt8]) {
    self.bytes = [UInt8](SHA256.hash(data: bytes))
  }

  /// The digest of a text's UTF-8.
  package init(of text: String) {
    self.init(of: [UInt8](text.utf8))
  }

  /// A digest that was made before; nil if it has not 32 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == Fingerprint.count else { return nil }
    self.bytes = bytes
  }

  private init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The bytes as 64 hexadecimal digits in lower case.
  package var hex: String {
    let digits = [UInt8]("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
