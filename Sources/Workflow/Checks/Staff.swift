/// Who there is to do the work, as far as checks of a definition need to know.
package struct Staff: Sendable {
  /// Role → the ids of those who hold it.
  package let holders: [String: Set<String>]
  /// Whether these are all that there will be: then too few of them is an error, else a warning.
  package let isStill: Bool

  package init(holders: [String: Set<String>], isStill: Bool = true) {
    self.holders = holders
    self.isStill = isStill
  }

  /// Everybody who holds any role.
  var everybody: Set<String> { holders.values.reduce(into: []) { $0.formUnion($1) } }
}
