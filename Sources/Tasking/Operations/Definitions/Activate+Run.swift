import Store
import TaskingAPI

extension Command.Activate: Job {
  static var mayBeNumbered: Bool { true }

  func work(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Activated> {
    let foreseen = try service.store.read { transaction in
      try service.shelf.refresh(in: transaction)
      let session = try Session(terms, caller, Self.permission, service, transaction)
      return try service.foresee(source, session, transaction)
    }
    return try service.act(terms, caller, Foreseen(source: source, impact: foreseen))
  }
}

/// A text to be put to use, with what was foreseen of it before the writers' lock was taken.
private struct Foreseen: Act {
  typealias Answer = Activated
  static let name = Command.Activate.name
  static let permission = Command.Activate.permission

  let source: Command.SourceText
  let impact: Impact?

  var ordered: any Encodable { Command.Activate(source) }

  func run(in context: Acting) throws -> Activated {
    try context.service.activate(source, foreseen: impact, context.session, context.writer)
  }
}
