import Store
import TaskingAPI

extension Command.Raise: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(context.raise(self, context.terms))
  }

  func answer(again entries: [JournalEntry], in context: Acting) throws -> Written? {
    guard var written = try context.written(again: entries) else { return nil }
    if submit, entries.count == 1 {
      written.refusal = try context.refusal(ofDraft: entries[0].event)
    }
    return written
  }
}
