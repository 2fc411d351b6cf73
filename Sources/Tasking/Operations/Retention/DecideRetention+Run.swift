import Store
import TaskingAPI

extension Command.DecideRetention: Act {
  static var isDecidedByDefinition: Bool { true }
  static func noteDebt(in answer: inout RetentionWritten) { answer.isInLog = true }

  func run(in context: Acting) throws -> RetentionWritten {
    try context.settle(context.decide(self, context.terms))
  }

  func answer(again entries: [JournalEntry], in context: Acting) -> RetentionWritten? {
    RetentionWritten(again: entries)
  }
}
