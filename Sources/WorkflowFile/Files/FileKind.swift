/// What a file is: its first key says so.
package enum FileKind: String, CaseIterable, Sendable {
  /// A definition.
  case workflow
  /// A calendar of working time.
  case calendar
  /// A register of codes.
  case register
  /// The cast of a rehearsal.
  case cast = "rehearsal"
  /// Scenarios of a workflow.
  case scenarios = "tests"
  /// What a simulation supposes.
  case simulation = "simulate"
  /// What becomes of states and clocks in another version of a definition.
  case migration = "migrate"
  /// How long finished requests are kept.
  case retention
  /// Who is told what, and how.
  case notices

  /// The kind that a text says it is; nothing where its first key is none of them.
  package init?(of text: String) {
    self.init(rawValue: FileKind.firstKey(of: text))
  }

  /// The first key of a text, empty where it has none.
  ///
  /// That is what stands before the first colon, or the whole line without one, of the first line that is neither a
  /// comment nor begins with space. Nothing after that line is looked at.
  package static func firstKey(of text: String) -> String {
    var isPassed = false
    var key: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x0A:
        if !key.isEmpty { return String(decoding: key, as: UTF8.self) }
        isPassed = false
      case _ where isPassed: continue
      case 0x09...0x0D where key.isEmpty, UInt8(ascii: " ") where key.isEmpty, UInt8(ascii: "#") where key.isEmpty:
        isPassed = true
      case 0x0D, UInt8(ascii: ":"): return String(decoding: key, as: UTF8.self)
      default:
        key.append(byte)
        if key.count == longestKey { return String(decoding: key, as: UTF8.self) }
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The most bytes of a first key that are told.
  private static let longestKey = 256
}
