import CEL
import Testing

@Suite("Logic with errors")
struct LogicTests {
  /// The three things that an operand can be.
  static let operands = ["true", "false", "(1 / 0 == 1)"]

  @Test("'&&' is false if either side is, whatever the other side is", arguments: operands, operands)
  func and(left: String, right: String) {
    let expected =
      left == "false" || right == "false"
      ? "bool false" : left == "true" && right == "true" ? "bool true" : "error: division by zero"
    #expect(outcome("\(left) && \(right)") == expected)
  }

  @Test("'||' is true if either side is, whatever the other side is", arguments: operands, operands)
  func or(left: String, right: String) {
    let expected =
      left == "true" || right == "true"
      ? "bool true" : left == "false" && right == "false" ? "bool false" : "error: division by zero"
    #expect(outcome("\(left) || \(right)") == expected)
  }

  @Test(
    "An operand that is no bool is an error like any other",
    arguments: [
      Row("1 && false", "bool false"), Row("false && 1", "bool false"),
      Row("1 && true", "error: '&&' does not take int"),
      Row("'a' || true", "bool true"), Row("'a' || false", "error: '||' does not take string"),
      Row("1 / 0 == 1 && 'a' || true", "bool true"), Row("true && true && 1 / 0 == 1 && false", "bool false"),
      Row("false || 1 / 0 == 1 || true", "bool true"), Row("!(1 / 0 == 1) || true", "bool true"),
    ])
  func strange(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test("Running out of steps is never passed over")
  func limit() {
    let bindings = Bindings(variables: ["xs": .list([Value](repeating: .int(1), count: 1_000))])
    let hungry = "xs.all(a, xs.all(b, a == b))"
    #expect(outcome("(\(hungry)) || true", bindings) == "error: evaluation took more than 100000 steps")
    #expect(outcome("(\(hungry)) && false", bindings) == "error: evaluation took more than 100000 steps")
    #expect(outcome("[1].exists(x, \(hungry)) || true", bindings) == "error: evaluation took more than 100000 steps")
  }
}
