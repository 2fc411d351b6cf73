/// The ways from state to state that a definition's moves make.
struct StateGraph {
  /// One way.
  struct Edge: Hashable {
    let from: String
    let to: String
    /// The move that goes this way.
    let move: String
    /// Whether it goes back to where the request was, rather than to a state that the move names.
    let isReturn: Bool
  }

  /// Every way that changes the state, those back to where a request was included.
  let edges: [Edge]

  /// The graph of a definition; names that lead nowhere are passed over.
  init(_ definition: Definition) {
    var edges: Set<Edge> = []
    var order: [Edge] = []
    func add(_ edge: Edge) -> Bool {
      guard edges.insert(edge).inserted else { return false }
      order.append(edge)
      return true
    }
    for move in definition.moves {
      guard case .state(let target) = move.to, definition.states.contains(name: target) else { continue }
      for state in definition.states(of: move.from) where state != target {
        _ = add(Edge(from: state, to: target, move: move.name, isReturn: false))
      }
    }
    // A way back is a way in for the state that it leads to, which may open further ways back.
    var grows = true
    while grows {
      grows = false
      for move in definition.moves where move.to == .whereItWas {
        for state in definition.states(of: move.from) {
          for edge in order where edge.to == state {
            if add(Edge(from: state, to: edge.from, move: move.name, isReturn: true)) { grows = true }
          }
        }
      }
    }
    self.edges = order
  }

  /// The states that a request can get to from one, that one included.
  func reachable(from start: String) -> Set<String> {
    closure(of: [start]) { $0.from == $1 ? $0.to : nil }
  }

  /// The same, but nothing leads on from some of them.
  func reachable(from start: String, stoppingAt ends: Set<String>) -> Set<String> {
    closure(of: [start]) { $0.from == $1 && !ends.contains($1) ? $0.to : nil }
  }

  /// The states from which a request can get to one of some, those included.
  func leading(to ends: [String]) -> Set<String> {
    closure(of: ends) { $0.to == $1 ? $0.from : nil }
  }

  private func closure(of starts: [String], _ step: (Edge, String) -> String?) -> Set<String> {
    var seen = Set(starts)
    var waiting = starts
    while let state = waiting.popLast() {
      for edge in edges {
        if let next = step(edge, state), seen.insert(next).inserted { waiting.append(next) }
      }
    }
    return seen
  }
}
