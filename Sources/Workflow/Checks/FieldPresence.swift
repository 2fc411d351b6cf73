// A forward analysis in which a field is certain in a state only if it is certain on every way into it. States start
// with everything and lose what some way does not bring, until nothing changes. A way back to where a request was
// brings what it had there, less what a move since took away; an erased request never moves again.

/// Which fields a request certainly has in each state, and when a move's rules are looked at.
struct FieldPresence {
  private let definition: Definition
  private let all: Set<String>
  private var certain: [String: Set<String>]

  /// Works it out; `assignee` counts as a field.
  init(_ definition: Definition, _ graph: StateGraph) {
    self.definition = definition
    all = Set(definition.fields.names + [Definition.assigneeWord])
    certain = Dictionary(definition.states.names.map { ($0, Set<String>()) }, uniquingKeysWith: { first, _ in first })
    for state in certain.keys where state != definition.raise.into { certain[state] = all }
    var changes = true
    while changes {
      changes = false
      for edge in graph.edges where apply(edge, graph) { changes = true }
      for move in definition.moves where move.to == .same && !move.erasesPayload {
        for state in definition.states(of: move.from) where keep(after(move, in: state), in: state) { changes = true }
      }
    }
  }

  /// The fields that a request certainly has in a state.
  func fields(in state: String) -> Set<String> { certain[state] ?? all }

  /// The fields that a request certainly has when a move's rules are looked at.
  func fields(at move: MoveRule) -> Set<String> {
    definition.states(of: move.from).map { after(move, in: $0) }.reduce(all) { $0.intersection($1) }
  }

  private mutating func apply(_ edge: StateGraph.Edge, _ graph: StateGraph) -> Bool {
    guard let move = definition.moves[edge.move], !move.erasesPayload else { return false }
    guard edge.isReturn else { return keep(after(move, in: edge.from), in: edge.to) }
    var lost = Set(move.clears)
    for way in graph.edges where way.from == edge.to && way.to == edge.from {
      lost.formUnion(definition.moves[way.move]?.clears ?? [])
    }
    for stay in definition.moves where stay.to == .same && definition.selects(stay.from, edge.from) {
      lost.formUnion(stay.clears)
    }
    return keep(fields(in: edge.to).subtracting(lost).union(brought(by: move)), in: edge.to)
  }

  private mutating func keep(_ fields: Set<String>, in state: String) -> Bool {
    let before = self.fields(in: state)
    let after = before.intersection(fields)
    guard after != before else { return false }
    certain[state] = after
    return true
  }

  private func after(_ move: MoveRule, in state: String) -> Set<String> {
    fields(in: state).union(brought(by: move)).subtracting(move.clears)
  }

  private func brought(by move: MoveRule) -> Set<String> {
    let decided = definition.decided.filter { definition.worksOut($0, at: move) }.map(\.name)
    return Set(move.asks + move.needs + move.sets.map(\.field) + decided).intersection(all)
  }
}
