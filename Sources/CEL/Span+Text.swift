// Text of a span: `[-+]` then one or more of a decimal number and a unit, as Go's time.ParseDuration has it and cel-spec
// after it: "1h30m", "1.5s", "-250ms". Written out it is always seconds: "5400s".

extension Span: CustomStringConvertible {
  /// The span in seconds: `5400s`, `-0.25s`.
  public var description: String {
    let sign = seconds < 0 ? "-" : ""
    return "\(sign)\(wholeSeconds.magnitude)\(Self.fraction(Int64(subseconds.magnitude)))s"
  }

  /// A decimal fraction of a second with its point and without trailing noughts; nothing for none.
  static func fraction(_ nanoseconds: Int64) -> String {
    guard nanoseconds > 0 else { return "" }
    let digits = String(nanoseconds)
    var text = String(repeating: "0", count: 9 - digits.count) + digits
    while text.hasSuffix("0") { text.removeLast() }
    return "." + text
  }

  /// The span that text such as `336h` or `1h30m` stands for, or nothing.
  public init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    if bytes.elementsEqual("0".utf8), let none = Span(seconds: 0) {
      self = none
      return
    }
    guard !bytes.isEmpty, var sum = Span(seconds: 0) else { return nil }
    while !bytes.isEmpty {
      guard let part = Self.part(&bytes), let next = sum.adding(part) else { return nil }
      sum = next
    }
    guard let result = isNegative ? sum.negated : sum else { return nil }
    self = result
  }

  /// Takes one number and its unit off the front.
  private static func part(_ bytes: inout ArraySlice<UInt8>) -> Span? {
    let whole = digits(&bytes)
    var fraction = ArraySlice<UInt8>()
    if bytes.first == UInt8(ascii: ".") {
      bytes = bytes.dropFirst()
      fraction = digits(&bytes)
    }
    guard !(whole.isEmpty && fraction.isEmpty), let unit = unit(&bytes) else { return nil }
    guard let count = number(whole, upTo: 18), let part = number(fraction.prefix(9), upTo: 9) else { return nil }
    let scale = (0..<min(fraction.count, 9)).reduce(Int64(1)) { power, _ in power * 10 }
    let (total, overflow) = count.multipliedReportingOverflow(by: unit)
    if overflow {
      // Only whole hours, minutes and seconds can get this far and still be allowed.
      guard unit >= 1_000_000_000 else { return nil }
      let (seconds, tooLong) = count.multipliedReportingOverflow(by: unit / 1_000_000_000)
      guard !tooLong else { return nil }
      return Span(seconds: seconds)?.adding(Span(seconds: 0, nanoseconds: share(part, of: unit, by: scale)))
    }
    return Span(seconds: 0, nanoseconds: total)?.adding(Span(seconds: 0, nanoseconds: share(part, of: unit, by: scale)))
  }

  private func adding(_ other: Span?) -> Span? { other.flatMap { adding($0) } }

  /// `part / scale` of a unit: at most an hour of nanoseconds, so the product is taken in two halves.
  private static func share(_ part: Int64, of unit: Int64, by scale: Int64) -> Int64 {
    let (high, low) = unit.quotientAndRemainder(dividingBy: scale)
    return part * high + part * low / scale
  }

  private static func digits(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let run = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    bytes = bytes.dropFirst(run.count)
    return run
  }

  private static func number(_ digits: ArraySlice<UInt8>, upTo length: Int) -> Int64? {
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    guard significant.count <= length else { return nil }
    return significant.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }

  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("ns", 1), ("us", 1_000), ("µs", 1_000), ("ms", 1_000_000),
    ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000),
  ]

  private static func unit(_ bytes: inout ArraySlice<UInt8>) -> Int64? {
    for unit in units where bytes.starts(with: unit.name.utf8) {
      bytes = bytes.dropFirst(unit.name.utf8.count)
      return unit.nanoseconds
    }
    return nil
  }
}
