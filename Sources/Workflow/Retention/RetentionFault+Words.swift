extension RetentionFault {
  /// A word for programs that never changes.
  package var code: String {
    switch self {
    case .disposalOff: "disposal-off"
    case .held: "held"
    case .notFinished: "not-finished"
    case .notDue: "not-due"
    case .notClear: "not-clear"
    case .neverDisposed: "never-disposed"
    case .secondPerson: "second-person"
    case .otherBasis: "other-basis"
    case .wantsReason: "wants-reason"
    case .wantsOfficer: "wants-officer"
    case .heldAlready: "held-already"
    case .notHeld: "not-held"
    case .whichHold: "which-hold"
    }
  }

  /// Every code that there is.
  package static let codes = [
    "disposal-off", "held", "not-finished", "not-due", "not-clear", "never-disposed", "second-person", "other-basis",
    "wants-reason", "wants-officer", "held-already", "not-held", "which-hold",
  ]

  /// What stands in the way, in a sentence without a full stop.
  package var sentence: String {
    switch self {
    case .disposalOff(let schedule): "disposal is switched off in the schedule \(schedule): nothing is disposed of"
    case .held(let bases): "it is held for \(RetentionFault.and(bases)), and what is held is not erased"
    case .notFinished(let state): "it is \(state), and only a finished request is reviewed or disposed of"
    case .notDue(let due, _): "its review is due on \(due), and until then it is kept"
    case .notClear: "another request that names one of its subjects is open, so its clear period has not begun"
    case .neverDisposed(let group): "what is in the group \(group) is reviewed, and never disposed of"
    case .secondPerson: "you proposed it, and disposal takes a second person"
    case .otherBasis(let proposed):
      proposed.map { "it was proposed on the basis \($0), and not on another" } ?? "it was proposed without a basis"
    case .wantsReason: "give the reason: it is kept with the decision"
    case .wantsOfficer(let basis): "a hold for \(basis) names the officer who is told of disclosure"
    case .heldAlready(let basis): "it is held for \(basis) already"
    case .notHeld(let basis): basis.map { "it is not held for \($0)" } ?? "it is not held"
    case .whichHold(let bases): "it is held for \(RetentionFault.and(bases)): say which is released"
    }
  }

  /// What would lift it, where that can be typed; nil otherwise.
  package var remedy: String? {
    switch self {
    case .wantsReason: "reason=\"…\""
    case .wantsOfficer: "officer=\"…\""
    case .notDue(_, let bases), .notClear(let bases):
      bases.isEmpty ? nil : "where the law wants it sooner: basis=\(bases.joined(separator: " or basis="))"
    case .whichHold(let bases): bases.first.map { "basis=\($0)" }
    case .otherBasis(let proposed): proposed.map { "basis=\($0), or no basis" } ?? "leave basis= away"
    case .neverDisposed: "a review may put it in another group: outcome=retain group=… reason=\"…\""
    default: nil
    }
  }

  private static func and(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
