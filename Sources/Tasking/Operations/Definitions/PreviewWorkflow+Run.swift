import Store
import TaskingAPI

extension Command.PreviewWorkflow: Look {
  func run(in context: Context) throws -> Impact {
    try context.service.preview(source, of: .workflow, context.session, context.reader)
  }
}
