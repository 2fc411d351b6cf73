import CEL
import Testing
import Workflow
import WorkflowBench
import WorkingTime

@Suite("Who made what stays so across definitions")
struct SuccessionTests {
  /// The shipped definition, and people who hold every role everywhere, so that only separation tells them apart.
  private static func bench() throws -> Bench {
    var bench = try Bench.shipped()
    for id in people { bench.world.people[id] = Bench.cast["everybody"].map { Self.named(id, like: $0) } }
    return bench
  }

  private static let people = [
    "raiser", "first.coordinator", "first.supervisor", "second.supervisor", "assignee", "everybody",
  ]
  private static let states = [
    "submitted", "assessing", "awaiting-authority", "queued", "acting", "reviewing", "feedback-due", "closed",
  ]

  private static func named(_ id: String, like other: Person) -> Person {
    var person = other
    person.id = id
    person.name = id
    return person
  }

  private static func story(_ bench: Bench, in state: String) throws -> Story {
    let kind = state == "awaiting-authority" ? "communications-history" : "intel-request"
    var story = try Story(bench, Story.fields(["kind": .text(kind)]))
    try story.bring(to: state)
    return story
  }

  /// Who may make which move, as far as parts, roles and separation go; moves by the names that they had first.
  private static func may(_ story: Story, _ first: (String) -> String = { $0 }) -> Set<String> {
    var may: Set<String> = []
    for move in story.kernel.definition.moves where !move.isMachines {
      guard story.kernel.definition.selects(move.from, story.snapshot.state) else { continue }
      for person in people where story.kernel.mayMake(move, person, on: story.snapshot, at: story.now) {
        may.insert("\(person) \(first(move.name))")
      }
    }
    return may
  }

  private static func migrate(_ story: inout Story, to definition: Definition, _ map: MigrationMap = .init()) throws {
    let next = Kernel(
      definition: definition, world: story.kernel.world, earlier: story.kernel.world.calendar, map: map)
    let ruling = try next.migrated(
      story.snapshot, from: story.kernel, to: "d\(definition.version)", by: .person("boss"), reason: nil, at: story.now)
    guard case .allowed(let events) = ruling else { throw Story.Refused(blockers: []) }
    for event in events { story.apply(event) }
    story.kernel = Kernel(definition: definition, world: story.kernel.world)
    #expect(Snapshot.fold(story.events) == story.snapshot)
  }

  @Test("after any one move has another name, everybody may do what they could before, and nothing else; and after two")
  func renamed() throws {
    let bench = try Self.bench()
    for state in Self.states {
      let story = try Self.story(bench, in: state)
      let before = Self.may(story)
      let watched = Set(bench.definition.moves.flatMap(\.separateFrom))
      for move in bench.definition.moves.filter({ !$0.isMachines }).map(\.name) {
        var other = story
        try Self.migrate(&other, to: bench.definition.renaming(move, to: "\(move)-2", version: 2))
        #expect(Self.may(other) { $0 == "\(move)-2" ? move : $0 } == before, "\(move) in \(state)")
        // Nobody is kept from anything by a second rename of a move for which no other looks.
        guard watched.contains(move) else { continue }
        let third = try other.kernel.definition.renaming("\(move)-2", to: "\(move)-3", version: 3)
        try Self.migrate(&other, to: third)
        #expect(Self.may(other) { $0 == "\(move)-3" ? move : $0 } == before, "\(move) in \(state), twice")
      }
    }
  }

  @Test("all moves by other names at once, and the state by another name as well")
  func everything() throws {
    let bench = try Self.bench()
    for state in Self.states {
      var story = try Self.story(bench, in: state)
      let before = Self.may(story)
      var definition = bench.definition
      for move in bench.definition.moves.names {
        definition = try definition.renaming(move, to: "\(move)-2", version: 2)
      }
      definition = definition.renaming(state: state, to: "elsewhere")
      try Self.migrate(&story, to: definition, MigrationMap(states: [state: "elsewhere"]))
      #expect(Self.may(story) { String($0.dropLast(2)) } == before, "\(state)")
    }
  }

  @Test("a definition that asks for no second person lets nobody through who was barred, then or after another one")
  func dropped() throws {
    let bench = try Self.bench()
    for state in Self.states {
      let story = try Self.story(bench, in: state)
      let before = Self.may(story)
      var loose = bench.definition
      loose.version = 2
      loose.moves = NameTable(
        bench.definition.moves.map { move in
          var move = move
          move.separateFrom = []
          return move
        })
      var other = story
      try Self.migrate(&other, to: loose)
      #expect(Self.may(other).isSubset(of: before), "\(state): \(Self.may(other).subtracting(before))")
      for move in loose.moves where !move.isMachines {
        var third = other
        try Self.migrate(&third, to: loose.renaming(move.name, to: "\(move.name)-3", version: 3))
        let may = Self.may(third) { $0 == "\(move.name)-3" ? move.name : $0 }
        #expect(may.isSubset(of: before), "\(move.name) in \(state): \(may.subtracting(before))")
      }
    }
  }

  @Test("a move that is split, one that takes over another's way, and a new way round open nothing to the raiser")
  func split() throws {
    let bench = try Self.bench()
    let story = try Self.story(bench, in: "submitted")
    var split = bench.definition
    split.version = 2
    var moves = Array(bench.definition.moves.filter { $0.name != "take-up" && $0.name != "submit" })
    for name in ["look-at", "begin"] {
      var move = MoveRule(name: name, from: .named(["submitted"]), to: .state("assessing"), by: [.role("coordinator")])
      move.separateFrom = name == "begin" ? ["resubmit"] : []
      moves.append(move)
    }
    moves.append(
      MoveRule(name: "fast-track", from: .named(["submitted"]), to: .state("queued"), by: [.role("coordinator")]))
    moves = moves.map { move in
      var move = move
      move.separateFrom.removeAll { $0 == "submit" || $0 == "take-up" }
      if move.name == "resubmit" { move.from = .named(["draft", "returned"]) }
      return move
    }
    split.moves = NameTable(moves)
    var other = story
    try Self.migrate(&other, to: split)
    let may = Self.may(other)
    for move in ["look-at", "begin", "fast-track"] {
      #expect(!may.contains("raiser \(move)") && may.contains("everybody \(move)"), "\(move)")
      #expect(try other.codes(move, by: "raiser") == ["separation"], "\(move)")
    }
    #expect(may.contains("raiser withdraw"))
  }

  @Test("rules about who did what know a move by its new name")
  func rules() throws {
    let bench = try Self.bench()
    let kinds = try #require(bench.world.registers["kinds"])
    let kind = try #require(
      kinds.entries.first { $0.values["two_person"] == .flag(true) && $0.values["needs_authority"] != .flag(true) }
        ?? kinds.entries.first { $0.values["two_person"] == .flag(true) })
    var story = try Story(bench, Story.fields(["kind": .text(kind.name)]))
    try story.bring(to: "feedback-due")
    #expect(try story.codes("close", by: "first.supervisor") == ["rule"])
    for (turn, move) in ["approve", "approve-2"].enumerated() {
      let next = try story.kernel.definition.renaming(move, to: "approve-\(turn + 2)", version: turn + 2)
      try Self.migrate(&story, to: next)
      #expect(try story.codes("close", by: "first.supervisor") == ["rule"], "\(turn)")
    }
    // Without the rule whoever was barred stays barred.
    var loose = story.kernel.definition
    loose.version = 4
    loose.moves = NameTable(
      loose.moves.map { move in
        var move = move
        move.rules.removeAll { $0 == "second-closer" }
        return move
      })
    try Self.migrate(&story, to: loose)
    #expect(try story.codes("close", by: "first.supervisor") == ["separation"])
    #expect(try story.codes("close", by: "second.supervisor") == [])
  }

  @Test("where nothing about people is otherwise, a migration keeps nothing more than it did")
  func nothingToKeep() throws {
    let bench = try Self.bench()
    var story = try Self.story(bench, in: "reviewing")
    var same = bench.definition
    same.version = 2
    try Self.migrate(&story, to: same)
    #expect(story.events.last?.payload?.succession == nil && story.snapshot.bars == [])
  }

  @Test("two persons who had one login are one: neither is the other's second person")
  func logins() throws {
    var bench = try Self.bench()
    bench.world.people["everybody"]?.sameAs = ["raiser"]
    let story = try Self.story(bench, in: "submitted")
    #expect(try story.codes("take-up", by: "everybody") == ["separation"])
    #expect(try story.codes("take-up", by: "second.supervisor") == [])
  }
}

extension Definition {
  /// The same with a move under another name, wherever it is named.
  fileprivate func renaming(_ move: String, to name: String, version: Int) throws -> Definition {
    var other = self
    other.version = version
    func renamed(_ names: [String]) -> [String] { names.map { $0 == move ? name : $0 } }
    other.moves = NameTable(
      moves.map { old in
        var new = MoveRule(name: old.name == move ? name : old.name, from: old.from, to: old.to, by: old.by)
        new.asks = old.asks
        new.needs = old.needs
        new.rules = old.rules
        new.condition = old.condition
        new.separateFrom = renamed(old.separateFrom)
        new.waivedFor = old.waivedFor
        new.within = old.within
        new.sets = old.sets
        new.clears = old.clears
        new.erasesPayload = old.erasesPayload
        new.tells = old.tells
        new.at = old.at
        new.occasion = old.occasion
        new.restsOn = old.restsOn
        new.decisions = renamed(old.decisions)
        return new
      })
    other.clocks = NameTable(
      clocks.map { clock in
        var clock = clock
        clock.restartsOn = renamed(clock.restartsOn)
        clock.metBy = clock.metBy.map(renamed)
        return clock
      })
    let (before, after) = (RuleReader.member(ofMove: move), RuleReader.member(ofMove: name))
    other.rules = NameTable(
      try rules.map { rule in
        let source = rule.test.source.replacing("by.\(before))", with: "by.\(after))")
          .replacing("by.\(before) ", with: "by.\(after) ")
        return Rule(name: rule.name, test: try Expression(source), otherwise: rule.otherwise)
      })
    other.ladders = NameTable(
      ladders.map { ladder in
        Ladder(
          name: ladder.name,
          rungs: ladder.rungs.map { rung in
            guard rung.action == .move(move) else { return rung }
            return Ladder.Rung(percent: rung.percent, action: .move(name), every: rung.every)
          })
      })
    return other
  }

  /// The same with a state under another name, as far as moves and states go.
  fileprivate func renaming(state: String, to name: String) -> Definition {
    var other = self
    other.states = NameTable(
      states.map { old in
        old.name == state
          ? StateRule(name: name, stage: old.stage, waitsFor: old.waitsFor, noClock: old.noClock, isFinal: old.isFinal)
          : old
      })
    other.moves = NameTable(
      moves.map { move in
        var move = move
        if case .named(let states) = move.from { move.from = .named(states.map { $0 == state ? name : $0 }) }
        if move.to == .state(state) { move.to = .state(name) }
        return move
      })
    return other
  }
}
