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

  private struct Step: Hashable {
    let from: String
    let to: String
    init(_ from: String, _ to: String) { (self.from, self.to) = (from, to) }
  }

  init(texts: ShiftingDefinition) { self.texts = texts }

  /// Looks at every request of a store.
  mutating func look(at store: any RequestStore) throws {
    try store.read { transaction in
      for row in try transaction.requests(where: RequestQuery()) {
        look(at: row, try transaction.events(of: row.reference).map(\.event))
      }
    }
  }

  private mutating func look(at row: RequestRow, _ events: [Event]) {
    var makers: [Step: Set<String>] = [:]
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
          if pair.earlier.contains(where: { makers[$0]?.contains(person) ?? false }) {
            found.append("\(row.reference): \(person) made \(event.kind) (\(state) → \(next)) beside what it follows")
          }
        }
      }
      makers[step, default: []].insert(person)
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
