/// A day of the week; Monday, the first, has the raw value 0.
public enum Weekday: Int, CaseIterable, Sendable, Comparable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// Makes the weekday of the day that lies so many days after 1970-01-01, a Thursday.
  init(daysSinceEpoch days: Int) {
    let shifted = days % 7 + 10
    self = Weekday.allCases[shifted % 7]
  }

  /// Reads `mon` to `sun` or `monday` to `sunday`, in lower case; nothing for any other text.
  public init?(name: String) {
    guard let match = Weekday.allCases.first(where: { $0.name == name || $0.shortName == name }) else { return nil }
    self = match
  }

  /// The name in lower case, for example `monday`.
  public var name: String {
    switch self {
    case .monday: "monday"
    case .tuesday: "tuesday"
    case .wednesday: "wednesday"
    case .thursday: "thursday"
    case .friday: "friday"
    case .saturday: "saturday"
    case .sunday: "sunday"
    }
  }

  /// The first three letters of the name, for example `mon`.
  public var shortName: String { String(name.prefix(3)) }

  /// Whether it is Saturday or Sunday.
  public var isWeekend: Bool { self >= .saturday }

  /// Whether the left day comes earlier in a week that starts on Monday.
  public static func < (left: Weekday, right: Weekday) -> Bool {
    left.rawValue < right.rawValue
  }
}
