/// The moves of one definition against those of the one before.
struct Heritage {
  let old: Definition
  let new: Definition
  /// Move of the new definition → the ways that it goes.
  private(set) var waysOfNew: [String: Set<Way>] = [:]
  /// Move of the old definition → the ways that it goes, as the new one names states.
  private var waysOfOld: [String: Set<Way>] = [:]
  private let map: MigrationMap

  /// Somebody who is barred, and under which waiver not.
  struct Barred {
    let person: String
    let waiver: FieldCondition?
  }

  /// Moves of the old definition that do what a move of the new one does.
  struct Counterparts {
    /// Whether none goes the same way: then whoever is barred from one that leads there is barred, and otherwise only
    /// those are whom all of them bar.
    let isNewWay: Bool
    let all: [MoveRule]
    /// The one of the same name, if it goes the same way.
    let named: [MoveRule]
  }

  init(old: Definition, new: Definition, _ map: MigrationMap) {
    self.old = old
    self.new = new
    self.map = map
    for move in new.moves { waysOfNew[move.name] = Way.ways(of: move, in: new) }
    for move in old.moves { waysOfOld[move.name] = Way.ways(of: move, in: old, map) }
  }

  /// Move of the new definition → acts that it is: those that went a way which the move of its name did not go before.
  func acts(made: Set<String>) -> [String: [String]] {
    var acts: [String: [String]] = [:]
    for move in new.moves {
      let ways = (waysOfNew[move.name] ?? []).subtracting(waysOfOld[move.name] ?? [])
      guard !ways.isEmpty else { continue }
      let same = old.moves.filter { other in
        other.name != move.name && other.isMachines == move.isMachines && made.contains(other.name)
          && (waysOfOld[other.name] ?? []).contains { way in ways.contains { isSame(way, $0) } }
      }
      if !same.isEmpty { acts[move.name] = same.map(\.name).sorted() }
    }
    return acts
  }

  /// The same, or one that cannot be taken to be another: its end has no place in the new definition, or none in the old.
  private func isSame(_ way: Way, _ other: Way) -> Bool {
    if way == other { return true }
    guard way.field == nil, other.field == nil, !way.stays, !other.stays else { return false }
    if way.from == other.from { return isGone(way.to) && isNew(other.to) }
    return way.to == other.to && isGone(way.from) && isNew(other.from)
  }

  private func isGone(_ state: String) -> Bool { state != Way.back && !new.states.contains(name: state) }

  private func isNew(_ state: String) -> Bool {
    state != Way.back && !old.states.contains { (map.states[$0.name] ?? $0.name) == state }
  }

  /// Moves of the old definition that did what this one does, in a part that can make both, if there is one.
  func counterparts(of move: MoveRule, _ way: Way) -> Counterparts {
    func parts(_ moves: [MoveRule]) -> [MoveRule] {
      let shared = moves.filter { $0.by.contains(where: move.by.contains) }
      return shared.isEmpty ? moves : shared
    }
    let same = oldMoves(way).all
    if !same.isEmpty {
      return Counterparts(isNewWay: false, all: parts(same), named: same.filter { $0.name == move.name })
    }
    let near = old.moves.filter { other in
      !other.isMachines
        && (waysOfOld[other.name] ?? []).contains { earlier in
          way.stays ? earlier.field == way.field && way.field != nil : !earlier.stays && earlier.to == way.to
        }
    }
    return Counterparts(isNewWay: true, all: parts(near), named: [])
  }

  /// Moves of people in the old definition that went a way.
  func oldMoves(_ way: Way) -> Counterparts {
    let moves = old.moves.filter { !$0.isMachines && (waysOfOld[$0.name] ?? []).contains(way) }
    return Counterparts(isNewWay: false, all: moves, named: [])
  }

  /// Ways from which somebody may be barred and that no move of the new definition goes.
  func waysWithout(_ bars: [Succession.Bar]) -> [Way] {
    let present = new.moves.filter { !$0.isMachines }.reduce(into: Set<Way>()) {
      $0.formUnion(waysOfNew[$1.name] ?? [])
    }
    var earlier = Set(bars.filter { $0.move == nil }.map(way))
    for move in old.moves where !move.isMachines { earlier.formUnion(waysOfOld[move.name] ?? []) }
    return earlier.subtracting(present).sorted { ($0.from, $0.to, $0.field ?? "") < ($1.from, $1.to, $1.field ?? "") }
  }

  /// Whether the person was barred from a way that no move of the old definition went, by one before it.
  func dormant(_ way: Way, _ person: String, _ snapshot: Snapshot) -> Barred? {
    let isBarred = snapshot.bars.contains { $0.move == nil && $0.people.contains(person) && self.way($0) == way }
    return isBarred ? Barred(person: person, waiver: nil) : nil
  }

  private func way(_ bar: Succession.Bar) -> Way {
    Way(from: map.states[bar.from] ?? bar.from, to: map.states[bar.to] ?? bar.to, field: bar.field)
  }

  /// A bar as it is kept; one waiver for all, or none.
  static func bar(_ move: String?, _ way: Way, _ barred: [Barred]) -> Succession.Bar {
    let waivers = Set(barred.map(\.waiver))
    let waiver = waivers.count == 1 ? barred[0].waiver : nil
    return Succession.Bar(
      move: move, from: way.from, to: way.to, field: way.field, people: barred.map(\.person),
      onlyFor: waiver?.onlyFor, notFor: waiver?.notFor)
  }
}
