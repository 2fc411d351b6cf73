import Testing

/// A fault put into the sample, and what is said of it.
struct SeededFault: CustomTestStringConvertible {
  /// The part of the sample that is replaced.
  let part: String
  /// What stands there instead.
  let other: String
  /// The lines that people see, hints included.
  let lines: [String]

  /// A fault, and the lines said of it.
  init(_ part: String, _ other: String, _ lines: [String]) {
    self.part = part
    self.other = other
    self.lines = lines
  }

  /// The replacement.
  var testDescription: String { "\(part) → \(other)" }
}
