extension TimeFault: CustomStringConvertible {
  /// The fault as a sentence without its full stop, for the end of an error line.
  public var description: String {
    switch self {
    case .notAnInstant(let text): "'\(text)' is not an instant such as 2026-11-20T08:55:00Z"
    case .notADate(let text): "'\(text)' is not a date such as 2026-11-20"
    case .notATimeOfDay(let text): "'\(text)' has a time or an offset that does not exist"
    case .fractionOfSecond(let text): "'\(text)' has a fraction of a second: whole seconds only"
    case .yearOutOfRange(let text): "'\(text)' lies outside the years 0001 to 9999"
    case .notAZone(let name, let flaw): "time zone '\(name)' cannot be read: \(flaw)"
    }
  }
}

extension TimeFault.ZoneFlaw: CustomStringConvertible {
  /// The flaw as the end of a sentence.
  public var description: String {
    switch self {
    case .magic: "it is not a TZif file"
    case .version(let byte): "unknown version byte \(byte)"
    case .truncated: "it is truncated"
    case .counts: "its counts contradict each other"
    case .index: "an index points outside its table"
    case .abbreviation: "an abbreviation has a forbidden character"
    case .order: "its transitions are out of order"
    case .offset: "an offset is 26 hours or more"
    case .leapSeconds: "it counts leap seconds"
    case .footer: "its rule for later years is malformed"
    }
  }
}
