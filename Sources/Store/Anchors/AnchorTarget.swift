/// Where anchors are kept: out of reach of whoever could write the store anew.
package enum AnchorTarget: Hashable, Sendable {
  /// Appended to a file.
  case file(path: String)
  /// Handed to the system's log.
  case syslog
  /// Given to a command on its standard input; its words as they are, without a shell.
  case command([String])

  /// A target as people write it; nil if it is none.
  package init?(_ text: String) {
    if text == "syslog" {
      self = .syslog
    } else if text.hasPrefix("file:/") {
      self = .file(path: String(text.dropFirst("file:".count)))
    } else if text.hasPrefix("command:/") {
      self = .command(text.dropFirst("command:".count).split(separator: " ").map(String.init))
    } else {
      return nil
    }
  }

  /// The target as people write it.
  package var text: String {
    switch self {
    case .file(let path): "file:" + path
    case .syslog: "syslog"
    case .command(let words): "command:" + words.joined(separator: " ")
    }
  }
}
