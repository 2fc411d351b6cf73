import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.HoldRecord: Act {
  static var isDecidedByDefinition: Bool { true }
  static func noteDebt(in answer: inout RetentionWritten) { answer.isInLog = true }

  func run(in context: Acting) throws -> RetentionWritten {
    try context.settle(context.hold(self, context.terms))
  }

  func answer(again entries: [JournalEntry], in context: Acting) -> RetentionWritten? {
    RetentionWritten(again: entries)
  }
}

extension Acting {
  /// Puts a hold on a request, or releases it.
  func hold(_ hold: Command.HoldRecord, _ order: Terms) throws -> Result<RetentionWritten, TaskingError> {
    try settle(hold.reference, hold.fields, hold.isTrial, order) { schedule, _, _ in
      let words = try RetentionWords(hold.fields, keys: ["basis", "officer"], schedule)
      return (hold.isRelease ? try words.release() : try words.hold(), .none)
    }
  }
}
