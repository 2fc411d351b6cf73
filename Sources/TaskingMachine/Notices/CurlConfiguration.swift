// What curl(1) is to do is told it on its standard input (`--config -`), since arguments are there for everybody to see.
// A value stands in double quotes, in which \ and " are escaped. Source: curl(1), --config.

/// Options of one run of curl.
struct CurlConfiguration {
  private(set) var lines: [String] = []

  /// What every run has: no output, no proxy, no redirect, an end.
  init(url: String, scheme: String, seconds: Int64) {
    set("url", url)
    // Nothing that a server says leads to another kind of place.
    set("proto", "=\(scheme)")
    set("noproxy", "*")
    set("output", "/dev/null")
    set("max-time", "\(seconds)")
    set("connect-timeout", "\(seconds)")
    flag("silent")
  }

  /// Adds an option with a value.
  mutating func set(_ option: String, _ value: String) {
    let escaped = value.flatMap { $0 == "\\" || $0 == "\"" ? "\\\($0)" : "\($0)" }
    lines.append("\(option) = \"\(String(escaped))\"")
  }

  /// Adds an option without a value.
  mutating func flag(_ option: String) { lines.append(option) }

  /// A text within a URL: everything but letters, digits and `-._~` as its bytes (RFC 3986 § 2.1).
  static func inURL(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }

  /// The same as curl reads it.
  var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }
}
