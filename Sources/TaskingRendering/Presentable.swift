package import TaskingAPI

/// An answer as people and programs read it: how it is written stands once, beside its name.
///
/// JSON is the answer as it encodes itself. What cannot be written as ids or CSV does not conform to `Identified` or
/// `Tabular`; so it is known, and refused, before anything is done.
package protocol Presentable: Codable, Hashable, Sendable {
  /// Lines for people.
  func lines(by renderer: Renderer) -> [String]
  /// Whether it only says that something was done, and is left out where `--quiet` is given.
  static var isReceipt: Bool { get }
  /// One line of JSON.
  func object(_ stamp: Stamp) throws -> String
  /// A line of JSON for each of its rows; what has no rows is one line.
  func objects(_ stamp: Stamp) throws -> [String]
  /// Says what of it is a failure, behind everything else.
  func settle(in printout: inout Printout, by renderer: Renderer)
}

/// An answer of which references, names or ids can be written alone.
package protocol Identified: Presentable {
  var ids: [String] { get }
}

/// An answer that is rows under a header.
package protocol Tabular: Presentable {
  /// The header and the rows, each a line of CSV.
  var csv: [String] { get }
}

/// What every output of a reply says besides.
package struct Stamp {
  package var isRehearsal = false
  package var asAt: AsAt?

  package init<Answer>(_ reply: Reply<Answer>) {
    isRehearsal = reply.isRehearsal
    asAt = reply.asAt
  }
}

extension Presentable {
  package static var isReceipt: Bool { false }
  package func object(_ stamp: Stamp) throws -> String { try JSONText.object(self, stamp) }
  package func objects(_ stamp: Stamp) throws -> [String] { [try object(stamp)] }
  package func settle(in printout: inout Printout, by renderer: Renderer) {}
}

extension Format {
  /// Refuses what cannot be written in this format.
  ///
  /// - Throws: `usage` for ids or CSV of what has none.
  package func check(_ answer: any Presentable.Type) throws(TaskingError) {
    switch self {
    case .table, .json, .jsonl: return
    case .ids where answer is any Identified.Type: return
    case .csv where answer is any Tabular.Type: return
    case .ids, .csv:
      throw TaskingError(
        .usage, "this cannot be written as \(rawValue)", hint: "use --format table or --format json")
    }
  }
}
