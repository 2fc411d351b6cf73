internal import WorkingTime

/// What stands under a key, as far as its looks go: whether names fit together is for the checks.
indirect enum ValueRule: Sendable {
  /// Any scalar but nothing: words are words, whatever they look like.
  case text
  /// One of these words.
  case word([String])
  /// A name or code that is spelt so.
  case name(NameStyle)
  /// A scalar of which the pattern says how it is written, with an example.
  case written(pattern: String, example: String)
  /// `true` or `false`.
  case flag
  /// `true`.
  case yes
  /// A whole number.
  case number(ClosedRange<Int64>)
  /// A word, or a list of words of which none stands there twice.
  case words
  /// A list of codes, not empty.
  case codes
  /// The mapping of that name.
  case section(String)
  /// Names with what each holds; spelt in any way where no style is given.
  case names(NameStyle?, ValueRule)
  /// A list.
  case list(ValueRule)
  /// One of several.
  case either([ValueRule])
  /// Anything but nothing.
  case anything
  /// Nothing at all: the key is known only so that the reader can say why it cannot stand here.
  case never
}

extension ValueRule {
  /// A whole number from 1.
  static let count = ValueRule.number(1...Int64.max)
  /// A CEL expression: text to an editor.
  static let expression = ValueRule.text
  /// A working or real length of time; `LengthText.allowance` reads it.
  static let length = ValueRule.written(
    pattern: "^ *(?=[0-9])(0*[1-9][0-9]*d( +|$))?(0*[1-9][0-9]*h( +|$))?(0*[1-9][0-9]*m( +|$))?(elapsed *)?$",
    example: "4h, 1d 4h, 24h elapsed")
  /// Hours and minutes; what `1d` is.
  static let hoursOfDay = ValueRule.written(
    pattern: "^ *(?=[0-9])(0*[1-9][0-9]*h( +|$))?(0*[1-9][0-9]*m( +|$))?$", example: "7h 30m")
  /// A length, or one for each priority.
  static let lengths = ValueRule.names(nil, .length)
  /// A stretch of the calendar; `LengthText.window` reads it.
  static let window = ValueRule.written(
    pattern: "^ *0*[1-9][0-9]* +(months?|days?) *$", example: "12 months")
  /// Years, months or days of the calendar; `LengthText.period` reads it.
  static let period = ValueRule.written(
    pattern: "^ *0*[1-9][0-9]* +(years?|months?|days?) *$", example: "6 years")
  /// A share of the time to due; `LengthText.percent` reads it.
  static let percent = ValueRule.written(pattern: "^0*([1-9][0-9]{0,3}|10000)%$", example: "75%")
  /// Shares of the time to due, by priority.
  static let percents = ValueRule.names(nil, .percent)
  /// A date of the calendar; `CivilDate` reads it.
  static let date = ValueRule.written(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", example: "2026-12-25")
  /// Opening hours of a day, or a list of them; `DayInterval` reads them.
  static let hours = ValueRule.either([interval, .list(interval)])
  private static let interval = ValueRule.written(
    pattern: "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?-[0-9]{2}:[0-9]{2}(:[0-9]{2})?$", example: "08:00-17:00")
  /// A day and a month.
  static let dayOfYear = ValueRule.written(pattern: "^ *\\+?[0-9]{1,2} +[A-Za-z]+ *$", example: "25 December")
  /// A weekday of a month.
  static let weekdayOfMonth = ValueRule.written(
    pattern: "^ *([Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast) +[A-Za-z]+ +of +[A-Za-z]+ *$",
    example: "first monday of may")
  /// Fields with the values that a condition names.
  static let condition = ValueRule.names(nil, .words)
  /// Fields with the value that each gets.
  static let assignments = ValueRule.names(nil, .anything)
}
