import Testing
import Workflow
import WorkflowBench
import WorkflowFile
import WorkingTime

@Suite("Who is told when a request waits for somebody else")
struct HandOverTellsTests {
  /// Where a move can lead from a state.
  private func targets(of move: MoveRule, from state: String, in definition: Definition) -> [String] {
    switch move.to {
    case .state(let name): [name]
    case .same: [state]
    case .whereItWas:
      definition.moves.filter { $0.to == .state(state) }.flatMap { definition.states(of: $0.from) }
    }
  }

  @Test("every move of the shipped definition after which a request waits for somebody else tells them")
  func shipped() throws {
    let definition = try Bench.shipped().definition
    var seen = 0
    for move in definition.moves {
      // Whoever takes work for themselves knows.
      if move.sets.contains(where: { $0.value == .actor }) { continue }
      for state in definition.states(of: move.from) {
        for target in targets(of: move, from: state, in: definition) where target != state {
          guard let before = definition.states[state]?.waitsFor, let after = definition.states[target]?.waitsFor,
            before != after, move.by != [after]
          else { continue }
          seen += 1
          #expect(move.tells.contains(after), "\(move.name) from \(state) to \(target) tells no \(after.word)")
        }
      }
    }
    #expect(seen > 20)
  }

  @Test("a submission tells those who triage, at once, and those of the prison alone")
  func submission() throws {
    for priority in ["P1", "P2", "P3", "P4"] {
      let story = try ClockVectorTests.submitted(priority, at: "2026-11-29T02:10:00Z")
      let told = story.notices.filter { $0.about == "submit" }
      #expect(!told.isEmpty && told.allSatisfy { $0.capacity == "coordinator" && $0.percent == nil })
      #expect(Set(told.compactMap(\.recipient)).count == told.count)
    }
  }

  @Test("of a threat to life the first reminder comes by half of its time, of every clock and ladder")
  func half() throws {
    let definition = try Bench.shipped().definition
    for clock in definition.clocks {
      let first = try #require(definition.ladders[clock.ladder]?.rungs.first)
      #expect(first.percent(for: "P1") <= 50, "\(clock.name)")
      for priority in ["P2", "P3", "P4"] { #expect(first.percent(for: priority) == 75) }
    }
    for (priority, due) in [("P1", "2026-11-23T09:07:30Z"), ("P2", "2026-11-23T09:45:00Z")] {
      var story = try ClockVectorTests.submitted(priority, at: "2026-11-23T09:00:00Z")
      try story.tick("2026-11-23T09:50:00Z")
      #expect(story.firings.first { $0.clock == "acknowledge" }?.dueAt.rfc3339 == due)
    }
  }

  @Test("a rung has one share for all priorities, or one for each, and rises for each of them")
  func shares() throws {
    func small(_ rungs: String) -> String {
      """
      workflow: small
      version: 1
      title: Small
      owner: Nobody
      reference: S-{year}-{number}
      calendar: england-and-wales
      roles: { requester: Somebody who asks, doer: Somebody who does }
      fields: { title: { text: 80 }, priority: { one-of: [high, low] } }
      states: { asked: { stage: raise, waits-for: doer }, done: { stage: close, final: true } }
      raise: { by: [requester], into: asked }
      moves: { finish: { from: asked, to: done, by: doer } }
      clocks: { work: { runs-in: [asked], allow: { high: 1h, low: 2h } } }
      escalations: { desk: [\(rungs)] }

      """
    }
    func findings(_ rungs: String) -> [String] {
      DefinitionFile.check(small(rungs), file: "f", registers: [], calendars: ["england-and-wales"]).diagnostics
        .map(\.description).filter { $0.contains("%") || $0.contains("share") || $0.contains("priority '") }
    }
    let last = "{ at: 100%, tell: doer, every: 1d }"
    #expect(findings("{ at: { high: 50%, low: 75% }, remind: doer }, \(last)") == [])
    let wrong = [
      ("{ at: { high: 50% }, remind: doer }, \(last)", "no share of the time is given for priority low"),
      ("{ at: { high: 50%, low: 75%, other: 1% }, remind: doer }, \(last)", "unknown priority 'other'"),
      (
        "{ at: { high: 50%, low: 100% }, remind: doer }, \(last)",
        "100% does not rise above the 100% before it for low"
      ),
      ("{ at: { high: 50%, low: x }, remind: doer }, \(last)", "per cent of the time to due, such as 75%"),
      (
        "{ at: { high: 50%, low: 75% }, remind: doer }, { at: { high: 40%, low: 80% }, tell: doer, every: 1d }",
        "40% does not rise above the 50% before it for high"
      ),
    ]
    for (rungs, words) in wrong {
      #expect(findings(rungs).contains { $0.contains(words) }, "\(rungs): \(findings(rungs))")
    }
  }
}
