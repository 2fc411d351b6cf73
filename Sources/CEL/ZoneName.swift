internal import WorkingTime

/// Zones that an expression names: `UTC`, a fixed offset, or one that the caller brought.
enum ZoneName {
  /// The seconds east of UTC that `+01:00` or `-05:30` stands for, or nothing for any other text.
  static func offset(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":") else { return nil }
    let sign: Int64
    switch bytes[0] {
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: return nil
    }
    let digits = [bytes[1], bytes[2], bytes[4], bytes[5]].map { Int64($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let (hours, minutes) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    guard hours < 24, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  /// Whether accessors would know the name.
  static func isKnown(_ name: String, among zones: [String: Zone]) -> Bool {
    name == "UTC" || offset(name) != nil || zones[name] != nil
  }
}
