// The text format of Prometheus, version 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/. A family is a
// line HELP, a line TYPE and its samples, lines that end in a line feed; of a histogram the buckets count all that is not
// greater than `le`, the last of them everything.

/// Everything that is told under one name.
package struct MetricFamily: Hashable, Sendable {
  /// Its name, with the unit at its end.
  package let name: String
  /// What it means, one sentence.
  package let help: String
  package let kind: Kind
  package let samples: [Sample]

  package init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
    self.name = name
    self.help = help
    self.kind = kind
    self.samples = samples
  }

  /// What its numbers do.
  package enum Kind: String, Sendable {
    /// They go up and down.
    case gauge
    /// They only rise.
    case counter
    /// They are how many values there are up to each bound, how many in all, and their sum.
    case histogram
  }

  /// One number.
  package struct Sample: Hashable, Sendable {
    /// What stands behind the family's name: empty but in a histogram.
    package let suffix: String
    /// The one label that it has, and its value; nil for none.
    package let label: Label?
    package let value: Value

    package init(_ value: Value, suffix: String = "", label: Label? = nil) {
      self.suffix = suffix
      self.label = label
      self.value = value
    }
  }

  /// What tells a sample from the others of its family.
  package struct Label: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A number as it is written.
  package enum Value: Hashable, Sendable {
    case whole(Int64)
    /// Seconds, down to the millisecond.
    case duration(Duration)
  }
}

extension MetricFamily {
  /// One sample without a label.
  package init(_ name: String, _ kind: Kind, _ help: String, _ value: Value) {
    self.init(name, kind, help, [Sample(value)])
  }

  /// A whole number without a label.
  package init(_ name: String, _ kind: Kind, _ help: String, _ number: Int) {
    self.init(name, kind, help, .whole(Int64(number)))
  }

  /// The families as a file has them.
  package static func text(_ families: [MetricFamily]) -> String {
    families.map(\.text).joined()
  }

  /// Its lines.
  package var text: String {
    let head = "# HELP \(name) \(Self.escaped(help, isQuoted: false))\n# TYPE \(name) \(kind.rawValue)\n"
    return head
      + samples.map { sample in
        let label = sample.label.map { "{\($0.name)=\"\(Self.escaped($0.value, isQuoted: true))\"}" } ?? ""
        return "\(name)\(sample.suffix)\(label) \(sample.value.text)\n"
      }.joined()
  }

  /// What would end the line, or the value, is written with a backslash.
  private static func escaped(_ text: String, isQuoted: Bool) -> String {
    var result = ""
    // Not by characters, of which CR LF is one.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where isQuoted: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension MetricFamily.Value {
  /// As the format has it: a number in decimal.
  package var text: String {
    switch self {
    case .whole(let number): return String(number)
    case .duration(let duration):
      let (seconds, attoseconds) = duration.components
      let milliseconds = String(attoseconds / 1_000_000_000_000_000)
      return "\(seconds).\(String(repeating: "0", count: 3 - milliseconds.count))\(milliseconds)"
    }
  }
}
