import Testing
import Workflow

@testable import WorkflowLab

@Suite("A definition as a page to sign")
struct DefinitionPageTests {
  @Test("the page names everything that the definition names, its sentences, its version and its digest")
  func whole() throws {
    let definition = try PictureSample.shipped()
    let page = DefinitionPage(definition, digest: "abc123").markdown
    let names =
      definition.roles.names + definition.fields.names + definition.states.names + definition.moves.names
      + definition.clocks.names + definition.ladders.names + definition.rules.names + definition.waivers.names
      + definition.records.names + [definition.calendar, definition.reference, "abc123"]
    for name in names { #expect(page.contains("`\(name)`"), "\(name)") }
    for sentence in definition.rules.map(\.otherwise) + definition.roles.map(\.sentence) {
      #expect(page.contains(Markdown.words(sentence)), "\(sentence)")
    }
    for move in definition.moves { #expect(page.contains("\n### `\(move.name)`\n\nMade by "), "\(move.name)") }
    #expect(page.contains("`pio-tasking` version 1, with the digest `abc123`"))
    #expect(page.contains("| high | P3 | P3 | P2 | P2 | P1 |"))
    #expect(page.contains("| `acknowledge` | 15 min real | 1 h real | 1 d | 2 d | `desk` |"))
    #expect(page.contains("- At 150 %: the machine makes `lapse`."))
    #expect(page.contains("- Made at 150 % of a clock on the ladder `not-started`."))
    #expect(page.contains("An act may be entered up to 24 h of real time after it happened."))
    #expect(
      page.contains("A role counts for the prisons that its holder covers; where `priority` is `P1`, for every prison.")
    )
  }

  @Test("each move is a sentence with what it asks, refuses, writes and tells")
  func move() throws {
    let page = DefinitionPage(try PictureSample.shipped(), digest: "").markdown
    let expected = """
      ### `reopen`

      Made by `senior`. The request goes from `closed` to `assessing`.

      - Not where `outcome` is `discarded`.
      - To be given with it every time: `reason`.
      - Not by anyone who ever made `approve` or `close` on the same request.
      - A change of these is on record, and nothing follows: `outcome`.
      - Within 12 months of the day on which it was last closed; every clock begins anew.
      - Takes away: `assignee`, `outcome`, `feedback`, `authority` and `affirmation`.
      - Told: `coordinator`.

      ### `ratify`

      Made by `supervisor`, `senior` or `chair`. The request stays where it is, in every state that is not final.

      - Only where `emergency` is `unreviewed`.
      """
    #expect(page.contains(expected))
    let machine = """
      - Made when `request.authority.expires` has come; never while that is absent.
      - Only while `request.kind.needs_authority` (`needs-authority`).
      """
    #expect(page.contains(machine))
  }

  @Test("a row of the table of a page has the cells of its head, whatever the words")
  func rows() throws {
    let page = DefinitionPage(
      try PictureSample.small(title: "a | b", words: "x | y `z` | [l](http://h) <i> \\"), digest: "d"
    ).markdown
    var cells = 0
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        cells = 0
        continue
      }
      let here = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
      if cells == 0 { cells = here }
      #expect(here == cells, "\(line)")
    }
    #expect(page.contains("x \\| y \\`z\\` \\| \\[l\\](http\\://h) \\<i\\> \\\\"))
    #expect(page.contains("Refused unless `size(request.size) > 3 || false`"))
    #expect(!page.contains("[l]("))
    #expect(!page.contains("<i>"))
  }

  @Test(
    "words are never Markdown of their own",
    arguments: [
      ("*a* _b_", "\\*a\\* \\_b\\_"), ("`c`", "\\`c\\`"), ("![i](u)", "\\!\\[i\\](u)"),
      ("<script>", "\\<script\\>"), ("a|b", "a\\|b"), ("&lt;", "\\&lt;"), ("https://x.y", "https\\://x.y"),
      ("www.x.y", "www\\.x.y"), ("a@b.c", "a\\@b.c"), ("~~a~~", "\\~\\~a\\~\\~"), ("$a$", "\\$a\\$"),
      ("a\nb", "a b"), ("# a #", "\\# a \\#"), ("1 h: 2", "1 h: 2"), ("\u{202E}a", "\u{FFFD}a"),
    ])
  func words(_ text: String, _ shown: String) {
    #expect(Markdown.words(text) == shown)
  }

  @Test("what is shown as written has a fence that it cannot break")
  func code() {
    #expect(Markdown.code("a") == "`a`")
    #expect(Markdown.code("a`b``c") == "```a`b``c```")
    #expect(Markdown.code("`a") == "`` `a ``")
    #expect(Markdown.code("a|b", isCell: true) == "`a\\|b`")
    #expect(Markdown.code("  ") == "(nothing)")
  }
}
