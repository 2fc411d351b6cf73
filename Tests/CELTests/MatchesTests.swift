import CEL
import Testing

@Suite("The function matches")
struct MatchesTests {
  @Test(
    "matches is a method and a function, and its pattern is written out or found when it runs",
    arguments: [("b", "abc", true), ("^b", "abc", false), ("", "", true), ("^\\p{Lu}$", "É", true)])
  func forms(pattern: String, text: String, matches: Bool) {
    let bindings = Bindings(variables: ["p": .string(pattern), "s": .string(text)])
    for call in ["s.matches(p)", "matches(s, p)", "s.matches(r'\(pattern)')", "matches(s, r'\(pattern)')"] {
      #expect(outcome(call, bindings) == "bool \(matches)", "\(call)")
    }
  }

  @Test("A pattern that is none is a fault where it is written out, and an error where it is found when it runs")
  func faults() {
    let bindings = Bindings(variables: ["p": .string("(")])
    #expect(outcome("''.matches(p)", bindings) == "error: bad regular expression: ')' is missing")
    #expect(outcome("''.matches('(')").hasPrefix("fault 1:12: "))
    #expect(outcome("''.matches('(')").hasSuffix("')' is missing"))
  }

  @Test("A pattern that makes backtracking explode is within the steps of an evaluation")
  func linear() {
    let bindings = Bindings(variables: ["s": .string(String(repeating: "a", count: 5_000))])
    #expect(outcome("s.matches(r'^(a+)+$')", bindings) == "bool true")
    #expect(outcome("s.matches(r'^(a|a|aa)*b$')", bindings) == "bool false")
    #expect(outcome("s.matches(r'(x+x+)+y')", bindings) == "bool false")
  }

  @Test("A long text against a long pattern is paid for in steps")
  func cost() {
    let bindings = Bindings(variables: ["s": .string(String(repeating: "a", count: 100_000))])
    #expect(outcome("s.matches('a{1000}b')", bindings) == "error: evaluation took more than 100000 steps")
  }
}
