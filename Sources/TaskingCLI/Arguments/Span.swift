import ArgumentParser

/// A length of time as people type it: `50s`, `5m`, `2h`, `1d`.
struct Span: ExpressibleByArgument {
  let seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  /// As the help shows it.
  var defaultValueDescription: String { "\(seconds)s" }

  init?(argument: String) {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
      (0...100_000).contains(count), argument.first != "+"
    else { return nil }
    seconds = count * unit
  }
}
