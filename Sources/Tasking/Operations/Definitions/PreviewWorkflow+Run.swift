import Store
import TaskingAPI

extension Command.PreviewWorkflow: Look {
  func run(in context: Context) throws -> Impact {
    try context.preview(source, of: .workflow)
  }
}
