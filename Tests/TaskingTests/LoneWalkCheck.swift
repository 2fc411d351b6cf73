import Store
import Workflow

/// Looks through what became of the requests of a walk, by their journal alone.
struct LoneWalkCheck {
  let texts: ShiftingDefinition
  /// What one person should not have been able to do.
  private(set) var found: [String] = []
  /// How many requests came to an end.
  private(set) var ended = 0
  /// How many of them by one person, who withdrew what nobody had begun.
  private(set) var withdrawn = 0

  /// Pairs of steps that take two persons, by the states that the shipped definition has them lead from and to.
  private static let apart: [(later: Set<Step>, earlier: Set<Step>)] = [
    (
      [
        Step("submitted", "assessing"), Step("returned", "assessing"), Step("assessing", "queued"),
        Step("awaiting-authority", "queued"),
      ],
      [Step("draft", "submitted"), Step("returned", "submitted")]
    ),
    ([Step("awaiting-authority", "queued")], [Step("assessing", "awaiting-authority")]),
    ([Step("reviewing", "acting"), Step("reviewing", "feedback-due")], [Step("acting", "reviewing")]),
    ([Step("closed", "assessing")], [Step("reviewing", "feedback-due"), Step("feedback-due", "closed")]),
  ]

  /// A definition that a request followed, and the versions of the request from which on and up to which it did.
  private struct Followed {
    let definition: Definition
    let since: Int
    var until = Int.max
  }

  private struct Step: Hashable {
    let from: String
    let to: String
    init(_ from: String, _ to: String) { (self.from, self.to) = (from, to) }
  }

  /// The definition by which requests are judged; nil for those that each followed.
  private let standard: Definition?

  init(texts: ShiftingDefinition, judgedBy standard: Definition? = nil) {
    self.texts = texts
    self.standard = standard
  }

  /// Looks at every request of a store.
  mutating func look(at desk: Desk) throws {
    var definitions: [String: Definition] = [:]
    try desk.store.read { transaction in
      for row in try transaction.requests(where: RequestQuery()) {
        let events = try transaction.events(of: row.reference).map(\.event)
        var followed: [Followed] = []
        for event in events {
          guard let digest = event.payload?.definition else { continue }
          let definition = try definitions[digest] ?? desk.definition(digest, transaction)
          definitions[digest] = definition
          if !followed.isEmpty { followed[followed.count - 1].until = event.version }
          followed.append(Followed(definition: definition, since: event.version))
        }
        look(at: row, events, followed)
      }
    }
  }

  /// Whether a definition has these two steps made by different people.
  private func keepsApart(_ definition: Definition, _ later: Step, _ earlier: Step) -> Bool {
    func goes(_ rule: MoveRule, _ step: Step) -> Bool {
      guard case .state(let target) = rule.to, !rule.isMachines, texts.original(target) == step.to else { return false }
      return definition.states.names.contains { texts.original($0) == step.from && definition.selects(rule.from, $0) }
    }
    let ways = definition.moves.filter { goes($0, later) }
    return !ways.isEmpty
      && ways.allSatisfy { way in
        way.separateFrom.contains { name in definition.moves[name].map { goes($0, earlier) } ?? false }
      }
  }

  private mutating func look(at row: RequestRow, _ events: [Event], _ followed: [Followed]) {
    var makers: [Step: [String: Int]] = [:]
    var state = ""
    var (submitter, alone, isBegun, isWaived): (String?, Bool, Bool, Bool) = (nil, true, false, false)
    for event in events {
      let next = texts.original(event.state)
      defer { state = next }
      if event.payload?.waiver != nil { isWaived = true }
      guard case .person(let person) = event.actor, state != next, !state.isEmpty else { continue }
      let step = Step(state, next)
      let isMove = event.kind != Event.Kind.set && event.kind != Event.Kind.correct
      if isMove, event.payload?.waiver == nil {
        for pair in Self.apart where pair.later.contains(step) {
          let isBroken = pair.earlier.contains { earlier in
            guard let made = makers[earlier]?[person] else { return false }
            return followed.contains {
              $0.since < event.version && $0.until >= made && keepsApart(standard ?? $0.definition, step, earlier)
            }
          }
          if isBroken {
            found.append("\(row.reference): \(person) made \(event.kind) (\(state) → \(next)) beside what it follows")
          }
        }
      }
      makers[step, default: [:]][person] = event.version
      if next == "submitted", submitter == nil { submitter = person }
      if submitter != nil, person != submitter { alone = false }
      if next == "acting" { isBegun = true }
    }
    guard let submitter, texts.original(row.state) == "closed" else { return }
    ended += 1
    guard alone, !isWaived else { return }
    if row.fields["outcome"] == .text("withdrawn"), !isBegun {
      withdrawn += 1
    } else {
      found.append("\(row.reference): \(submitter) took it from submitted to closed alone")
    }
  }
}
