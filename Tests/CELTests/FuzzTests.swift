import CEL
import Glibc
import Testing
import WorkingTime

@Suite("Whatever is thrown at it", .serialized)
struct FuzzTests {
  private static let isLong = getenv("TASKING_LONG").map { String(cString: $0) } == "1"

  /// Tries one seed after another: a fixed number of them, or for two and a half minutes where there is time.
  private static func trying(_ count: UInt64, _ name: String, _ body: (UInt64) throws -> Void) rethrows {
    let began = ContinuousClock.now
    var seed: UInt64 = 0
    while isLong ? ContinuousClock.now - began < .seconds(150) : seed < count {
      try body(seed)
      seed += 1
    }
    if isLong { print("expressions: \(seed) \(name)") }
  }

  private static func bindings() throws -> Bindings {
    Bindings(
      variables: [
        "b": .bool(true), "i": .int(.min), "d": .double(-0.5), "s": .string("1"),
        "t": try instant("2026-11-20T08:55:00Z"), "p": .duration(try #require(Span("36h"))),
        "is": .list([.int(3), .int(0), .int(.max)]), "ss": .list([.string("a"), .string("é")]),
        "m": .map(["a": .int(1), "b": .int(-1)].mapped),
        "r": .record(["n": .int(2), "name": .string("R"), "tags": .list([])]),
      ])
  }

  @Test("An expression that is right by construction checks, and has no error of types when it is evaluated")
  func typed() throws {
    let bindings = try Self.bindings()
    var values = 0
    try Self.trying(6_000, "right") { seed in
      var maker = ExpressionMaker(seed: seed)
      let type = maker.chance.one(of: ExpressionMaker.types)
      let source = maker.expression(type, 1 + Int(seed % 4))
      let program = try Program(parsing: source)
      let result = program.check(in: ExpressionMaker.environment)
      #expect(result.faults == [], "\(source)")
      #expect(result.optionalReads == [], "\(source)")
      switch try Self.outcome(program, bindings) {
      case .success(let value):
        values += 1
        #expect(CELType(of: value).fits(type), "\(source) is \(value), not \(type)")
        try Self.expectRoundTrip(value, of: source)
      case .failure(.noSuchOverload), .failure(.unknownVariable), .failure(.noSuchMember):
        Issue.record("\(source) checks, and then has an error of types")
      case .failure: break
      }
    }
    // If all were errors, nothing would have been tried.
    #expect(values > 1_000)
  }

  @Test("Expressions that were damaged are refused or evaluated, but nothing else happens")
  func damaged() throws {
    let bindings = try Self.bindings()
    var evaluated = 0
    try Self.trying(6_000, "damaged") { seed in
      var maker = ExpressionMaker(seed: seed)
      var bytes = Array(maker.expression(maker.chance.one(of: ExpressionMaker.types), 3).utf8)
      for _ in 0...maker.chance.number(below: 3) {
        let place = maker.chance.number(below: bytes.count + 1)
        let end = min(bytes.count, place + maker.chance.number(below: 4))
        switch maker.chance.number(below: 4) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: Array(bytes[place..<end]), at: maker.chance.number(below: bytes.count + 1))
        case 2: bytes.insert(contentsOf: maker.chance.one(of: Self.words).utf8, at: place)
        default: if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: maker.chance.next()) }
        }
      }
      if try Self.attempt(String(decoding: bytes, as: UTF8.self), bindings) { evaluated += 1 }
    }
    #expect(evaluated > 500)
  }

  @Test("Words in any order are refused or evaluated, but nothing else happens")
  func soup() throws {
    let bindings = try Self.bindings()
    try Self.trying(12_000, "of words in any order") { seed in
      var chance = Chance(seed: seed)
      let count = 1 + chance.number(below: 30)
      let gap = chance.one(of: ["", " "])
      let source = (0..<count).map { _ in chance.one(of: Self.words) }.joined(separator: gap)
      _ = try Self.attempt(source, bindings)
    }
  }

  @Test("A pattern of any characters is refused or matched in no time")
  func patterns() throws {
    let marks = [
      "a", "b", "é", ".", "*", "+", "?", "|", "(", ")", "(?:", "(?i)", "(?P<n>", "[", "]", "[^", "-", "{2,3}", "{0,9}",
      "{",
      "^", "$", "\\d", "\\W", "\\b", "\\pL", "\\x41", "\\", "[:alpha:]", "(?=", "\\1", "{1000}",
    ]
    let text = Value.string(String(repeating: "aab-é ", count: 20))
    try Self.trying(3_000, "patterns") { seed in
      var chance = Chance(seed: seed)
      let pattern = (0...chance.number(below: 12)).map { _ in chance.one(of: marks) }.joined()
      let program = try Program(parsing: "text.matches(pattern)")
      switch try Self.outcome(program, Bindings(variables: ["text": text, "pattern": .string(pattern)])) {
      case .success(.bool), .failure(.badPattern), .failure(.limit): break
      case let other: Issue.record("\(pattern): \(other)")
      }
    }
  }

  private static let words = [
    "a", "b", "i", "d", "s", "t", "p", "is", "ss", "m", "r", "x", "r.n", "r.maybe", "has(", "size(", "int(", "string(",
    "dyn(", "type(", "timestamp(", "duration(", ".all(x,", ".map(x,", ".exists_one(x,", ".filter(x,", ".matches(",
    ".getHours(",
    "(", ")", "[", "]", "{", "}", ",", ":", "?", ".", "+", "-", "*", "/", "%", "!", "&&", "||", "==", "!=", "<", "<=",
    ">",
    ">=", "in", "true", "false", "null", "0", "1", "-1", "9223372036854775807", "-9223372036854775808", "1.5", "1e308",
    "1u",
    "0x", "''", "'a'", "\"", "'''", "r'", "b''", "\\", "`", "=", "\n", "//", "é", "\u{0}", "[1, 2]", "{'a': 1}", "for",
    "'(a*)*b'", "'1h'", "'Europe/London'", "google.protobuf.Duration",
  ]

  /// Parses, checks and evaluates what may be no expression; whether it came to evaluating.
  private static func attempt(_ source: String, _ bindings: Bindings) throws -> Bool {
    let program: Program
    do throws(CELFault) { program = try Program(parsing: source) } catch {
      expectPlaced(error, source)
      return false
    }
    for fault in program.check(in: ExpressionMaker.environment).faults { expectPlaced(fault, source) }
    #expect(program.testedPaths.isSubset(of: program.paths), "\(source)")
    _ = try outcome(program, bindings)
    return true
  }

  /// What it comes to, which is the same with a trace, and does not take long.
  private static func outcome(_ program: Program, _ bindings: Bindings) throws -> Result<Value, EvaluationFault> {
    let began = ContinuousClock.now
    let outcome = program.evaluate(bindings)
    // A debug build on a busy machine: it would be minutes if anything were not bounded.
    #expect(ContinuousClock.now - began < .seconds(5), "\(program.source)")
    #expect("\(program.trace(bindings).outcome)" == "\(outcome)", "\(program.source)")
    return outcome
  }

  private static func expectPlaced(_ fault: CELFault, _ source: String) {
    #expect(fault.line >= 1 && fault.column >= 1 && !"\(fault.reason)".isEmpty, "\(source)")
    #expect(fault.rendered(in: source).hasPrefix("\(fault.line):\(fault.column): "), "\(source)")
  }

  /// What a value is written as is an expression of that value.
  private static func expectRoundTrip(_ value: Value, of source: String) throws {
    let text = value.description
    // Doubles that are no number have no literal, and a long value is cut.
    if text.contains("nan") || text.contains("inf") || text.contains("…") { return }
    #expect(
      "\(try Program(parsing: text).evaluate(Bindings()))" == "\(Result<Value, EvaluationFault>.success(value))",
      "\(source)")
  }
}

extension CELType {
  /// Whether a value of this type is one of another: what is empty fits any list or map.
  fileprivate func fits(_ other: CELType) -> Bool {
    switch (self, other) {
    case (.list(.dyn), .list), (.map(.dyn, .dyn), .map): true
    default: self == other
    }
  }
}

extension [String: Value] {
  fileprivate var mapped: ValueMap { ValueMap(self) }
}
