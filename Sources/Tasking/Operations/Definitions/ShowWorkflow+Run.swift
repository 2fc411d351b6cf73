import Store
import TaskingAPI
import Workflow

extension Command.ShowWorkflow: Look {
  /// The active definition of a workflow, whole.
  func run(in context: Context) throws -> WorkflowDetail {
    let transaction = context.reader
    let pinned = try context.shelf.definition(workflow: name.isEmpty ? nil : name, in: transaction)
    let text = try transaction.source(digest: pinned.digest)?.text ?? ""
    let definition = pinned.definition
    return WorkflowDetail(
      name: definition.workflow, version: definition.version, digest: pinned.digest, title: definition.title,
      owner: definition.owner, text: text)
  }
}
