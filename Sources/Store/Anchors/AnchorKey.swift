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
      return HexLine.hex([UInt8](try key.signature(for: bytes)))
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
    hex = HexLine.hex([UInt8](key.rawRepresentation))
  }

  /// A key from its hexadecimal digits; nil if it is none.
  package init?(hex: String) {
    guard let bytes = HexLine.bytes(hex), (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil else {
      return nil
    }
    self.hex = HexLine.hex(bytes)
  }

  /// A key from its text; nil if it is none.
  package init?(text: String) {
    guard let bytes = HexLine.bytes(text, word: Self.word) else { return nil }
    self.init(hex: HexLine.hex(bytes))
  }

  /// The key as a line of text with its line feed.
  package var text: String { "\(Self.word) \(hex)\n" }

  /// Whether a signature, in hexadecimal, is of these bytes and by this key's other half.
  func verifies(_ signature: String, of bytes: [UInt8]) -> Bool {
    guard let key = HexLine.bytes(hex), let signed = HexLine.bytes(signature) else { return false }
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else { return false }
    return key.isValidSignature(signed, for: bytes)
  }
}

/// Bytes as text.
private enum HexLine {
  static func hex(_ bytes: [UInt8]) -> String {
    let digits = [UInt8]("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  static func bytes(_ hex: some StringProtocol) -> [UInt8]? {
    let digits = Array(hex.utf8)
    guard digits.count.isMultiple(of: 2), hex.allSatisfy(\.isASCII) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(digits[place]), let low = value(digits[place + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  static func text(_ bytes: [UInt8], word: String) -> String { "\(word) \(hex(bytes))\n" }

  /// The bytes behind a word, and nothing else on the line but its end.
  static func bytes(_ text: String, word: String) -> [UInt8]? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == word, words[1].utf8.count == 64 else { return nil }
    return bytes(words[1])
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }
}
