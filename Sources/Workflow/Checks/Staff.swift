/// Who there is to do the work, as far as checks of a definition need to know.
package struct Staff: Sendable {
  /// Role → the ids of those who hold it.
  package let holders: [String: Set<String>]

  package init(holders: [String: Set<String>]) {
    self.holders = holders
  }

  /// Everybody who holds any role.
  var everybody: Set<String> { holders.values.reduce(into: []) { $0.formUnion($1) } }
}
