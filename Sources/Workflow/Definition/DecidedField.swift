/// A field that is worked out from others: a table, a floor, and who may override it.
package struct DecidedField: Named, Hashable, Sendable {
  /// The field that is worked out.
  package let name: String
  /// The two fields that it is worked out from: the row and the column.
  package let from: [String]
  /// Row code → the result for each code of the column field, in the order of that field's list.
  package let table: [String: [String]]
  /// A CEL path to a floor: the result is at least as urgent as this (an earlier code of the field's list); absent means none.
  package let atLeast: Expression?
  package let override: Override

  package init(name: String, from: [String], table: [String: [String]], atLeast: Expression?, override: Override) {
    self.name = name
    self.from = from
    self.table = table
    self.atLeast = atLeast
    self.override = override
  }

  /// Who may give it another value, and what must come with it.
  package struct Override: Hashable, Sendable {
    package let by: [Party]
    package let asks: [String]

    package init(by: [Party], asks: [String]) {
      self.by = by
      self.asks = asks
    }
  }
}

/// When separation may wait, and the fields that record that it did.
package struct Waiver: Named, Hashable, Sendable {
  package let name: String
  /// Judged on the request before the move.
  package let condition: FieldCondition
  package let sets: [MoveRule.Assignment]

  package init(name: String, condition: FieldCondition, sets: [MoveRule.Assignment]) {
    self.name = name
    self.condition = condition
    self.sets = sets
  }
}
