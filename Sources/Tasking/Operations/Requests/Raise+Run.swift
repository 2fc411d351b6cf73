import Store
import TaskingAPI

extension Command.Raise: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(context.service.raise(self, context.terms, context.session, context.writer))
  }

  func answer(again entries: [JournalEntry], in context: Acting) throws -> Written? {
    guard var written = try context.service.written(again: entries, context.writer) else { return nil }
    if submit, entries.count == 1 {
      written.refusal = try context.service.refusal(ofDraft: entries[0].event, context.session, context.writer)
    }
    return written
  }
}
