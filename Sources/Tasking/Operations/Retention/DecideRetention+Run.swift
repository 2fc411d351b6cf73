import Store
import TaskingAPI
import Workflow
import WorkingTime

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

extension Acting {
  /// Reviews a finished request: keeps it, proposes to dispose of it, or disposes of what somebody else proposed.
  ///
  /// Cost: one look at the row of every request, for those that name the same subject.
  func decide(_ decision: Command.DecideRetention, _ order: Terms) throws -> Result<RetentionWritten, TaskingError> {
    try settle(decision.reference, decision.fields, decision.isTrial, order) {
      schedule, reference, fields in
      let words = try RetentionWords(decision.fields, keys: ["outcome", "group", "basis"], schedule)
      let index = try attention(schedule)
      return (try words.decision(), index.attention(to: fields, of: reference))
    }
  }
}
