import Store
import Tasking

/// A store that was made.
struct Made: Encodable {
  let store: String
  /// `live` or `rehearsal`.
  let kind: String
  /// Who made it and holds every role.
  let person: String
  let seq: Int64
  /// The hash of the last event of its beginning: the receipt.
  let head: String

  private var isRehearsal: Bool { kind == StoreIdentity.Kind.rehearsal.rawValue }

  /// What is written of it.
  ///
  /// - Throws: what the encoder throws.
  func printout(_ format: Format, isQuiet: Bool) throws -> Printout {
    switch format {
    case .json, .jsonl: return Printout(out: [try JSONText.object(self, isRehearsal: isRehearsal)])
    case .ids: return Printout(out: [Visible.line(store)])
    case .table, .csv:
      guard !isQuiet else { return Printout() }
      let line =
        "\(isRehearsal ? "a rehearsal store" : "a store") at \(store); \(person) holds every role in it.   next: "
      return Printout(
        out: [Visible.line(line + "tasking help raise")],
        err: isRehearsal ? [Renderer.rehearsalLine] : [])
    }
  }
}
