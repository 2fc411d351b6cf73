import Store
import Tasking
import TaskingAPI
import Workflow
import WorkingTime

/// One person who holds every role, and tries every command on requests of their own; now and then others help.
struct LoneWalk {
  let desk: Desk
  var texts: ShiftingDefinition
  private(set) var chance: Chance
  /// Command → how often it succeeded.
  private(set) var done: [String: Int] = [:]
  /// Errors of the program, rather than refusals.
  private(set) var unexpected: [String] = []
  private var definitions: [String: Definition] = [:]
  private var strangers = 0
  /// How many of a hundred acts are moves.
  private let eagerness: Int

  static let lone = Desk.owner
  /// The state to which work goes on from each, by the names that the shipped definition gives them.
  private static let onward = [
    "draft": "submitted", "returned": "submitted", "submitted": "assessing", "assessing": "queued",
    "awaiting-authority": "queued", "deferred": "assessing", "queued": "acting", "offered": "acting",
    "acting": "reviewing", "awaiting-partner": "acting", "reviewing": "feedback-due", "feedback-due": "closed",
    "closed": "assessing",
  ]

  init(desk: Desk, seed: UInt64, texts: ShiftingDefinition, eagerness: Int = 45) {
    self.eagerness = eagerness
    self.desk = desk
    self.texts = texts
    chance = Chance(seed: seed)
  }

  /// One request from its raising on, through so many acts.
  mutating func sequence(acts: Int, isHelped: Bool) throws {
    let reference = try raise()
    guard let reference else { return }
    if isHelped, chance.number(below: 6) == 0 { try finish(reference) }
    for _ in 0..<acts {
      desk.clock.advance(seconds: chance.stretch())
      if isHelped, chance.number(below: 5) < 2 {
        try help(reference)
      } else {
        try act(on: reference)
      }
    }
  }

  /// Some command, in the lone person's name.
  private mutating func act(on reference: String) throws {
    if chance.number(below: 100) < eagerness { return try move(reference) }
    switch 45 + chance.number(below: 55) {
    case ..<53: set(reference)
    case 53..<60: correct(reference)
    case 60..<63: attempt("note") { try $0.note(reference, by: Self.lone, "A word.") }
    case 63..<66: acknowledge(reference)
    case 66..<69: attempt("disclose") { try $0.disclose(reference, by: Self.lone, to: "Leicestershire Police") }
    case 69..<72: attempt("tick") { try $0.tick() }
    case 72..<73: handOver()
    case 73..<74: withdrawHandover()
    case 74..<76: acceptHandover()
    case 76..<81: absence()
    case 81..<84: people()
    case 84..<85: change()
    case 85..<89: try late(reference)
    case 89..<93: keep(reference)
    case 93..<95: try certify(reference)
    default: try reopen(reference)
    }
  }

  private mutating func raise() throws -> String? {
    let kinds = ["intel-request", "communications-history", "general", "visitor-check", "covert-referral"]
    let fields = [
      "kind=\(chance.one(of: kinds))", "impact=\(chance.one(of: ["low", "moderate"]))", "immediacy=weeks",
      "establishment=\(chance.one(of: ["MDI", "LEI", "PVI"]))",
    ]
    let isSubmitted = chance.number(below: 8) > 0
    var reference: String?
    attempt("raise") { desk in
      reference = try desk.raise(by: Self.lone, fields, submit: isSubmitted).reference
    }
    return reference
  }

  private mutating func move(_ reference: String) throws {
    guard let (row, definition) = try look(reference) else { return }
    let fitting = definition.moves.filter { definition.selects($0.from, row.state) && !$0.isMachines }
    let wanted = Self.onward[texts.original(row.state)]
    let onward = fitting.filter { rule in
      guard case .state(let state) = rule.to else { return false }
      return texts.original(state) == wanted
    }
    let pool = onward.isEmpty || chance.number(below: 5) == 0 ? fitting : onward
    guard let rule = pool.randomElement(using: &chance) else { return }
    if rule.erasesPayload && chance.number(below: 10) > 0 { return }
    let fields = fields(of: rule, row, assignee: Self.lone)
    attempt("move") { try $0.move(rule.name, reference, by: Self.lone, fields) }
  }

  private mutating func reopen(_ reference: String) throws {
    guard let (row, definition) = try look(reference), row.isOpen == false else { return try move(reference) }
    guard let rule = definition.moves.first(where: { definition.selects($0.from, row.state) && $0.within != nil })
    else { return }
    attempt("reopen") { try $0.move(rule.name, reference, by: Self.lone, ["reason=Something new."]) }
  }

  /// A move that is entered some time after it was made.
  private mutating func late(_ reference: String) throws {
    guard let (row, definition) = try look(reference) else { return }
    let fitting = definition.moves.filter { definition.selects($0.from, row.state) && !$0.isMachines }
    guard let rule = fitting.randomElement(using: &chance), !rule.erasesPayload else { return }
    let fields = (fields(of: rule, row, assignee: Self.lone)).map(Entry.init(typed:))
    let occurred = chance.one(of: ["-1m", "-10m", "-2h", "-2d"])
    attempt("late entry") { desk in
      let command = Command.Move(name: rule.name, reference: reference, fields: fields, occurred: occurred)
      return try desk.perform(command, as: Self.lone)
    }
  }

  private mutating func set(_ reference: String) {
    let fields = chance.one(of: [
      ["title=Other"], ["immediacy=none", "reason=Better."], ["required_by=+4d"], ["required_by-="],
      ["threat=violence"], ["kind=general"], ["establishment=LEI"], ["questions=Who \(chance.number(below: 99))?"],
      ["subjects.1.number=A\(1_000 + chance.number(below: 9_000))BC"],
    ])
    attempt("set") { try $0.set(reference, by: Self.lone, fields) }
  }

  private mutating func correct(_ reference: String) {
    let number = chance.number(below: 1_000)
    let fields = chance.one(of: [
      ["title=Right \(number)"], ["threat=gangs"], ["establishment=LEI"], ["answers.1.text=\(number) people."],
      ["feedback=There were \(number)."], ["marking=OFFICIAL-SENSITIVE"], ["questions=Who \(number)?"],
    ])
    attempt("correct") { try $0.correct(reference, by: Self.lone, fields + ["reason=Misread."]) }
  }

  private mutating func acknowledge(_ reference: String) {
    attempt("ack") { desk in
      let command = Command.Acknowledge(reference: reference, fields: [Entry(key: "reason", value: "Heard.")])
      return try desk.perform(command, as: Self.lone)
    }
  }

  private mutating func handOver() {
    let receiver = chance.one(of: ["k.osei", "h.lindqvist", "j.mercer"])
    attempt("handover") { try $0.handOver(to: receiver, as: Self.lone) }
  }

  private mutating func withdrawHandover() {
    attempt("handover withdraw") { desk in
      let number = try desk.handOver(to: "k.osei", as: Self.lone).number
      return try desk.perform(Command.WithdrawHandover(number: number ?? 0), as: Self.lone)
    }
  }

  private mutating func acceptHandover() {
    let giver = chance.one(of: ["k.osei", "h.lindqvist", "j.mercer"])
    attempt("handover accept") { desk in
      let number = try desk.handOver(to: Self.lone, as: giver).number
      return try desk.perform(Command.AcceptHandover(number: number ?? 0), as: Self.lone)
    }
  }

  private mutating func absence() {
    let colleague = chance.one(of: ["k.osei", "a.kaur", "s.ibrahim", "m.nowak"])
    let deputy = chance.one(of: [nil, Self.lone, "s.ibrahim"])
    let until = chance.one(of: ["+1d", "+3d"])
    switch chance.number(below: 5) {
    case 0, 1:
      attempt("absence add") {
        try $0.leave(colleague, until: until, deputy: deputy == colleague ? nil : deputy, as: Self.lone)
      }
    case 2, 3: attempt("absence end") { try $0.comeBack(colleague, as: Self.lone) }
    default:
      attempt("absence deputy") { desk in
        let command = Command.Appoint(person: colleague, deputy: deputy == colleague ? nil : deputy)
        return try desk.perform(command, as: Self.lone)
      }
    }
  }

  private mutating func people() {
    strangers += 1
    let id = "s.tranger\(strangers)"
    let role = chance.one(of: Player.cast.keys.sorted())
    switch chance.number(below: 5) {
    case 0:
      attempt("person add") {
        try $0.perform(Command.AddPerson(id: id, fields: [Entry(key: "name", value: "S")]), as: Self.lone)
      }
    case 1:
      let covers = chance.one(of: ["MDI", "LEI", "all"])
      attempt("person set") {
        let command = Command.ChangePerson(id: "a.kaur", fields: [Entry(key: "covers", value: covers)])
        return try $0.perform(command, as: Self.lone)
      }
    case 2:
      attempt("person grant") {
        try $0.perform(Command.Grant(person: "n.farouk", role: role, until: nil), as: Self.lone)
      }
    case 3:
      attempt("person revoke") {
        try $0.perform(Command.Revoke(person: "n.farouk", role: role), as: Self.lone)
      }
    default:
      // Of those whom the walk has made known itself.
      let leaver = "s.tranger\(1 + chance.number(below: strangers))"
      attempt("person leave") { try $0.perform(Command.Leave(person: leaver), as: Self.lone) }
    }
  }

  /// Another version of the definition is put to use, and open requests follow it.
  private mutating func change() {
    guard let next = texts.next(&chance) else { return }
    let isDone = attempt("activate") {
      try $0.perform(Command.Activate(Command.SourceText(file: "next.yaml", text: next.text)), as: Self.lone)
    }
    guard isDone else { return }
    texts.take(next)
    attempt("migrate") { desk in
      let map = next.map.map { Command.SourceText(file: "map.yaml", text: $0) }
      return try desk.perform(Command.Migrate(map: map, isTrial: false), as: Self.lone)
    }
  }

  private mutating func keep(_ reference: String) {
    switch chance.number(below: 4) {
    case 0: attempt("hold") { try $0.hold(reference, by: Self.lone, ["basis=inquest", "reason=A hold."]) }
    case 1:
      attempt("hold release") {
        try $0.hold(reference, by: Self.lone, ["basis=inquest", "reason=Over."], isRelease: true)
      }
    case 2:
      attempt("retention retain") {
        try $0.decide(reference, by: Self.lone, ["outcome=retain", "group=serious", "reason=Of use."])
      }
    default:
      attempt("retention dispose") {
        try $0.decide(reference, by: Self.lone, ["outcome=dispose", "basis=court-order"])
      }
    }
  }

  private mutating func certify(_ reference: String) throws {
    guard let (row, _) = try look(reference) else { return }
    let version = 1 + chance.number(below: row.version)
    attempt("certificate") {
      try $0.perform(Command.Certify(reference: reference, version: version), as: Self.lone)
    }
  }
}

extension LoneWalk {
  /// The next step towards the end, by somebody else who may make it; false if there is none.
  @discardableResult
  private mutating func help(_ reference: String) throws -> Bool {
    guard let (row, definition) = try look(reference), row.isOpen else { return false }
    let wanted = Self.onward[texts.original(row.state)]
    let moves = definition.moves.filter { rule in
      guard case .state(let state) = rule.to, !rule.isMachines else { return false }
      return definition.selects(rule.from, row.state) && texts.original(state) == wanted && rule.by != [.raiser]
    }
    guard let rule = moves.randomElement(using: &chance) else { return false }
    let person = Player.who(rule, row, &chance)
    guard person != Self.lone else { return false }
    let fields = fields(of: rule, row, assignee: "k.osei")
    return attempt("help") { try $0.move(rule.name, reference, by: person, fields) }
  }

  /// Others do all that is left.
  private mutating func finish(_ reference: String) throws {
    for _ in 0..<16 where try look(reference)?.row.isOpen == true { try help(reference) }
  }

  /// The request as it is, with its definition; nil once it is erased.
  private mutating func look(_ reference: String) throws -> (row: RequestRow, definition: Definition)? {
    guard let row = try desk.store.read({ try $0.request(reference) }), let digest = row.definition else { return nil }
    if let known = definitions[digest] { return (row, known) }
    let desk = desk
    let definition = try desk.store.read { try desk.definition(digest, $0) }
    definitions[digest] = definition
    return (row, definition)
  }

  private mutating func fields(of rule: MoveRule, _ row: RequestRow, assignee: String) -> [String] {
    var fields = rule.asks.flatMap { name in
      switch name {
      case "assignee": ["assignee=\(chance.number(below: 3) > 0 ? assignee : "k.osei")"]
      case "answers": answers(row)
      case "outcome": ["outcome=answered"]
      default: Player.given(name, row, &chance)
      }
    }
    if rule.needs.contains("threat"), row.fields["threat"] == nil { fields.append("threat=violence") }
    return fields
  }

  private func answers(_ row: RequestRow) -> [String] {
    (1...max(1, row.fields["questions"]?.list?.count ?? 1)).map { "answers.\($0).text=Two people." }
  }

  @discardableResult
  private mutating func attempt(_ name: String, _ body: (Desk) throws -> some Any) -> Bool {
    do {
      _ = try body(desk)
      done[name, default: 0] += 1
      return true
    } catch let error as TaskingError {
      // Of holds and their like there are no certificates.
      if name == "certificate", error.message.contains("cannot be certified") { return false }
      let refusals: [TaskingError.Code] = [.refused, .notPermitted, .notFound, .usage, .malformed]
      let faults = error.details.filter { $0.code == "rule-fault" }
      if !refusals.contains(error.code) || !faults.isEmpty { unexpected.append("\(name): \(error)") }
    } catch {
      unexpected.append("\(name): \(error)")
    }
    return false
  }
}
