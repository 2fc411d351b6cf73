import TaskingRendering
import Testing

@testable import TaskingCLI

@Suite("Text from requests cannot act on a terminal")
struct VisibleTests {
  @Test(
    "What would act on a terminal, or not be seen, is written out",
    arguments: [
      ("plain words, déjà vu – “quoted” 日本", "plain words, déjà vu – “quoted” 日本"),
      ("red \u{1B}[31m", "red \\u{1B}[31m"),
      ("bell \u{7}", "bell \\u{7}"),
      ("null \0", "null \\u{0}"),
      ("tab\tend", "tab\\u{9}end"),
      ("return\rend", "return\\u{D}end"),
      ("two\nlines", "two\\nlines"),
      ("two\r\nlines", "two\\u{D}\\nlines"),
      ("delete \u{7F}", "delete \\u{7F}"),
      ("C1 \u{9B}31m", "C1 \\u{9B}31m"),
      ("\u{202E}gpj.exe", "\\u{202E}gpj.exe"),
      ("\u{2066}isolate\u{2069}", "\\u{2066}isolate\\u{2069}"),
      ("\u{61C}Arabic mark", "\\u{61C}Arabic mark"),
      ("zero\u{200B}width", "zero\\u{200B}width"),
      ("joined\u{200D}", "joined\\u{200D}"),
      ("soft\u{AD}hyphen", "soft\\u{AD}hyphen"),
      ("\u{FEFF}mark", "\\u{FEFF}mark"),
      ("separator\u{2028}", "separator\\u{2028}"),
      ("tag\u{E0041}", "tag\\u{E0041}"),
    ])
  func line(text: String, expected: String) {
    #expect(Visible.line(text) == expected)
  }

  @Test("A block keeps its lines, each of them safe")
  func lines() {
    #expect(Visible.lines("one\n\u{1B}two\n") == ["one", "\\u{1B}two", ""])
  }

  @Test("JSON stays JSON: beyond the basic plane there are two escapes")
  func json() throws {
    #expect(try JSONText.text(["a": "\u{9B}\u{202E}\u{E0041}\u{1B}é"]) == #"{"a":"\u009b\u202e\udb40\udc41\u001bé"}"#)
  }

  @Test(
    "A cell that a spreadsheet would run is defused, and quoting follows RFC 4180",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("", ""),
      ("=1+1", "\"'=1+1\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""), ("@SUM", "\"'@SUM\""),
      ("two\nlines", "\"two\nlines\""),
    ])
  func csv(text: String, expected: String) {
    #expect(CSVText.cell(text) == expected)
  }
}
