import CEL

// Standard input has a rule a line, its name and its expression with a tab between them.
// What is written to standard output, fields separated by tabs, times in nanoseconds of the median run:
//   figure NAME EVALUATED PARSED CHECKED     one evaluation, one parsing, one check
//   hostile NAME BYTES TIME WORDS            parsing, checking and evaluating what means harm, once, and what came of it
//   runs RUNS TIMES

/// Measures the rules of a definition on a request that meets them.
@main
enum RuleFigures {
  private static let runs = 31
  private static let times = 2_000

  /// Measures, and writes the figures.
  static func main() throws {
    var rules: [(name: String, program: Program)] = []
    while let line = readLine() {
      let fields = line.split(separator: "\t", maxSplits: 1)
      guard fields.count == 2 else { throw Trouble("'\(line)' is no rule") }
      rules.append((String(fields[0]), try Program(parsing: String(fields[1]))))
    }
    let bindings = try Request.bindings()
    for (name, program) in rules {
      let faults = program.check(in: Request.environment).faults
      guard faults.isEmpty else { throw Trouble("\(name): \(faults)") }
      guard case .success(.bool) = program.evaluate(bindings) else {
        throw Trouble("\(name): \(program.evaluate(bindings))")
      }
    }
    var trues = 0
    for (name, program) in rules {
      // In turn, so that what disturbs the machine disturbs all alike.
      var (evaluating, parsing, checking) = (Measurement(), Measurement(), Measurement())
      for _ in 0..<runs {
        evaluating.run(times) { if case .success(.bool(true)) = program.evaluate(bindings) { trues += 1 } }
        try parsing.run(times / 20) { if try Program(parsing: program.source).source.isEmpty { trues += 1 } }
        checking.run(times / 20) { if program.check(in: Request.environment).faults.isEmpty { trues += 1 } }
      }
      write("figure", name, evaluating.median, parsing.median, checking.median)
    }
    guard trues > 0 else { throw Trouble("no rule came to true") }
    for (name, source) in Hostile.expressions {
      var measurement = Measurement()
      var words = ""
      for _ in 0..<5 { measurement.run(1) { words = Hostile.attempt(source) } }
      write("hostile", name, source.utf8.count, measurement.median, words)
    }
    write("runs", runs, times)
  }

  private static func write(_ fields: any CustomStringConvertible...) {
    print(fields.map(\.description).joined(separator: "\t"))
  }
}

/// Why nothing could be measured.
struct Trouble: Error {
  let words: String

  init(_ words: String) { self.words = words }
}
