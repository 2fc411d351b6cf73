import FoundationEssentials
import Testing
import Workflow
import WorkflowFile
import WorkflowLab

/// The scenarios that the definition comes with.
struct ShippedScenarioTests {
  @Test("every scenario of the definition passes, and together they take everything that it has")
  func all() throws {
    let folder = Theatre.folder.appending(path: "tests")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    let ground = try Theatre.ground()
    var coverage = ScenarioCoverage()
    var count = 0
    for name in names.sorted() {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let loaded = ScenarioFile.check(text, file: name, on: ground)
      #expect(loaded.diagnostics.map(\.description) == [])
      for result in ScenarioRun.play(try #require(loaded.value), on: ground) {
        #expect(result.findings.map { Diagnostic($0, file: name).description } == [])
        coverage.merge(result.coverage)
        count += 1
      }
    }
    #expect(count >= 25)
    #expect(coverage.shares(of: ground.definition).flatMap(\.missing) == [])
  }

  @Test("the tour makes every move, and passes when it is read from its own text")
  func tour() throws {
    let ground = try Theatre.ground()
    let tour = Tour(of: ground)
    #expect(tour.unreached == [])
    let text = ScenarioText(tour.scenarios, of: ground.definition.workflow, comment: ["A tour."]).description
    let loaded = ScenarioFile.check(text, file: "tour.yaml", on: ground)
    #expect(loaded.diagnostics.map(\.description) == [])
    var coverage = ScenarioCoverage()
    for result in ScenarioRun.play(try #require(loaded.value), on: ground) {
      #expect(result.findings.map { Diagnostic($0, file: "tour.yaml").description } == [])
      coverage.merge(result.coverage)
    }
    #expect(coverage.moves == Set(ground.definition.moves.names))
    #expect(coverage.states == Set(ground.definition.states.names))
    #expect(coverage.waivers == Set(ground.definition.waivers.names))
  }
}
