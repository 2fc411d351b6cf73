import Patterns
import Testing

@Suite("Regular expressions")
struct RegexTests {
  /// A pattern, a text, and whether it matches.
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern: String
    let text: String
    let matches: Bool
    var testDescription: String { "/\(pattern)/ \(text)" }

    init(_ pattern: String, _ text: String, _ matches: Bool) {
      (self.pattern, self.text, self.matches) = (pattern, text, matches)
    }
  }

  /// A pattern that is none, and the sentence that says why.
  struct Refused: Sendable, CustomTestStringConvertible {
    let pattern: String
    let sentence: String
    var testDescription: String { pattern }

    init(_ pattern: String, _ sentence: String) {
      (self.pattern, self.sentence) = (pattern, sentence)
    }
  }

  @Test(
    "A pattern matches as RE2 has it",
    arguments: [
      Case("", "", true), Case("", "abc", true), Case("b", "abc", true), Case("^b", "abc", false),
      Case("^abc$", "abc", true),
      Case("^abc$", "abcd", false), Case("a.c", "abc", true), Case("a.c", "a\nc", false), Case("(?s)a.c", "a\nc", true),
      Case("a|b", "xb", true), Case("^(a|b)$", "c", false), Case("^(?:a|)$", "", true), Case("a*", "", true),
      Case("^a+$", "", false), Case("^a+$", "aaa", true), Case("^a?$", "aa", false), Case("^a{2}$", "aa", true),
      Case("^a{2}$", "aaa", false), Case("^a{2,}$", "aaaa", true), Case("^a{2,3}$", "aaaa", false),
      Case("^a{0}$", "", true),
      Case("^a{0,2}b$", "aab", true), Case("^a{,2}$", "a{,2}", true), Case("^a{x$", "a{x", true),
      Case("^a*?b+?$", "aab", true),
      Case("^[abc]+$", "cab", true), Case("^[^abc]+$", "xyz", true), Case("^[^abc]+$", "xaz", false),
      Case("^[a-c]$", "b", true),
      Case("^[a-]$", "-", true), Case("^[]a]+$", "]a", true), Case("^[^]]$", "]", false),
      Case("^[\\]\\-]+$", "]-", true),
      Case("^[\\d_]+$", "1_2", true), Case("^[^\\d]$", "1", false), Case("^[\\D]$", "1", false),
      Case("^[\\D]$", "x", true),
      Case("^\\d{3}$", "123", true), Case("^\\D$", "1", false), Case("^\\w+$", "aZ_9", true), Case("^\\w$", "é", false),
      Case("^\\W$", "é", true), Case("^\\s\\S$", " x", true), Case("\\bcat\\b", "a cat sat", true),
      Case("\\bcat\\b", "concat", false),
      Case("\\Bcat", "concat", true), Case("\\Aabc\\z", "abc", true), Case("(?m)^b$", "a\nb\nc", true),
      Case("^b$", "a\nb\nc", false),
      Case("(?i)ABC", "xabcx", true), Case("(?i)é", "É", true), Case("(?i)[a-c]+$", "ABC", true),
      Case("(?i)^[^a]$", "A", false),
      Case("a(?i)b", "aB", true), Case("a(?i)b", "AB", false), Case("(?i:a)b", "Ab", true),
      Case("(?i:a)b", "AB", false),
      Case("((?i)a)b", "AB", false), Case("(?i)a(?-i)b", "AB", false), Case("(?P<n>a)(?<m>b)", "ab", true),
      Case("(?U)a+", "a", true),
      Case("^[[:alpha:]]+$", "abC", true), Case("^[[:^digit:]]$", "1", false), Case("^[[:digit:]x]+$", "1x2", true),
      Case("^[a[:]$", "[", true), Case("^\\pL+$", "éß", true), Case("^\\p{Lu}$", "É", true),
      Case("^\\p{Lu}$", "é", false),
      Case("^\\P{L}$", "1", true), Case("^\\p{^L}$", "a", false), Case("^[^\\p{L}]$", "1", true),
      Case("^[\\pN-]+$", "1-2", true),
      Case("\\x41\\x{1F600}", "A😀", true), Case("\\.", "a", false), Case("\\.", ".", true),
      Case("\\t\\n\\r\\f\\v\\a", "\t\n\r\u{0C}\u{0B}\u{07}", true),
      Case("\\Qa.b\\E+$", "a.bb", true), Case("\\Qa.b", "axb", false), Case("\\060", "0", true), Case("^.$", "😀", true),
      Case("^(a*)*$", "aaab", false), Case("^(a|a)*$", "aaaa", true), Case("(|a)+b", "aab", true),
      Case("^(?:^a)+$", "a", true),
      Case("x*y*z", "xxyyz", true), Case("^[A-Z]{2}\\d{2} ?\\d[A-Z]{2}$", "SW11 1AA", true),
      Case("e\u{301}", "é", false),
    ])
  func matching(row: Case) throws {
    #expect(try Regex(row.pattern).matches(row.text) == row.matches)
  }

  @Test(
    "A pattern that is none says why",
    arguments: [
      Refused("(", "')' is missing"), Refused(")", "')' closes nothing"), Refused("[a", "']' is missing"),
      Refused("[]", "']' is missing"),
      Refused("*", "'*' has nothing to repeat"), Refused("a|+", "'+' has nothing to repeat"),
      Refused("a**", "'*' has nothing to repeat"),
      Refused("a{1001}", "'{1001}' does not count from less to more, up to 1000"),
      Refused("a{3,2}", "'{3,2}' does not count from less to more, up to 1000"),
      Refused("[z-a]", "'z-a' is no range of characters"), Refused("[a-\\d]", "'a-\\d' is no range of characters"),
      Refused("\\1", "'\\1' is no escape"), Refused("\\", "'\\' is no escape"), Refused("\\y", "'\\y' is no escape"),
      Refused("\\xZZ", "'\\x' is no escape"),
      Refused("\\x{110000}", "'\\x{110000}' is no escape"), Refused("(?=a)", "'(?=' begins no group"),
      Refused("(?<=a)", "'(?<' begins no group"),
      Refused("(?!a)", "'(?!' begins no group"), Refused("(?P=n)", "'(?P' begins no group"),
      Refused("(?", "')' is missing"),
      Refused("(?)", "'(?)' begins no group"),
      Refused("\\p{Greek}", "there is no class '\\p{Greek}'"), Refused("[[:foo:]]", "there is no class '[:foo:]'"),
      Refused("(a{1000}){1000}", "it comes to more than 5000 instructions"),
      Refused("((((){1000}){1000}){1000}){1000}", "it comes to more than 5000 instructions"),
      Refused(String(repeating: "(", count: 200), "groups stand more than 100 deep within one another"),
    ])
  func faults(row: Refused) {
    let fault = #expect(throws: RegexFault.self) { try Regex(row.pattern) }
    #expect(fault?.description == row.sentence)
  }

  @Test("A pattern that makes backtracking explode takes linear time", .timeLimit(.minutes(1)))
  func linear() throws {
    let text = String(repeating: "a", count: 5_000)
    #expect(try Regex("^(a+)+$").matches(text))
    #expect(try !Regex("^(a|a|aa)*b$").matches(text))
    #expect(try !Regex("(x+x+)+y").matches(text))
  }
}
