import Testing
import Workflow
import WorkflowFile

@Suite("Migration files")
struct MigrationFileTests {
  private func loaded(_ text: String) throws -> Loaded<MigrationMap> {
    let shipped = try #require(DefinitionFile.read(Shipped.text("pio-tasking.yaml"), file: "pio-tasking.yaml").value)
    return MigrationFile.read(text, file: "m.yaml", from: [shipped], to: shipped)
  }

  @Test("names of the old version stand for names of the new one")
  func sound() throws {
    let loaded = try loaded("migrate: pio-tasking\nstates: { acting: queued }\nclocks: { update: result }\n")
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.value == MigrationMap(states: ["acting": "queued"], clocks: ["update": "result"]))
  }

  @Test(
    "what neither version has is told at its place",
    arguments: [
      (
        "migrate: pio\n", "m.yaml:1:10: error: the workflow in use is 'pio-tasking', not 'pio'"
      ),
      (
        "migrate: pio-tasking\nstates: { actin: queued }\n",
        "m.yaml:2:11: error: no request comes from a version with the state 'actin'"
      ),
      (
        "migrate: pio-tasking\nstates: { acting: queue }\n",
        "m.yaml:2:19: error: the version in use has no state 'queue'"
      ),
      (
        "migrate: pio-tasking\nclocks: { update: result, start: result }\n",
        "m.yaml:2:34: error: two clocks cannot both go on as 'result'"
      ),
      ("migrate: pio-tasking\nmoves: {}\n", "m.yaml:2:1: error: unknown key 'moves'"),
    ])
  func faults(text: String, line: String) throws {
    let lines = try loaded(text).diagnostics.map(\.description)
    #expect(lines.count == 1 && lines[0].hasPrefix(line), "\(lines)")
  }
}
