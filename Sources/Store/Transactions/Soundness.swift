/// What an engine says of the soundness of its own rows.
package protocol Soundness: AnyObject {
  /// Where the rows of a request differ from what its journal makes of them.
  func drifts(of history: RequestHistory) throws(StoreFault) -> [ProjectionDrift]

  /// Where the rows of people, sources and cover differ from what all administrative events make of them.
  func drifts(ofAdministration entries: [AdministrativeEntry]) throws(StoreFault) -> [ProjectionDrift]

  /// The first row of each table that belongs to no request: the table, and the reference that the row has.
  func strays() throws(StoreFault) -> [(table: String, reference: String)]

  /// Rows of which one column says otherwise than another, or than the entry of the journal that they name.
  func contradictions() throws(StoreFault) -> [(table: String, row: String, column: String)]

  /// What the engine finds wrong with its own structures; nil if nothing.
  func structuralDamage() throws(StoreFault) -> String?
}
