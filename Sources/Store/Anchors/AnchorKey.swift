// Ed25519 (RFC 8032) by swift-crypto. Keys are written in hexadecimal behind a word that says what they are.

import Crypto
import FoundationEssentials

/// The key that signs anchors: never in the store, nor in a copy of it.
package struct AnchorKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  private static let word = "tasking-private-key"

  /// A new key from the system's generator.
  package init() {
    key = Curve25519.Signing.PrivateKey()
  }

  /// A key from its text; nil if it is none.
  package init?(text: String) {
    guard let seed = HexLine.bytes(text, word: Self.word) else { return nil }
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    self.key = key
  }

  /// The key as a line of text with its line feed.
  package var text: String { HexLine.text([UInt8](key.rawRepresentation), word: Self.word) }

  /// The half of it that anybody may know.
  package var publicKey: AnchorPublicKey { AnchorPublicKey(key.publicKey) }

  /// The signature of some bytes, in hexadecimal.
  ///
  /// - Throws: `.incoherent` if the library refuses to sign.
  func signature(of bytes: [UInt8]) throws(StoreFault) -> String {
    do {
      return [UInt8](try key.signature(for: bytes)).hex
    } catch {
      throw .incoherent("an anchor cannot be signed: \(error)")
    }
  }
}

/// The half of an anchor key that checks signatures.
package struct AnchorPublicKey: Hashable, Sendable {
  /// Its 32 bytes in hexadecimal.
  package let hex: String

  private static let word = "tasking-public-key"

  init(_ key: Curve25519.Signing.PublicKey) {
    hex = [UInt8](key.rawRepresentation).hex
  }

  /// A key from its hexadecimal digits; nil if it is none.
  package init?(hex: String) {
    guard let bytes = [UInt8](hex: hex), (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil else {
      return nil
    }
    self.hex = bytes.hex
  }

  /// A key from its text; nil if it is none.
  package init?(text: String) {
    guard let bytes = HexLine.bytes(text, word: Self.word) else { return nil }
    self.init(hex: bytes.hex)
  }

  /// The key as a line of text with its line feed.
  package var text: String { "\(Self.word) \(hex)\n" }

  /// Whether a signature, in hexadecimal, is of these bytes and by this key's other half.
  func verifies(_ signature: String, of bytes: [UInt8]) -> Bool {
    guard let key = [UInt8](hex: hex), let signed = [UInt8](hex: signature) else { return false }
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else { return false }
    return key.isValidSignature(signed, for: bytes)
  }
}

/// Bytes as a line of text: a word, and 64 hexadecimal digits.
private enum HexLine {
  static func text(_ bytes: [UInt8], word: String) -> String { "\(word) \(bytes.hex)\n" }

  /// The bytes behind a word, and nothing else on the line but its end.
  static func bytes(_ text: String, word: String) -> [UInt8]? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == word, words[1].utf8.count == 64 else { return nil }
    return [UInt8](hex: words[1])
  }
}
