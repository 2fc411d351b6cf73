import Store
import Tasking
import TaskingRendering

/// A store that was made.
struct Made: Encodable {
  let store: String
  /// `live` or `rehearsal`.
  let kind: String
  /// Who made it, and holds every role unless it is a service.
  let person: String
  /// Whether the maker is a service's account, which holds no role.
  let isService: Bool
  let seq: Int64
  /// The hash of the last event of its beginning: the receipt.
  let head: String

  enum CodingKeys: String, CodingKey {
    case store, kind, person
    case isService = "service"
    case seq, head
  }

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
        "\(isRehearsal ? "a rehearsal store" : "a store") at \(store); \(person) "
        + (isService ? "administers it, and holds no role" : "holds every role in it") + ".   next: "
      return Printout(
        out: [Visible.line(line + (isService ? "tasking help person add" : "tasking help raise"))],
        err: isRehearsal ? [Renderer.rehearsalLine] : [])
    }
  }
}
