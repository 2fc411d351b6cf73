package import Store

/// What an engine lends one transaction: statements, and its own way of saying a few things.
///
/// It is the whole of what a second engine writes anew, beside how it opens, locks and copies a store. Every statement is
/// written for both of SQLite and PostgreSQL: `?` for each value in its order, `ON CONFLICT`, `IS DISTINCT FROM`, `FILTER`.
package protocol SQLConnection: AnyObject {
  /// Where the store is, as people are told.
  var place: String { get }

  /// How this engine writes what the others write otherwise.
  var dialect: any SQLDialect { get }

  /// The version of the store's schema.
  ///
  /// - Throws: what the engine says.
  func schemaVersion() throws -> Int64

  /// Runs one statement, each `?` filled in order, and gives each of its rows until it is told that there are enough.
  ///
  /// - Throws: what the engine says, or what `take` throws.
  func run(_ sql: String, _ values: [SQLValue], take: (any SQLRow) throws -> Bool) throws

  /// What the engine finds wrong with its own structures, or with the shape of the schema; nil if nothing.
  ///
  /// - Throws: what the engine says.
  func structuralDamage() throws -> String?

  /// What an error means for the store.
  func fault(_ error: any Error) -> StoreFault
}

/// How an engine writes what engines write differently: texts within JSON.
package protocol SQLDialect: Sendable {
  /// A table of the members that are texts, `key` and `value`, of the JSON object in a column.
  func textMembers(of column: String) -> String

  /// A table of the texts, `value`, in the JSON list that stands there.
  func texts(in list: String) -> String

  /// The text of one member of the JSON object in a column; NULL where there is none.
  func member(_ name: String, of column: String) -> String

  /// The same of a column that holds the object's bytes.
  func member(_ name: String, ofBytes column: String) -> String
}
