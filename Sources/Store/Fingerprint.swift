package import Crypto

/// A SHA-256 digest: 32 bytes, kept in place.
///
/// Source: FIPS 180-4.
package struct Fingerprint: Hashable, Sendable {
  /// The 32 bytes; a vector, which unlike an array takes no memory of its own.
  private let vector: SIMD32<UInt8>

  /// How many bytes there are.
  package static let count = 32

  /// What a chain's first entry has for the hash of the one before it: 32 zero bytes.
  package static let zero = Fingerprint(vector: SIMD32())

  /// The digest of `bytes`.
  package init(of bytes: [UInt8]) {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    self.init(hash.finalize())
  }

  /// The digest of a text's UTF-8.
  package init(of text: String) {
    self.init(of: [UInt8](text.utf8))
  }

  /// A digest that was made before; nil if it has not 32 bytes.
  package init?(_ bytes: [UInt8]) {
    guard let digest = bytes.withUnsafeBytes({ Fingerprint($0) }) else { return nil }
    self = digest
  }

  /// A digest that was made before, from bytes that somebody lends; nil if they are not 32.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Fingerprint.count else { return nil }
    vector = bytes.loadUnaligned(as: SIMD32<UInt8>.self)
  }

  /// A digest from its 64 hexadecimal digits in either case; nil if they are no such thing.
  package init?(hex: some StringProtocol) {
    guard let bytes = [UInt8](hex: hex) else { return nil }
    self.init(bytes)
  }

  /// A digest as the library gives it.
  package init(_ digest: SHA256.Digest) {
    vector = digest.withUnsafeBytes { $0.loadUnaligned(as: SIMD32<UInt8>.self) }
  }

  private init(vector: SIMD32<UInt8>) {
    self.vector = vector
  }

  /// The 32 bytes.
  package var bytes: [UInt8] { withBytes { [UInt8]($0) } }

  /// Lends the 32 bytes.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(of: vector, body)
  }

  /// The bytes as 64 hexadecimal digits in lower case.
  package var hex: String { bytes.hex }
}
