import Foundation
import Testing
import Workflow
import WorkflowBench
import WorkflowFile
import WorkingTime

/// How long definitions and decisions take: printed, never judged.
///
/// `Benchmarks/kernel` runs it.
@Suite("Figures", .serialized, .enabled(if: ProcessInfo.processInfo.environment["TASKING_FIGURES"] == "1"))
struct KernelFigures {
  /// The median of some runs, in nanoseconds a time.
  private func median(_ runs: Int, of count: Int, _ body: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let began = ContinuousClock.now
      for _ in 0..<count { try body() }
      let took = ContinuousClock.now - began
      let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
      times.append(seconds * 1e9 / Double(count))
    }
    return times.sorted()[runs / 2]
  }

  private func tell(_ what: String, _ nanoseconds: Double) {
    let tenths = Int(nanoseconds / 100)
    let takes = tenths < 10_000 ? "\(tenths / 10).\(tenths % 10) µs" : "\(tenths / 10_000).\(tenths / 1_000 % 10) ms"
    print("figure: \(what)|\(takes)|\(Int(1e9 / nanoseconds))")
  }

  @Test("reading and checking the shipped definition")
  func definition() throws {
    let shipped = try Bench.shipped()
    let text = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "workflows/pio-tasking.yaml"), encoding: .utf8)
    let read = median(15, of: 5) { _ = DefinitionFile.read(text, file: "f") }
    tell("read pio-tasking", read)
    let check = median(15, of: 5) {
      _ = DefinitionFile.check(
        text, file: "f", registers: shipped.world.registers, calendars: [shipped.world.calendar.name])
    }
    tell("read and check pio-tasking", check)
  }

  @Test("decisions and their events", arguments: ["take-up", "decline", "ask-partner", "report"])
  func decisions(move: String) throws {
    let (state, person): (String, String) =
      switch move {
      case "take-up": ("submitted", "first.coordinator")
      case "decline": ("offered", "assignee")
      default: ("acting", "assignee")
      }
    var story = try Story(.shipped(), at: "2026-11-23T09:00:00Z", Story.fields(["impact": .text("high")]))
    try story.bring(to: state)
    let input = MoveTableTests.input(for: move)
    let attempt = Attempt(
      actor: .person(person), act: .move(move), input: input, now: story.now.plus(minutes: 5))
    let (kernel, snapshot) = (story.kernel, story.snapshot)
    var events = 0
    let time = try median(15, of: 2_000) {
      guard case .allowed(let made) = try kernel.decide(attempt, on: snapshot) else {
        throw Story.Refused(blockers: [])
      }
      var after = snapshot
      for event in made { after.apply(event) }
      events += after.version
    }
    #expect(events > 0)
    let rules = try #require(kernel.definition.moves[move]).rules.count
    tell("decide and apply \(move), \(rules) rules", time)
  }
}
