// What curl(1) is to do is told it on its standard input (`--config -`), since arguments are there for everybody to see.
// A value stands in double quotes, in which \ and " are escaped. Source: curl(1), --config.

/// Options of one run of curl.
struct CurlConfiguration {
  private(set) var lines: [String] = []

  /// What every run has: no output but the server's last code and the bytes sent, no proxy, no redirect, an end.
  init(url: String, scheme: String, seconds: Int64) {
    set("url", url)
    // Nothing that a server says leads to another kind of place.
    set("proto", "=\(scheme)")
    set("noproxy", "*")
    set("output", "/dev/null")
    set("write-out", "%{response_code} %{size_upload}")
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

  /// The same as curl reads it.
  var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }
}
