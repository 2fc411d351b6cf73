import Foundation
import FoundationXML
import Testing
import Workflow

@testable import WorkflowLab

@Suite("A definition as a picture")
struct StatePictureTests {
  @Test("every state has one box, in the column of its stage, and every move is drawn or named")
  func whole() throws {
    let definition = try PictureSample.shipped()
    let picture = StatePicture(definition)
    #expect(picture.columns.map(\.stage) == Stage.allCases)
    for column in picture.columns {
      #expect(column.boxes.map(\.name) == definition.states.filter { $0.stage == column.stage }.map(\.name))
    }
    let words = picture.columns.flatMap(\.boxes).flatMap(\.notes) + picture.footnotes + picture.arrows.map(\.label)
    for move in definition.moves {
      let states = definition.states(of: move.from)
      let drawn = picture.arrows.filter { $0.moves.contains(move.name) }.map(\.from)
      let told = picture.columns.flatMap(\.boxes)
        .filter { box in box.notes.contains { Self.moves($0).contains(move.name) } }.map(\.name)
      #expect(words.contains { $0.contains(move.name) }, "\(move.name)")
      if move.from != .open { #expect(Set(drawn + told) == Set(states), "\(move.name)") }
    }
  }

  /// The moves that a note names.
  private static func moves(_ note: String) -> [String] {
    note.split(separator: ": ").last.map { $0.split(separator: ", ").map(String.init) } ?? []
  }

  @Test("moves between the same two states share an arrow, the machine's have their own; others are words in the box")
  func merged() throws {
    let picture = StatePicture(try PictureSample.small())
    let arrows = picture.arrows.map { "\($0.from) \($0.isMachines ? "- -" : "--") \($0.label) > \($0.to)" }
    #expect(
      arrows == [
        "draft -- send, post > queued", "draft - - expire > queued", "queued -- take, redo > doing",
        "queued -- park > parked", "doing -- park > parked", "doing -- finish > done", "done -- reopen > queued",
      ])
    let boxes = picture.columns.flatMap(\.boxes)
    #expect(
      boxes.map(\.notes) == [
        ["to done: drop"], ["to done: drop, skip"], ["stays: redo", "to done: drop, skip"],
        ["back to where it was: go-on", "to done: drop"], [],
      ])
    #expect(picture.footnotes == ["In every state that is not final: remark, stays where it is"])
    #expect(boxes.map(\.isFirst) == [true, false, false, false, false])
    #expect(boxes.map(\.isFinal) == [false, false, false, false, true])
  }

  @Test("as Mermaid")
  func mermaid() throws {
    #expect(
      StatePicture(try PictureSample.small()).mermaid == """
        ---
        title: "Errands, version 3"
        ---
        flowchart LR
          subgraph stage_raise["raise"]
            direction TB
            s_draft(["<b>draft</b><br/>waits for raiser<br/>to done: drop"])
          end
          subgraph stage_assign["assign"]
            direction TB
            s_queued["<b>queued</b><br/>waits for doer<br/>to done: drop, skip"]
          end
          subgraph stage_act["act"]
            direction TB
            s_doing["<b>doing</b><br/>waits for assignee<br/>stays: redo<br/>to done: drop, skip"]
            s_parked["<b>parked</b><br/>waits for doer<br/>back to where it was: go-on<br/>to done: drop"]
          end
          subgraph stage_close["close"]
            direction TB
            s_done[["<b>done</b><br/>final"]]
          end
          s_draft -->|"send, post"| s_queued
          s_draft -.->|"expire"| s_queued
          s_queued -->|"take, redo"| s_doing
          s_queued -->|"park"| s_parked
          s_doing -->|"park"| s_parked
          s_doing -->|"finish"| s_done
          s_done -->|"reopen"| s_queued
          footnotes["In every state that is not final: remark, stays where it is"]
          style footnotes fill:none,stroke:none

        """)
    #expect(StatePicture.identifier("end") == "s_end")
    #expect(StatePicture.identifier("a-b_c") == "s_a_b_x5f_c")
  }

  @Test("as DOT: clusters by stage, dashed for the machine, double where a request ends")
  func dot() throws {
    let dot = StatePicture(try PictureSample.small()).dot
    for line in [
      "digraph workflow {", "  subgraph \"cluster_act\" {",
      "    \"draft\" [label=\"draft\\nwaits for raiser\\nto done: drop\", penwidth=2];",
      "    \"done\" [label=\"done\\nfinal\", peripheries=2];",
      "  \"draft\" -> \"queued\" [label=\"expire\", color=\"#1d5fa8\", style=dashed];",
      "  \"done\" -> \"queued\" [label=\"reopen\", color=\"#9a5a10\", fontcolor=\"#9a5a10\", constraint=false];",
    ] {
      #expect(dot.split(separator: "\n").contains { $0 == line }, "\(line)")
    }
  }

  @Test("words of the definition stay words in every form")
  func hostile() throws {
    let title = "A \"<b>&</b>\\ ]]> #35; \u{202E}x"
    let picture = StatePicture(try PictureSample.small(title: title))
    #expect(picture.mermaid.contains("title: \"A \\\"<b>&</b>\\\\ ]]> #35; \u{FFFD}x, version 3\""))
    #expect(picture.dot.contains("label=\"A \\\"<b>&</b>\\\\ ]]> #35; \u{FFFD}x, version 3\"]"))
    #expect(
      picture.svg.contains("<title id=\"title\">A &quot;&lt;b&gt;&amp;&lt;/b&gt;\\ ]]&gt; #35; \u{FFFD}x, version 3"))
    #expect(XMLParser(data: Data(picture.svg.utf8)).parse())
  }

  @Test("SVG is XML without a script, a link or a font of its own, says in words what it shows, and never changes")
  func svg() throws {
    let picture = StatePicture(try PictureSample.shipped())
    let svg = picture.svg
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    for word in ["<script", "href", "@import", "@font-face", "url(http", "<foreignObject", "<image"] {
      #expect(!svg.contains(word), "\(word)")
    }
    #expect(svg.contains("<title id=\"title\">PIO tasking and co-ordination, version 1</title>"))
    #expect(svg.contains("close: reviewing, feedback-due, closed.</desc>"))
    #expect(svg.contains("role=\"img\" aria-labelledby=\"title desc\""))
    #expect(svg.contains("prefers-color-scheme:dark"))
    #expect(StatePicture(try PictureSample.shipped()).svg == svg)
  }
}
