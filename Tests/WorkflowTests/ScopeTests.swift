import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// Whose role counts where, who hears of it, and how much somebody has to do.
struct ScopeTests {
  private static let immediate: [String: FieldValue] = ["impact": .text("critical"), "immediacy": .text("now")]

  private func story(_ other: [String: FieldValue] = [:], in state: String, _ change: (inout World) -> Void = { _ in })
    throws -> Story
  {
    var story = try Story(Bench.shipped(), Story.fields(other))
    try story.bring(to: state)
    var world = story.kernel.world
    change(&world)
    story.kernel = Kernel(definition: story.kernel.definition, world: world)
    return story
  }

  @Test("a role counts for the prisons that its holder covers; for a threat to life everywhere")
  func scope() throws {
    let leeds: (inout World) -> Void = { $0.people["coordinator"]?.covers = ["LEI"] }
    let story = try story(in: "submitted", leeds)
    #expect(try story.codes("take-up", by: "coordinator") == ["scope"])
    #expect(try story.codes(setBy: "coordinator", Input(values: ["title": .text("x")])) == ["scope"])
    #expect(try self.story(Self.immediate, in: "submitted", leeds).codes("take-up", by: "coordinator") == [])
    let both = try self.story(in: "submitted") { $0.people["coordinator"]?.covers = ["LEI", "MDI"] }
    #expect(try both.codes("take-up", by: "coordinator") == [])
    let all = try self.story(in: "submitted") { $0.people["coordinator"]?.covers = ["*"] }
    #expect(try all.codes("take-up", by: "coordinator") == [])
  }

  @Test("whoever raised a request, or has it, needs no prison")
  func parts() throws {
    let story = try story(in: "acting") {
      $0.people["raiser"]?.covers = ["LEI"]
      $0.people["assignee"]?.covers = ["LEI"]
    }
    #expect(try story.codes("progress", by: "assignee", .because) == [])
    let queued = try self.story(in: "queued") { $0.people["raiser"]?.covers = ["LEI"] }
    #expect(try queued.codes("withdraw", by: "raiser", .because) == [])
  }

  @Test("anybody who may raise, may raise about any prison")
  func raising() throws {
    let bench = try Bench.shipped()
    var world = bench.world
    world.people["requester"]?.covers = ["LEI"]
    let ruling = try Kernel(definition: bench.definition, world: world).raise(
      reference: "PIO-2026-000002", definition: "d1", by: .person("requester"),
      input: Input(values: Story.fields), now: at("2026-11-23T09:00:00Z"))
    guard case .allowed = ruling else {
      Issue.record("refused: \(ruling)")
      return
    }
  }

  @Test("a role counts while it is held: from its first instant, up to its last")
  func grants() throws {
    let from = try at("2026-11-23T10:00:00Z")
    let to = try at("2026-11-23T11:00:00Z")
    var story = try story(in: "submitted") {
      $0.people["coordinator"]?.grants = [RoleGrant(role: "coordinator", since: from, until: to)]
    }
    for (now, may) in [(from.plus(seconds: -1), false), (from, true), (to.plus(seconds: -1), true), (to, false)] {
      story.now = now
      #expect(try story.codes("take-up", by: "coordinator") == (may ? [] : ["role"]))
    }
  }

  @Test("work goes to a PIO who covers the prison and has room; a threat to life to any PIO")
  func offer() throws {
    func codes(_ other: [String: FieldValue], _ person: String, _ change: (inout World) -> Void) throws -> [String] {
      try story(other, in: "queued", change).blockers(
        .move("offer"), by: "coordinator", Input(assignee: person)
      ).map(\.sentence)
    }
    #expect(try codes([:], "senior") { _ in }.contains("The senior is not a PIO."))
    #expect(
      try codes([:], "pio") { $0.people["pio"]?.covers = ["LEI"] } == ["The pio does not cover MDI."])
    #expect(
      try codes([:], "pio") { $0.people["pio"]?.openRequests = 5 } == [
        "The pio already has 5 open requests (limit 5)."
      ])
    #expect(try codes([:], "pio") { $0.people["pio"]?.openRequests = 4 } == [])
    let far: (inout World) -> Void = {
      $0.people["pio"]?.covers = ["LEI"]
      $0.people["pio"]?.openRequests = 50
    }
    #expect(try codes(Self.immediate, "pio", far) == [])
    let claiming = try story(in: "queued") { $0.people["pio"]?.openRequests = 5 }
    #expect(try claiming.codes("claim", by: "pio") == ["rule"])
  }

  @Test("nobody's limit is no limit")
  func noLimit() throws {
    let story = try story(in: "queued") {
      $0.people["pio"]?.limit = nil
      $0.people["pio"]?.openRequests = 4_000
    }
    #expect(try story.codes("claim", by: "pio") == [])
  }

  @Test("word goes to the holders of a role who cover the prison; if there is none, to all")
  func holders() throws {
    func holders(_ change: (inout World) -> Void) throws -> [String] {
      let story = try story(in: "acting", change)
      return story.kernel.holders(of: "supervisor", for: story.snapshot, at: story.now)
    }
    let all = ["everybody", "first.supervisor", "second.supervisor", "supervisor"]
    #expect(try holders { _ in } == all)
    #expect(try holders { $0.people["supervisor"]?.covers = ["LEI"] } == Array(all.dropLast()))
    #expect(try holders { world in for id in all { world.people[id]?.covers = ["LEI"] } } == all)
    #expect(try holders { world in for id in all { world.people[id]?.grants = [] } } == [])
  }

  @Test("where nobody holds a role, the notice still says for whom it was")
  func nobody() throws {
    var story = try story(in: "submitted") { world in
      for id in world.people.keys where id.hasSuffix("supervisor") || id == "everybody" {
        world.people[id]?.grants = []
      }
    }
    let events = try story.tick("2026-11-25T09:00:00Z")
    #expect(
      events.last?.payload?.notices == [
        Notice(recipient: nil, capacity: "supervisor", about: "acknowledge", percent: 100)
      ])
  }
}
