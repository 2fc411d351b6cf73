import Store
import Tasking
import TaskingAPI
import Workflow
import WorkingTime

/// Somebody who does this and that, mostly what makes sense.
struct Player {
  let desk: Desk
  let definition: Definition
  private(set) var made = 0
  private(set) var refused = 0
  /// Errors of the program, rather than refusals.
  private(set) var unexpected: [String] = []
  private var references: [String] = []
  /// Whether a request is brought up to date, by a note, before a move is chosen: then it makes no difference to what is
  /// done when the scheduler has run.
  private let settles: Bool

  static let cast = [
    "requester": ["b.hughes", "g.stavrou"], "coordinator": ["j.mercer", "y.tanaka"],
    "supervisor": ["h.lindqvist", "p.chowdhury", "d.reyes"], "pio": ["k.osei", "a.kaur", "s.ibrahim", "d.reyes"],
    "senior": ["c.doherty", "l.petrova"], "chair": ["n.farouk"],
  ]
  private static let everybody = cast.keys.sorted().flatMap { cast[$0] ?? [] } + [Desk.owner]

  init(desk: Desk, definition: Definition, settles: Bool = false) {
    self.desk = desk
    self.definition = definition
    self.settles = settles
  }

  mutating func raise(_ chance: inout Chance) throws {
    let kinds = [
      "intel-request", "communications-history", "threat-to-life", "general", "communications-monitoring",
      "visitor-check",
    ]
    var fields = [
      "kind=\(chance.one(of: kinds))", "impact=\(chance.one(of: ["low", "moderate", "high", "critical"]))",
      "immediacy=\(chance.one(of: ["none", "weeks", "days", "hours", "now"]))",
      "establishment=\(chance.one(of: ["MDI", "LEI", "PVI"]))",
    ]
    if chance.number(below: 4) == 0 { fields.append("required_by=+\(1 + chance.number(below: 20))d") }
    let raiser = chance.one(of: ["b.hughes", "j.mercer", "k.osei", "p.chowdhury"])
    references.append(try desk.raise(by: raiser, fields, submit: chance.number(below: 6) > 0).reference)
    made += 1
  }

  mutating func note(_ chance: inout Chance) throws {
    let (desk, reference, person) = (desk, chance.one(of: references), chance.one(of: Self.everybody))
    attempt { try desk.note(reference, by: person, "A word.") }
  }

  /// Somebody goes away, comes back, or is stood in for by somebody else from now on.
  mutating func absence(_ chance: inout Chance) throws {
    let (desk, person) = (desk, chance.one(of: ["k.osei", "a.kaur", "s.ibrahim", "d.reyes", "h.lindqvist"]))
    let other = chance.one(of: ["k.osei", "a.kaur", "s.ibrahim", "d.reyes", "n.farouk"])
    let from = chance.one(of: [nil, "+3h", "-2h", "+1d"])
    let until = chance.one(of: [nil, "+2d", "+5d"])
    do {
      switch chance.number(below: 5) {
      case 0, 1: _ = try desk.leave(person, from: from, until: until, deputy: other == person ? nil : other)
      case 2, 3: _ = try desk.comeBack(person)
      default:
        let deputy = other == person ? nil : other
        try desk.perform(Command.Appoint(person: person, deputy: deputy), as: "h.lindqvist")
      }
      made += 1
    } catch let error as TaskingError {
      refused += 1
      if ![.refused, .notFound, .usage].contains(error.code) { unexpected.append("\(error)") }
    }
  }

  mutating func set(_ chance: inout Chance) throws {
    let (desk, reference, person) = (desk, chance.one(of: references), chance.one(of: Self.everybody))
    let fields = chance.one(of: [
      ["title=Other"], ["impact=critical", "reason=Worse."], ["immediacy=none", "reason=Better."],
      ["priority=P2", "reason=So."], ["required_by=+4d"], ["required_by-="], ["threat=violence"], ["kind=general"],
      ["establishment=LEI"], ["grounds-="],
    ])
    attempt { try desk.set(reference, by: person, fields) }
  }

  /// Corrects something, mostly what was given, mostly by somebody who may.
  mutating func correct(_ chance: inout Chance) throws {
    let (desk, reference) = (desk, chance.one(of: references))
    let person = chance.number(below: 5) == 0 ? chance.one(of: Self.everybody) : chance.one(of: Self.correctors)
    let number = chance.number(below: 1_000)
    let fields = chance.one(of: [
      ["title=Right \(number)"], ["title=Right \(number)", "questions=Who \(number)?"], ["threat=gangs"],
      ["impact=\(chance.one(of: ["low", "high"]))"], ["establishment=LEI"], ["answers.1.text=\(number) people."],
      ["feedback=There were \(number)."], ["marking=OFFICIAL-SENSITIVE"], ["required_by=+9d"],
      ["title=T", "threat=violence"],
    ])
    let version = chance.number(below: 3) == 0 ? 1 + chance.number(below: 6) : nil
    attempt { try desk.correct(reference, by: person, fields + ["reason=Misread."], of: version) }
  }

  /// Gives something to somebody outside, or to one of those who are told anyway.
  mutating func disclose(_ chance: inout Chance) throws {
    let (desk, reference, person) = (desk, chance.one(of: references), chance.one(of: Self.everybody))
    let party = chance.one(of: ["Leicestershire Police", "leicestershire police", "HMP Leeds", "O'Hara & Co", "k.osei"])
    let fields = chance.one(of: [nil, ["title"], ["questions", "title"], ["impact"]])
    attempt { try desk.disclose(reference, by: person, to: party, fields) }
  }

  /// Takes a certificate of some event.
  mutating func certify(_ chance: inout Chance) throws {
    let (desk, reference, person) = (desk, chance.one(of: references), chance.one(of: Self.everybody))
    guard let row = try desk.store.read({ try $0.request(reference) }), !row.isErased else { return }
    let version = 1 + chance.number(below: row.version)
    do {
      try desk.perform(Command.Certify(reference: reference, version: version), as: person)
    } catch {
      // Of a draft, which is nobody else's to see.
      guard error.code == .notFound else { throw error }
      refused += 1
    }
  }

  private static let correctors = ["coordinator", "supervisor", "senior"].flatMap { cast[$0] ?? [] }

  mutating func move(_ chance: inout Chance) throws {
    let (desk, reference) = (desk, chance.one(of: references))
    if settles, let raiser = try desk.store.read({ try $0.request(reference) })?.raiser {
      attempt { try desk.note(reference, by: raiser, "Looking.") }
    }
    guard let row = try desk.store.read({ try $0.request(reference) }), !row.isErased else { return }
    let fitting = definition.moves.filter { definition.selects($0.from, row.state) && !$0.isMachines }
    guard
      let move = chance.number(below: 20) == 0 || fitting.isEmpty
        ? definition.moves.map(\.self).randomElement(using: &chance) : fitting.randomElement(using: &chance)
    else { return }
    // A draft lives rather than dies.
    if move.erasesPayload && chance.number(below: 10) > 0 { return }
    let person = chance.number(below: 12) == 0 ? chance.one(of: Self.everybody) : Self.who(move, row, &chance)
    var fields = move.asks.flatMap { Self.given($0, row, &chance) }
    if move.needs.contains("threat"), row.fields["threat"] == nil { fields.append("threat=violence") }
    attempt { try desk.move(move.name, reference, by: person, fields) }
  }

  /// Somebody who may make the move.
  static func who(_ move: MoveRule, _ row: RequestRow, _ chance: inout Chance) -> String {
    switch chance.one(of: move.by) {
    case .raiser: row.raiser
    case .assignee: row.assignee ?? "k.osei"
    case .role(let role): chance.one(of: cast[role] ?? everybody)
    default: Desk.owner
    }
  }

  /// What fits a field that a move asks for.
  static func given(_ name: String, _ row: RequestRow, _ chance: inout Chance) -> [String] {
    switch name {
    case "reason": ["reason=Because it is so."]
    case "assignee": ["assignee=\(chance.one(of: ["k.osei", "a.kaur", "s.ibrahim", "d.reyes", "n.farouk"]))"]
    case "resume_on": ["resume_on=+\(1 + chance.number(below: 12))d"]
    case "feedback": ["feedback=This was found."]
    case "outcome": ["outcome=\(chance.one(of: ["answered", "nil-return", "disrupted", "withdrawn"]))"]
    case "answers": ["answers.1.text=Two people."]
    case "authority":
      ["authority.reference=AU", "authority.granted=-1d", "authority.expires=+\(1 + chance.number(below: 9))d"]
    case "partner_asks": asks(row, &chance)
    default: []
    }
  }

  /// A new ask, or an answer to one that waits.
  private static func asks(_ row: RequestRow, _ chance: inout Chance) -> [String] {
    let asks = row.fields["partner_asks"]?.list ?? []
    if row.state == "awaiting-partner", !asks.isEmpty {
      return (1...asks.count).flatMap {
        ["partner_asks.\($0).answered=true", "partner_asks.\($0).answer=Here it is."]
      }
    }
    let number = asks.count + 1
    return ["partner_asks.\(number).to=A partner", "partner_asks.\(number).ask=A list"]
  }

  /// Decides about keeping one of the requests, or about holding it.
  mutating func keep(_ chance: inout Chance) throws {
    let desk = desk
    let act = chance.number(below: 10)
    // What somebody has begun is gone on with.
    let begun = try desk.store.read { try $0.requests(where: RequestQuery()) }.filter { row in
      act < 4 ? row.retention?.holds.isEmpty == false : act > 6 && row.retention?.proposal != nil
    }.map(\.reference)
    let reference = chance.one(of: begun.isEmpty || act < 2 ? references : begun)
    let person = chance.one(of: [Desk.first, Desk.second, Desk.owner, "h.lindqvist"])
    let basis = chance.one(of: ["iopc", "inquest"])
    attempt {
      switch act {
      case 0, 1: try desk.hold(reference, by: person, ["basis=\(basis)", "reason=A hold."])
      case 2, 3: try desk.hold(reference, by: person, ["basis=\(basis)", "reason=Over."], isRelease: true)
      case 4, 5: try desk.decide(reference, by: person, ["outcome=retain", "group=serious", "reason=Of use."])
      case 6: try desk.decide(reference, by: person, ["outcome=dispose"])
      default: try desk.decide(reference, by: person, ["outcome=dispose", "basis=court-order"])
      }
    }
  }

  /// Takes part in what happens to a request that somebody else has made.
  mutating func join(_ reference: String) { references.append(reference) }

  private mutating func attempt(_ body: () throws -> some Any) {
    do {
      _ = try body()
      made += 1
    } catch let error as TaskingError {
      refused += 1
      let refusals: [TaskingError.Code] = [.refused, .notPermitted, .notFound]
      let faults = error.details.filter { $0.code == "rule-fault" }
      if !refusals.contains(error.code) || !faults.isEmpty { unexpected.append("\(error)") }
    } catch {
      unexpected.append("\(error)")
    }
  }
}

/// Numbers that are the same for the same seed: SplitMix64.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  /// The stream of a seed; those of neighbours have nothing in common, as steps of the state are of another size.
  init(seed: UInt64) { state = seed &* 0xD1B5_4A32_D192_ED03 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  mutating func one<Element>(of list: [Element]) -> Element { list[number(below: list.count)] }

  /// Mostly minutes, now and then hours, rarely days.
  mutating func stretch() -> Int64 {
    switch number(below: 40) {
    case 0: Int64(number(below: 3 * 86_400))
    case 1...6: Int64(number(below: 4 * 3_600))
    default: Int64(number(below: 900))
    }
  }
}
