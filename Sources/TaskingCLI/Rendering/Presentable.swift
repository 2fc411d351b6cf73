import TaskingAPI

/// An answer as people and programs read it: how it is written stands once, beside its name.
///
/// JSON is the answer as it encodes itself. What cannot be written as ids or CSV does not conform to `Identified` or
/// `Tabular`; so it is known, and refused, before anything is done.
protocol Presentable: Codable, Hashable, Sendable {
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
protocol Identified: Presentable {
  var ids: [String] { get }
}

/// An answer that is rows under a header.
protocol Tabular: Presentable {
  /// The header and the rows, each a line of CSV.
  var csv: [String] { get }
}

/// What every output of a reply says besides.
struct Stamp {
  var isRehearsal = false
  var asAt: AsAt?

  init<Answer>(_ reply: Reply<Answer>) {
    isRehearsal = reply.isRehearsal
    asAt = reply.asAt
  }
}

extension Presentable {
  static var isReceipt: Bool { false }
  func object(_ stamp: Stamp) throws -> String { try JSONText.object(self, stamp) }
  func objects(_ stamp: Stamp) throws -> [String] { [try object(stamp)] }
  func settle(in printout: inout Printout, by renderer: Renderer) {}
}

extension Format {
  /// Refuses what cannot be written in this format.
  ///
  /// - Throws: `usage` for ids or CSV of what has none.
  func check(_ answer: any Presentable.Type) throws(TaskingError) {
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
