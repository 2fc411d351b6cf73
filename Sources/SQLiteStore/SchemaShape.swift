// What a schema says, apart from how it is written: comments, spaces, quotes round names and the order of columns do not
// count, since SQLite keeps the words of each CREATE statement, and changes some when a table is altered
// (https://www.sqlite.org/schematab.html § 1, https://www.sqlite.org/lang_altertable.html).

import SQLite

/// The tables, indexes and triggers of a database, by name.
struct SchemaShape: Hashable {
  /// What each is made of: a table's columns and constraints, the whole of any other.
  private var parts: [String: Set<String>] = [:]

  /// The shape of the database on a connection.
  ///
  /// - Throws: a `SQLiteFault`.
  init(of connection: Connection) throws {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    for (kind, name, words) in try connection.rows(
      sql, read: { (try $0.text(0), try $0.text(1), try $0.optionalText(2) ?? "") })
    {
      parts["\(kind) \(name)"] = kind == "table" ? Self.split(words) : [Self.plain(words)]
    }
  }

  /// The shape of a new store.
  ///
  /// - Throws: a `SQLiteFault`.
  static func ofNewStore() throws -> SchemaShape {
    let connection = try Connection.inMemory()
    try connection.execute(EmbeddedSchema.sql)
    return try SchemaShape(of: connection)
  }

  /// The first thing in which this one differs from the one that is wanted, in words; nil if it does not.
  func difference(from wanted: SchemaShape) -> String? {
    for (name, made) in wanted.parts.sorted(by: { $0.key < $1.key }) {
      guard let found = parts[name] else { return "the \(name) is not there" }
      if found != made { return "the \(name) is not what it should be" }
    }
    return parts.keys.filter { wanted.parts[$0] == nil }.min().map { "there is a \($0), which does not belong there" }
  }

  /// Without comments, quotes round names and needless spaces.
  private static func plain(_ sql: String) -> String {
    var (result, isText, isComment, isSpace) = ("", false, false, false)
    var rest = sql[...]
    while let character = rest.popFirst() {
      if isComment {
        isComment = character != "\n"
        continue
      }
      if !isText, character == "-", rest.first == "-" {
        (isComment, isSpace) = (true, true)
        continue
      }
      if !isText, character.isWhitespace || character == "\"" {
        isSpace = isSpace || character != "\""
        continue
      }
      if isSpace, !result.isEmpty { result.append(" ") }
      isSpace = false
      if character == "'" { isText.toggle() }
      result.append(character)
    }
    return result
  }

  /// The columns and constraints of a table, and what stands round them.
  private static func split(_ sql: String) -> Set<String> {
    var (items, item, depth, isText): ([String], String, Int, Bool) = ([], "", 0, false)
    for character in plain(sql) {
      if character == "'" { isText.toggle() }
      if !isText, character == "(" { depth += 1 }
      if !isText, character == ")" { depth -= 1 }
      let isEdge =
        !isText
        && ((character == "(" && depth == 1) || (character == "," && depth == 1) || (character == ")" && depth == 0))
      if isEdge {
        items.append(item)
        item = ""
      } else {
        item.append(character)
      }
    }
    return Set((items + [item]).map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) })
  }
}
