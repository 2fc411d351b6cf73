import CEL

/// Expressions that mean harm: what they cost is what anybody can make us pay.
enum Hostile {
  private static let most = 65_536

  static let expressions: [(name: String, source: String)] = [
    ("a megabyte of brackets", String(repeating: "(", count: 1_000_000)),
    ("a megabyte of text", "'" + String(repeating: "x", count: 1_000_000) + "'"),
    ("brackets", String(repeating: "(", count: most)),
    ("signs", String(repeating: "-", count: most)),
    ("unknown names in a row", row("prioritty", " || ")),
    ("members that may be absent", row("has(request.authority)", " && ")),
    ("a list of numbers", "[" + row("1", ",") + "].size()"),
    ("a list of lists", "[" + row("[[]]", ",") + "] == []"),
    ("a text of escapes", "'" + row("\\u00e9", "") + "'"),
    (
      "loops within loops",
      "[1,2,3,4,5,6,7,8,9,10].all(a, L.all(b, L.all(c, L.all(d, L.all(e, a + b + c + d + e > 0)))))"
        .replacing("L", with: "[1,2,3,4,5,6,7,8,9,10]")
    ),
    ("a list that doubles", "[[1]]" + String(repeating: ".map(x, [x, x])", count: 40)),
    ("a text that doubles", "['x']" + String(repeating: ".map(x, x + x)", count: 40)),
    ("a pattern", "'\(String(repeating: "a", count: 30_000))'.matches('(a*)*b\(String(repeating: "a?", count: 800))')"),
    ("a pattern of counts", "'a'.matches('((a{1000}){1000}){1000}')"),
  ]

  private static func row(_ part: String, _ between: String) -> String {
    let count = (most - 100) / (part.utf8.count + between.utf8.count)
    return Array(repeating: part, count: count).joined(separator: between)
  }

  /// Parses, checks and evaluates; the words of what came of it.
  static func attempt(_ source: String) -> String {
    do throws(CELFault) {
      let program = try Program(parsing: source)
      if let fault = program.check(in: Request.environment).faults.first { return fault.reason.description }
      switch program.evaluate(Bindings()) {
      case .success(let value): return "\(value.typeName)"
      case .failure(let fault): return fault.description
      }
    } catch {
      return error.reason.description
    }
  }
}
