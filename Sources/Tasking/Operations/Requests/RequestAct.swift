import Store
import TaskingAPI

/// An act on one request, decided by its definition.
protocol RequestAct: Act where Answer == Written {}

extension RequestAct {
  static var isDecidedByDefinition: Bool { true }

  func answer(again entries: [JournalEntry], in context: Acting) throws -> Written? {
    try context.written(again: entries)
  }
}
