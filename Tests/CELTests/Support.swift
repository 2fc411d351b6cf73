import CEL
import Testing
import WorkingTime

/// An expression and what it comes to, in words.
struct Row: Sendable, CustomTestStringConvertible {
  let source: String
  let expected: String

  init(_ source: String, _ expected: String) {
    self.source = source
    self.expected = expected
  }

  var testDescription: String { source }
}

/// What an expression comes to: `int 3`, `error: …`, or `fault 1:2: …` if it cannot be parsed.
func outcome(_ source: String, _ bindings: Bindings = Bindings()) -> String {
  do throws(CELFault) {
    switch try Program(parsing: source).evaluate(bindings) {
    case .success(let value): return "\(value.typeName) \(value)"
    case .failure(let fault): return "error: \(fault)"
    }
  } catch {
    return "fault \(error)"
  }
}

/// Everything that the checker says, or the type if it says nothing.
func verdict(_ source: String, _ environment: Environment = Environment()) -> String {
  do throws(CELFault) {
    let result = try Program(parsing: source).check(in: environment)
    return result.faults.isEmpty
      ? result.type.description : result.faults.map(\.description).joined(separator: "\n")
  } catch {
    return "fault \(error)"
  }
}

/// The instant of RFC 3339 text.
func instant(_ text: String) throws -> Value {
  .timestamp(Timestamp(try Instant(rfc3339: text)))
}

/// London by its present rule, made by hand so that no test needs the tz database (RFC 8536 §3).
func london() throws -> Zone {
  // Counts: UT and standard indicators, leap seconds, transitions, types, characters of abbreviations.
  let header: [UInt8] = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
  let counts: [UInt8] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4,
  ]
  let block: [UInt8] = [0, 0, 0, 0, 0, 0] + Array("GMT".utf8) + [0]
  let footer = Array("\nGMT0BST,M3.5.0/1,M10.5.0\n".utf8)
  return try Zone(name: "Europe/London", tzif: header + counts + block + header + counts + block + footer)
}
