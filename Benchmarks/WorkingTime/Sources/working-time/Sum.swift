import WorkingTime

/// One kind of sum that is measured.
struct Sum {
  /// The two that a clock is made of.
  enum Verb: String, CaseIterable {
    /// From a start and a length of working time to the instant at which it has passed.
    case add
    /// From two instants to the working time between them.
    case between
  }

  /// How much time is passed over.
  struct Span {
    /// What it is called.
    let name: String
    /// Real seconds, which `between` is asked about.
    let elapsed: Int64
    /// Working seconds, which `add` is given: of 252 days a year, since ten years are as far as it goes.
    let worked: Int64
    /// How many of the starts are handed to the other program, which takes its time.
    let compared: Int
  }

  static let spans = [
    Span(name: "one hour", elapsed: 3600, worked: 3600, compared: 1000),
    Span(name: "one week", elapsed: 7 * 86_400, worked: 5 * 9 * 3600, compared: 500),
    Span(name: "one year", elapsed: 31_557_600, worked: 252 * 9 * 3600, compared: 50),
    Span(name: "ten years", elapsed: 315_576_000, worked: 2520 * 9 * 3600, compared: 10),
  ]

  let verb: Verb
  let span: Span

  /// What is given beside the start: working seconds to add, or real seconds to the other end.
  var amount: Int64 { verb == .add ? span.worked : span.elapsed }

  /// Does the sum; the answer is an instant as seconds since the epoch, or working seconds.
  @inline(__always)
  func answer(_ calendar: WorkingCalendar, from start: Instant) throws(CalendarFault) -> Int64 {
    switch verb {
    case .add: try calendar.add(WorkingDuration(seconds: amount), to: start).secondsSinceEpoch
    case .between: try calendar.between(start, start.advanced(bySeconds: amount)).seconds
    }
  }
}
