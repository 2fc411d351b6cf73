import Store
import Workflow
import WorkflowFile

/// Which values filters of a list may have, besides those that definitions name.
struct FilterValues {
  let definitions: [Definition]
  let shelf: Shelf
  let transaction: any ReadTransaction

  /// Codes that a field may hold; nil where it may hold any words.
  func codes(_ field: String) throws -> [String]? {
    let registers = try shelf.registers(in: transaction)
    var codes: [String] = []
    for definition in definitions {
      switch definition.fields[field]?.shape {
      case .code(let own)?: codes += own
      case .register(let name)?: codes += registers[name]?.entries.names ?? []
      case nil: continue
      case .text?, .flag?, .number?, .instant?, .record?, .list?, .person?: return nil
      }
    }
    return codes
  }

  /// Codes of the same field's registers as they once were.
  func earlierCodes(_ field: String) throws -> [String] {
    let names = definitions.compactMap { definition -> String? in
      if case .register(let name)? = definition.fields[field]?.shape { name } else { nil }
    }
    return try transaction.sources(texts: true)
      .filter { $0.kind == .register && !$0.isActive && names.contains($0.name) }
      .flatMap { RegisterFile.read($0.text ?? "", file: $0.name).value?.entries.names ?? [] }
  }

  /// Whether somebody of that id is on record, or ever was.
  func isPerson(_ id: String) throws -> Bool { try transaction.person(id: id) != nil }

  /// The ids of everybody on record.
  func people() throws -> [String] { try transaction.people().map(\.record.id) }
}
