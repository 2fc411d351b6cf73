import TaskingAPI

extension Command.ListCorrections: Look {
  func run(in context: Context) throws -> CorrectionList {
    try context.service.corrections(reference, context.session, context.reader)
  }
}
