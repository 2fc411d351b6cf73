// What a schema says, whoever wrote it: a table that was built anew, or got a column later, has another text in
// sqlite_schema than the same table of a new store. Compared are the words of SQL without blanks and comments, a quoted
// name without its quotes (https://www.sqlite.org/lang_keywords.html).

import SQLite

/// Tables, indexes and triggers of a database, in a form that can be compared.
struct SchemaShape: Hashable {
  /// `table request` and the like, with the words of what made it.
  let parts: [String: [String]]

  /// The schema that a connection is on.
  init(_ connection: Connection) throws {
    let rows = try connection.rows("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL") { row in
      ("\(try row.text(0)) \(try row.text(1))", Self.words(try row.text(2)))
    }
    parts = Dictionary(uniqueKeysWithValues: rows)
  }

  /// The schema of a new store.
  static func ofNewStore() throws -> SchemaShape {
    let connection = try Connection.inMemory()
    try connection.execute(EmbeddedSchema.sql)
    return try SchemaShape(connection)
  }

  /// The first part, by name, that differs from another's, or that only one of them has; nil if there is none.
  func difference(from other: SchemaShape) -> String? {
    Set(parts.keys).union(other.parts.keys).sorted().first { parts[$0] != other.parts[$0] }
  }

  /// The words of a statement.
  static func words(_ sql: String) -> [String] {
    var words: [String] = []
    var rest = Substring(sql)
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.drop { $0.isWhitespace }
      } else if rest.hasPrefix("--") {
        rest = rest.drop { $0 != "\n" }
      } else if first == "\"" || first == "'" {
        let text = quoted(&rest, by: first)
        words.append(first == "'" ? "'\(text)'" : text)
      } else {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        words.append(word.isEmpty ? String(first) : String(word))
        rest = rest.dropFirst(max(1, word.count))
      }
    }
    return words
  }

  /// Takes a quoted text from the front, the mark within it doubled as it is written.
  private static func quoted(_ rest: inout Substring, by mark: Character) -> String {
    var text = ""
    rest = rest.dropFirst()
    while let next = rest.first {
      rest = rest.dropFirst()
      guard next == mark else {
        text.append(next)
        continue
      }
      guard rest.first == mark else { return text }
      text += [mark, mark]
      rest = rest.dropFirst()
    }
    return text
  }
}
