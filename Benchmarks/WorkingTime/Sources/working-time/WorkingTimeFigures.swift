import WorkingTime

// What is written to standard output, fields separated by tabs:
//   figure SUM SPAN NANOSECONDS ALLOCATIONS   the median run, a sum; how often all runs together asked for memory
//   made YEARS NANOSECONDS ALLOCATIONS        the median run, a calendar; how often making one asks for memory
//   holiday DATE                              what the other program takes for holidays
//   sum SUM SPAN START AMOUNT ANSWER          what the other program is to answer as well
//   runs RUNS STARTS CHECKSUM

/// Measures working time on the calendar of England and Wales.
@main
enum WorkingTimeFigures {
  private static let starts = 10_000
  private static let runs = 31
  private static let makings = 20

  /// Measures, and writes the figures.
  static func main() throws {
    let zone = try EnglandAndWales.zone()
    let calendar = try EnglandAndWales.calendar(zone: zone, years: WorkingCalendar.knownYears)
    var chance = SplitMix64(state: 2026)
    // Ten years later it is 2037 at the most: pytz, which the other program uses, knows no change of clocks after that.
    let from = try Instant(rfc3339: "2016-01-01T00:00:00Z").secondsSinceEpoch
    let to = try Instant(rfc3339: "2027-01-01T00:00:00Z").secondsSinceEpoch
    let starts = (0..<Self.starts).map { _ in Instant(secondsSinceEpoch: .random(in: from..<to, using: &chance)) }
    let sums = Sum.Verb.allCases.flatMap { verb in Sum.spans.map { Sum(verb: verb, span: $0) } }
    let spans = [2016...2040, WorkingCalendar.knownYears]
    var checksum: Int64 = 0

    // In turn, so that what disturbs the machine disturbs all alike.
    var summing = sums.map { _ in Measurement(size: starts.count) }
    var making = spans.map { _ in Measurement(size: makings) }
    for _ in 0..<runs {
      for (index, sum) in sums.enumerated() {
        try summing[index].run { for start in starts { checksum &+= try sum.answer(calendar, from: start) } }
      }
      for (index, years) in spans.enumerated() {
        try making[index].run {
          for _ in 0..<makings {
            checksum &+= try EnglandAndWales.calendar(zone: zone, years: years).between(starts[0], starts[1]).seconds
          }
        }
      }
    }

    for (sum, measurement) in zip(sums, summing) {
      write("figure", sum.verb.rawValue, sum.span.name, measurement.median, measurement.allocations)
    }
    for (years, measurement) in zip(spans, making) {
      let name = "\(years.lowerBound)–\(years.upperBound)"
      write("made", name, measurement.median, measurement.allocations / UInt(makings * runs))
    }
    for year in 2015...2045 {
      for holiday in calendar.holidays(in: year) { write("holiday", holiday.date) }
    }
    for sum in sums {
      for start in starts.prefix(sum.span.compared) {
        write(
          "sum", sum.verb.rawValue, sum.span.name, start.secondsSinceEpoch, sum.amount,
          try sum.answer(calendar, from: start))
      }
    }
    write("runs", runs, starts.count, checksum)
  }

  private static func write(_ fields: any CustomStringConvertible...) {
    print(fields.map(\.description).joined(separator: "\t"))
  }
}

/// SplitMix64: the same starts on every run.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
