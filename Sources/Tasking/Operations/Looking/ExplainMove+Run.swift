import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.ExplainMove: Look {
  func run(in context: Context) throws -> MoveHelp {
    try context.explain(move)
  }
}

extension Context {
  /// What a move is, written from the active definition that has it.
  fileprivate func explain(_ name: String) throws -> MoveHelp {
    for row in try reader.sources(texts: false) where row.kind == .workflow && row.isActive {
      let definition = try shelf.definition(digest: row.digest, in: reader).definition
      if let move = definition.moves[name] { return MoveHelp(move, in: definition) }
    }
    throw try noSuchMove(name)
  }
}
