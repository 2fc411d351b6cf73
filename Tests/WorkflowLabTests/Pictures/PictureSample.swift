import Foundation
import Testing
import Workflow
import WorkflowFile
import WorkflowLab

/// Definitions to draw and to put into words.
enum PictureSample {
  /// The shipped definition.
  static func shipped() throws -> Definition {
    let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try read(try String(contentsOf: top.appending(path: "workflows/pio-tasking.yaml"), encoding: .utf8))
  }

  /// A small one; its title and its words can be spoilt.
  static func small(title: String = "Errands", words: String = "Nobody sees it") throws -> Definition {
    try read(
      """
      workflow: errand
      version: 3
      title: '\(title)'
      owner: '\(words)'
      reference: E-{number}
      calendar: office
      roles: { doer: '\(words)' }
      fields:
        priority: { one-of: [P1, P2] }
        size: { text: 20, hint: '\(words)', label: '\(words)' }
      rules:
        sized: { test: size(request.size) > 3 || false, else: '\(words)' }
      states:
        draft: { stage: raise, waits-for: raiser, no-clock: '\(words)' }
        queued: { stage: assign, waits-for: doer }
        doing: { stage: act, waits-for: assignee }
        parked: { stage: act, waits-for: doer }
        done: { stage: close, final: true }
      raise: { by: doer, into: draft }
      moves:
        send: { from: draft, to: queued, by: raiser, rules: sized }
        post: { from: draft, to: queued, by: raiser }
        expire: { from: draft, to: queued, by: machine, at: request.raised }
        take: { from: queued, to: doing, by: doer, sets: { size: '\(words)' } }
        park: { from: [queued, doing], to: parked, by: doer }
        go-on: { from: parked, to: where-it-was, by: doer }
        redo: { from: [queued, doing], to: doing, by: doer }
        drop: { from: [draft, queued, doing, parked], to: done, by: doer }
        skip: { from: [queued, doing], to: done, by: doer }
        remark: { from: open, to: same, by: doer }
        finish: { from: doing, to: done, by: assignee }
        reopen: { from: done, to: queued, by: doer, within: 12 months }
      clocks:
        start: { runs-in: queued, allow: { P1: 15m elapsed, P2: 1d 4h } }
      escalations:
        desk: [{ at: 100%, tell: doer }]

      """)
  }

  /// A definition of chance: so many states and moves, always the same for one number.
  static func random(_ number: UInt64) -> Definition {
    var chance = number
    func next(_ bound: Int) -> Int {
      chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((chance >> 33) % UInt64(bound))
    }
    var definition = Definition(
      workflow: "w", version: 1, title: "T", owner: "O", reference: "R", calendar: "c",
      raise: Definition.Raising(by: [.raiser], into: "s0"))
    let count = 1 + next(14)
    definition.states = NameTable(
      (0..<count).map { place in
        StateRule(
          name: "s\(place)" + String(repeating: "x", count: next(20)), stage: Stage.allCases[next(5)],
          waitsFor: next(6) == 0 ? nil : .role("somebody"), isFinal: next(6) == 0)
      })
    let names = definition.states.names
    definition.moves = NameTable(
      (0..<next(40)).map { place in
        let from = (0...next(2)).map { _ in names[next(count)] }
        return MoveRule(
          name: "m\(place)" + String(repeating: "y", count: next(12)), from: .named(from),
          to: .state(names[next(count)]),
          by: next(5) == 0 ? [.machine] : [.raiser])
      })
    return definition
  }

  private static func read(_ text: String) throws -> Definition {
    let loaded = DefinitionFile.read(text, file: "f")
    #expect(loaded.diagnostics == [])
    return try #require(loaded.value)
  }
}
