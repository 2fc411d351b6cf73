/// Zones that an expression names: `UTC`, a fixed offset, or one that the caller brought.
enum ZoneName {
  /// The seconds east of UTC that `+01:00`, `-05:30` or `02:00` stands for, or nothing for any other text.
  static func offset(_ text: String) -> Int64? {
    var bytes = Array(text.utf8.prefix(7))
    let sign: Int64 = bytes.first == UInt8(ascii: "-") ? -1 : 1
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
    let digits = [bytes[0], bytes[1], bytes[3], bytes[4]].map { Int64($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let (hours, minutes) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    guard hours < 24, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  /// Whether accessors would know the name.
  static func isKnown(_ name: String, among zones: ZoneTable) -> Bool {
    name == "UTC" || offset(name) != nil || zones[name] != nil
  }
}
