/// The ways from state to state that a definition's moves make.
package struct StateGraph {
  /// One way.
  struct Edge: Hashable {
    let from: String
    let to: String
    /// The move that goes this way.
    let move: String
    /// Whether it goes back to where the request was, rather than to a state that the move names.
    let isReturn: Bool
  }

  /// The most ways that are looked at: a move out of each of twenty states makes twenty.
  static let limit = 2_000

  /// Every way that changes the state, those back to where a request was included; not all of them if there are too many.
  let edges: [Edge]
  /// Whether there are more ways than are looked at.
  let isCut: Bool
  /// The states to which ways lead from each state, and from which they lead to it, once each.
  private let onward: [String: [String]]
  private let back: [String: [String]]

  /// The graph of a definition; names that lead nowhere are passed over.
  package init(_ definition: Definition) {
    var builder = Builder()
    for move in definition.moves {
      guard case .state(let target) = move.to, definition.states.contains(name: target) else { continue }
      for state in definition.states(of: move.from) where state != target && !builder.isFull {
        builder.add(Edge(from: state, to: target, move: move.name, isReturn: false))
      }
    }
    // A way back is a way in for the state that it leads to, which may open further ways back.
    let returning = definition.moves.filter { $0.to == .whereItWas }.map { ($0.name, definition.states(of: $0.from)) }
    var known = -1
    while known < builder.edges.count, !builder.isFull {
      known = builder.edges.count
      for (move, states) in returning {
        for state in states {
          for source in builder.back[state] ?? [] where !builder.isFull {
            builder.add(Edge(from: state, to: source, move: move, isReturn: true))
          }
        }
      }
    }
    edges = builder.edges
    isCut = builder.isFull
    onward = builder.onward
    back = builder.back
  }

  /// Whether a way leads into a state.
  func hasWay(into state: String) -> Bool { back[state] != nil }

  /// The states that a request can get to from one, that one included.
  func reachable(from start: String) -> Set<String> { StateGraph.closure(of: [start], onward) }

  /// The states from which a request can get to one of some, those included.
  package func leading(to ends: [String]) -> Set<String> { StateGraph.closure(of: ends, back) }

  /// The same, but nothing leads on from others.
  func leading(to ends: [String], notThrough closed: Set<String>) -> Set<String> {
    StateGraph.closure(of: ends, back, without: closed)
  }

  private static func closure(
    of starts: [String], _ neighbours: [String: [String]], without closed: Set<String> = []
  ) -> Set<String> {
    var seen = Set(starts)
    var waiting = starts
    while let state = waiting.popLast() {
      for next in neighbours[state] ?? [] where !closed.contains(next) && seen.insert(next).inserted {
        waiting.append(next)
      }
    }
    return seen
  }
}

/// Collects ways, each once.
private struct Builder {
  private(set) var edges: [StateGraph.Edge] = []
  private(set) var onward: [String: [String]] = [:]
  private(set) var back: [String: [String]] = [:]
  private var known: Set<StateGraph.Edge> = []
  private var pairs: [String: Set<String>] = [:]

  /// Whether there are more than are looked at.
  var isFull: Bool { edges.count > StateGraph.limit }

  mutating func add(_ edge: StateGraph.Edge) {
    guard known.insert(edge).inserted else { return }
    edges.append(edge)
    guard pairs[edge.from, default: []].insert(edge.to).inserted else { return }
    onward[edge.from, default: []].append(edge.to)
    back[edge.to, default: []].append(edge.from)
  }
}
