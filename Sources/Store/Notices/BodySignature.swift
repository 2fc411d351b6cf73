import Crypto

/// The signature of a webhook's body.
///
/// HMAC-SHA256 over the time in seconds, a full stop and the body, so that neither can be changed nor an old message be
/// sent again later. Source: RFC 2104.
package enum BodySignature {
  /// The signature in hexadecimal.
  package static func hex(of body: [UInt8], at seconds: Int64, key: [UInt8]) -> String {
    let text = Array("\(seconds).".utf8) + body
    return [UInt8](HMAC<SHA256>.authenticationCode(for: text, using: SymmetricKey(data: key))).hex
  }
}
