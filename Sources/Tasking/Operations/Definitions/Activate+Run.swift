import Store
import TaskingAPI

extension Command.Activate: Job {
  static var mayBeNumbered: Bool { true }

  func run(in context: Working) throws -> Reply<Activated> {
    let foreseen = try context.look { try $0.foresee(source) }
    return try context.service.act(context.terms, context.caller, Foreseen(source: source, impact: foreseen))
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
    try context.activate(source, foreseen: impact)
  }
}
