// A forward analysis in which a field is certain in a state only if it is certain on every way into it. States start
// with everything and lose what some way does not bring, until nothing changes. A way back to where a request was
// brings what it had there, less what a move since took away; an erased request never moves again.

/// Which fields a request certainly has in each state, and when a move's rules are looked at.
struct FieldPresence {
  private let definition: Definition
  private let names: [String]
  /// The fields that each move brings, and those that it clears.
  private var brought: [String: BitSet] = [:]
  private var cleared: [String: BitSet] = [:]
  private var certain: [String: BitSet] = [:]

  /// Works it out; `assignee` counts as a field.
  init(_ definition: Definition, _ graph: StateGraph) {
    self.definition = definition
    names = definition.fields.names + [Definition.assigneeWord]
    let numbers = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func bits(_ fields: [String]) -> BitSet {
      var bits = BitSet(room: names.count)
      for field in fields { if let number = numbers[field] { bits.insert(number) } }
      return bits
    }
    for move in definition.moves {
      let decided = definition.decided.filter { definition.worksOut($0, at: move) }.map(\.name)
      brought[move.name] = bits(move.asks + move.needs + move.sets.map(\.field) + decided)
      cleared[move.name] = bits(move.clears)
    }
    for state in definition.states.names { certain[state] = everything }
    if certain[definition.raise.into] != nil { certain[definition.raise.into] = nothing }
    settle(ways(graph))
  }

  /// The fields that a request certainly has in a state.
  func fields(in state: String) -> Set<String> { words(bits(in: state)) }

  /// The fields that a request certainly has when a move's rules are looked at.
  func fields(at move: MoveRule) -> Set<String> {
    var fields = everything
    for state in definition.states(of: move.from) {
      // What follows from a change is judged on the request as the change left it.
      let follows = move.occasion?.consequence != nil
      fields.formIntersection(follows ? bits(in: state) : after(move.name, bits(in: state)))
    }
    return words(fields)
  }

  /// A way by which fields come into a state: what is certain in another one, and more, and less.
  private struct Way {
    let from: String
    let to: String
    let brought: BitSet
    let lost: BitSet
    /// Whether what is lost is so before the rest is brought.
    let losesFirst: Bool
  }

  private func ways(_ graph: StateGraph) -> [Way] {
    // What moves along each way take away, and those that stay in a state.
    var along: [String: [String: BitSet]] = [:]
    for edge in graph.edges {
      along[edge.from, default: [:]][edge.to, default: nothing].formUnion(cleared[edge.move] ?? nothing)
    }
    let stays = definition.moves.filter { $0.to == .same }.map { ($0, definition.states(of: $0.from)) }
    var staying: [String: BitSet] = [:]
    for (move, states) in stays {
      for state in states { staying[state, default: nothing].formUnion(cleared[move.name] ?? nothing) }
    }
    var ways: [Way] = []
    for edge in graph.edges {
      guard let move = definition.moves[edge.move], !move.erasesPayload else { continue }
      let brought = brought[edge.move] ?? nothing
      if edge.isReturn {
        var lost = along[edge.to]?[edge.from] ?? nothing
        lost.formUnion(staying[edge.from] ?? nothing)
        ways.append(Way(from: edge.to, to: edge.to, brought: brought, lost: lost, losesFirst: true))
      } else {
        let lost = cleared[edge.move] ?? nothing
        ways.append(Way(from: edge.from, to: edge.to, brought: brought, lost: lost, losesFirst: false))
      }
    }
    for (move, states) in stays where !move.erasesPayload {
      let (brought, lost) = (brought[move.name] ?? nothing, cleared[move.name] ?? nothing)
      for state in states { ways.append(Way(from: state, to: state, brought: brought, lost: lost, losesFirst: false)) }
    }
    return ways
  }

  /// Takes fields away until every state has only what each way into it leaves it.
  private mutating func settle(_ ways: [Way]) {
    let leaving = Dictionary(grouping: ways, by: \.from)
    var waiting = definition.states.names
    var isWaiting = Set(waiting)
    while let state = waiting.popLast() {
      isWaiting.remove(state)
      for way in leaving[state] ?? [] {
        var fields = bits(in: state)
        if way.losesFirst { fields.subtract(way.lost) }
        fields.formUnion(way.brought)
        if !way.losesFirst { fields.subtract(way.lost) }
        fields.formIntersection(bits(in: way.to))
        guard fields != bits(in: way.to) else { continue }
        certain[way.to] = fields
        if isWaiting.insert(way.to).inserted { waiting.append(way.to) }
      }
    }
  }

  private var everything: BitSet { BitSet(room: names.count, isFull: true) }

  private var nothing: BitSet { BitSet(room: names.count) }

  private func bits(in state: String) -> BitSet { certain[state] ?? everything }

  private func after(_ move: String, _ fields: BitSet) -> BitSet {
    var fields = fields
    fields.formUnion(brought[move] ?? nothing)
    fields.subtract(cleared[move] ?? nothing)
    return fields
  }

  private func words(_ bits: BitSet) -> Set<String> {
    Set(names.indices.filter { bits.contains($0) }.map { names[$0] })
  }
}
