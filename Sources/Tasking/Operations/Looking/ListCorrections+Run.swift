import TaskingAPI

extension Command.ListCorrections: Look {
  func run(in context: Context) throws -> CorrectionList {
    try context.corrections(reference)
  }
}
