import FoundationEssentials
import WorkingTime

/// What the tests share: zones from the system's tz database, short ways to write values, chance from a seed.
enum Given {
  /// Reads a zone of the system.
  static func zone(_ name: String) throws -> Zone {
    try Zone(name: name, tzif: bytes(of: name))
  }

  /// Reads the bytes of a zone of the system.
  static func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)")))
  }

  /// Whether the long runs are wanted.
  static var isLong: Bool { ProcessInfo.processInfo.environment["TASKING_LONG"] == "1" }
}

/// An instant from RFC 3339.
func at(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

/// A date from ISO 8601.
func on(_ text: String) throws -> CivilDate { try CivilDate(iso: text) }

/// Working hours as a duration.
func hours(_ count: Int) -> WorkingDuration { WorkingDuration(seconds: Int64(count) * 3600) }

/// SplitMix64: the same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
