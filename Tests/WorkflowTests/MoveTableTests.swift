import Testing
import Workflow
import WorkflowBench

/// Who may do what from where, written by hand from the definition file; the kernel is held against it.
struct MoveTableTests {
  /// One move as a person reads it in the file.
  struct Row: Sendable, CustomTestStringConvertible {
    let move: String
    let from: [String]
    let by: [String]
    let to: String

    init(_ move: String, _ from: String, by: String, to: String) {
      self.move = move
      self.from = from.split(separator: " ").map(String.init)
      self.by = by.split(separator: " ").map(String.init)
      self.to = to
    }

    var testDescription: String { move }
  }

  static let open =
    "draft submitted returned assessing awaiting-authority deferred queued offered acting awaiting-partner "
    + "on-hold reviewing feedback-due"
  static let decided = "queued offered acting awaiting-partner on-hold reviewing feedback-due"
  static let states = (open + " closed").split(separator: " ").map(String.init)
  static let withAssignee = states.drop { $0 != "offered" }
  static let actors = [
    "requester", "coordinator", "supervisor", "pio", "senior", "chair", "raiser", "assignee", "machine",
  ]

  static let table: [Row] = [
    Row("submit", "draft", by: "raiser", to: "submitted"),
    Row("discard", "draft", by: "raiser", to: "closed"),
    Row("expire", "draft", by: "machine", to: "closed"),
    Row("return", "submitted assessing awaiting-authority", by: "coordinator supervisor", to: "returned"),
    Row("resubmit", "returned", by: "raiser", to: "submitted"),
    Row("take-back", "returned", by: "coordinator supervisor", to: "assessing"),
    Row(
      "withdraw", "submitted returned assessing awaiting-authority deferred queued", by: "raiser", to: "feedback-due"),
    Row("take-up", "submitted", by: "coordinator supervisor", to: "assessing"),
    Row("accept", "assessing", by: "coordinator supervisor", to: "queued"),
    Row("seek-authority", "assessing", by: "coordinator supervisor", to: "awaiting-authority"),
    Row("authorise", "awaiting-authority", by: "supervisor", to: "queued"),
    Row("renew-authority", "queued offered acting awaiting-partner on-hold reviewing", by: "supervisor", to: "same"),
    Row("defer", "assessing", by: "coordinator", to: "deferred"),
    Row("adopt", "deferred", by: "chair supervisor", to: "assessing"),
    Row("reject", "assessing awaiting-authority deferred", by: "supervisor chair", to: "feedback-due"),
    Row("offer", "queued", by: "coordinator supervisor", to: "offered"),
    Row("claim", "queued", by: "pio", to: "acting"),
    Row("take-on", "offered", by: "assignee", to: "acting"),
    Row("decline", "offered", by: "assignee", to: "queued"),
    Row("lapse", "offered", by: "machine", to: "queued"),
    Row("pass-on", "offered acting awaiting-partner", by: "machine", to: "offered"),
    Row("put-back", "offered acting awaiting-partner", by: "machine", to: "queued"),
    Row("reassign", "offered acting awaiting-partner", by: "coordinator supervisor", to: "offered"),
    Row("progress", "acting awaiting-partner", by: "assignee", to: "same"),
    Row("ask-partner", "acting", by: "assignee", to: "awaiting-partner"),
    Row("partner-answer", "acting awaiting-partner", by: "assignee", to: "acting"),
    Row("hold", "queued acting awaiting-partner", by: "supervisor coordinator", to: "on-hold"),
    Row("resume", "on-hold", by: "assignee supervisor coordinator", to: "acting"),
    Row("authority-ends", "queued offered acting awaiting-partner", by: "machine", to: "on-hold"),
    Row("report", "acting", by: "assignee", to: "reviewing"),
    Row("stop-work", "queued offered acting awaiting-partner on-hold", by: "supervisor", to: "feedback-due"),
    Row("more-work", "reviewing", by: "supervisor senior", to: "acting"),
    Row("approve", "reviewing", by: "supervisor senior", to: "feedback-due"),
    Row("close", "feedback-due", by: "supervisor coordinator", to: "closed"),
    Row("reopen", "closed", by: "senior", to: "assessing"),
    Row("authority-falls", "queued offered acting awaiting-partner", by: "machine", to: "on-hold"),
    Row(
      "authority-stops", "queued offered acting awaiting-partner on-hold reviewing", by: "machine", to: "same"),
    Row("authority-wanted", "queued offered acting awaiting-partner", by: "machine", to: "on-hold"),
    Row("hand-back", "offered", by: "machine", to: "queued"),
    Row("cover-lost", "acting awaiting-partner", by: "machine", to: "same"),
    Row("affirmation-due", decided, by: "machine", to: "same"),
    Row("affirm", decided, by: "supervisor senior", to: "same"),
    Row("hold-unaffirmed", "queued offered acting awaiting-partner on-hold reviewing", by: "machine", to: "on-hold"),
    Row("ratify", open, by: "supervisor senior chair", to: "same"),
  ]

  /// What each move takes, beside what the request already has.
  static func input(for move: String) -> Input {
    switch move {
    case "accept": Input(values: Story.threat)
    case "authorise": Input(values: Story.authority().merging(Story.threat) { $1 })
    case "renew-authority": Input(values: Story.authority(until: "2027-12-01T00:00:00Z"))
    case "defer", "hold": .giving(Story.resumeOn)
    case "reject", "stop-work": .giving(Story.feedback)
    case "approve": Input(values: Story.feedback)
    case "offer": Input(assignee: "second.pio")
    case "reassign": .to("second.pio")
    case "ask-partner": Input(values: Story.ask())
    case "partner-answer": Input(values: Story.ask(answered: true, answer: "Here it is."))
    case "report": Input(values: Story.result)
    case "return", "take-back", "withdraw", "adopt", "decline", "progress", "more-work", "reopen", "ratify",
      "affirm":
      .because
    default: Input()
    }
  }

  /// A request in a state; whoever raised it and whoever has it hold no role any more.
  static func story(in state: String, for move: String) throws -> Story {
    let bench = try Bench.shipped()
    let needsAuthority = ["seek-authority", "authorise", "renew-authority"].contains(move)
    let kind = needsAuthority || state == "awaiting-authority" ? "communications-history" : "intel-request"
    var story = try Story(bench, Story.fields(["kind": .text(kind)]))
    try story.bring(to: state)
    if move == "ratify" { story.snapshot.fields["emergency"] = .text("unreviewed") }
    if move == "affirm" { story.snapshot.fields["affirmation"] = .text("due") }
    var world = bench.world
    world.people["raiser"]?.grants = []
    world.people["assignee"]?.grants = []
    story.kernel = Kernel(definition: bench.definition, world: world)
    return story
  }

  @Test("every move, from every state, by every part, is allowed or refused as the table says", arguments: table)
  func moves(row: Row) throws {
    for state in Self.states {
      let story = try Self.story(in: state, for: row.move)
      for actor in Self.actors {
        let attempt = Attempt(
          actor: Actor(id: actor), act: .move(row.move), input: Self.input(for: row.move), now: story.now)
        let isFrom = row.from.contains(state)
        let isMachines = row.by == ["machine"]
        // Before it is offered nobody has the request, so nobody is its assignee.
        let isThere = actor != "assignee" || Self.withAssignee.contains(state)
        let may = row.by.contains(actor) && isThere && !isMachines
        let place: Comment = "\(row.move) from \(state) by \(actor)"
        switch try story.kernel.decide(attempt, on: story.snapshot) {
        case .allowed(let events):
          #expect(isFrom && may, place)
          #expect(events.count == 1 && events[0].kind == row.move, place)
          #expect(events[0].state == (row.to == "same" ? state : row.to), place)
        case .refused(let blockers):
          let codes = blockers.map(\.code)
          #expect(!(isFrom && may), "\(place): \(blockers.map(\.sentence))")
          #expect(codes.contains("state") == !isFrom, place)
          #expect(codes.contains("machine-only") == isMachines, place)
          #expect(codes.contains("role") == (!isMachines && !may), place)
        }
      }
    }
  }

  @Test("the definition has these moves and no other, and these states")
  func complete() throws {
    let definition = try Bench.shipped().definition
    #expect(Set(definition.moves.names) == Set(Self.table.map(\.move)))
    #expect(Self.table.count == 44)
    #expect(Set(definition.states.names) == Set(Self.states))
  }

  @Test(
    "whoever may set fields in a state, may; nobody else does",
    arguments: [
      ("draft", "raiser"), ("submitted", "raiser coordinator"), ("returned", "raiser"),
      ("assessing", "coordinator supervisor"), ("awaiting-authority", "coordinator supervisor"),
      ("deferred", "coordinator supervisor"), ("queued", "coordinator supervisor"),
      ("offered", "coordinator supervisor"), ("acting", "supervisor"), ("awaiting-partner", "supervisor"),
      ("on-hold", "supervisor"), ("reviewing", ""), ("feedback-due", ""), ("closed", ""),
    ])
  func setters(state: String, who: String) throws {
    let story = try Self.story(in: state, for: "set")
    let may = who.split(separator: " ").map(String.init)
    for actor in Self.actors {
      let codes = try story.codes(setBy: actor, Input(values: ["title": .text("Another title")]))
      let expected = may.contains(actor) ? [] : may.isEmpty ? ["nobody-sets"] : ["role"]
      #expect(codes == expected, "\(actor) in \(state)")
    }
  }

  @Test("a requester, a PIO, a coordinator and a supervisor may raise; nobody else")
  func raisers() throws {
    let bench = try Bench.shipped()
    for actor in Self.actors.filter({ !["raiser", "assignee"].contains($0) }) + ["nobody.much", "unheard.of"] {
      let ruling = try bench.kernel.raise(
        reference: "PIO-2026-000001", definition: "d1", by: Actor(id: actor), input: Input(),
        now: at("2026-11-23T09:00:00Z"))
      switch ruling {
      case .allowed(let events):
        #expect(["requester", "pio", "coordinator", "supervisor"].contains(actor))
        #expect(events.map(\.state) == ["draft"])
      case .refused(let blockers):
        #expect(["senior", "chair", "machine", "nobody.much", "unheard.of"].contains(actor))
        #expect(blockers.map(\.code) == ["role"])
      }
    }
  }
}
