/// A macro that evaluates an expression for each element of a range.
final class Comprehension: Sendable {
  /// Which macro it is.
  let macro: Macro
  /// The list, or the map whose keys are taken.
  let range: Node
  /// The name of its variable.
  let name: String
  /// The place of its variable on the stack.
  let slot: Int
  /// The test, which only `map` may lack.
  let predicate: Node?
  /// What `map` makes of each element.
  let transform: Node?

  /// A macro with its parts.
  init(_ macro: Macro, range: Node, name: String, slot: Int, predicate: Node?, transform: Node?) {
    self.macro = macro
    self.range = range
    self.name = name
    self.slot = slot
    self.predicate = predicate
    self.transform = transform
  }

  /// What is evaluated for each element.
  var bodies: [Node] { [predicate, transform].compactMap(\.self) }

  /// The macros over a range.
  enum Macro: String, CaseIterable {
    case all
    case exists
    case existsOne = "exists_one"
    case filter
    case map

    /// How it is written, for faults.
    var shape: String {
      switch self {
      case .map: "list.map(x, result) or list.map(x, test, result)"
      default: "list.\(rawValue)(x, test)"
      }
    }
  }
}
