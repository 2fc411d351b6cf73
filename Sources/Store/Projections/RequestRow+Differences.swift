extension RequestRow {
  /// The columns in which another row of the same request differs, as the schema names them.
  package func differences(from other: RequestRow) -> [String] {
    if self == other { return [] }
    let columns: [(String, Bool)] = [
      ("reference", reference == other.reference), ("definition", definition == other.definition),
      ("workflow", workflow == other.workflow), ("workflow_version", workflowVersion == other.workflowVersion),
      ("state", state == other.state), ("stage", stage == other.stage), ("is_open", isOpen == other.isOpen),
      ("waits_for", waitsFor == other.waitsFor), ("priority", priority == other.priority),
      ("priority_rank", priorityRank == other.priorityRank), ("kind", kind == other.kind),
      ("establishment", establishment == other.establishment), ("title", title == other.title),
      ("assignee", assignee == other.assignee), ("raiser", raiser == other.raiser),
      ("raised_at", raisedAt == other.raisedAt), ("entered_at", enteredAt == other.enteredAt),
      ("changed_at", changedAt == other.changedAt), ("version", version == other.version),
      ("substantive_version", substantiveVersion == other.substantiveVersion), ("cycle", cycle == other.cycle),
      ("next_at", nextAt == other.nextAt), ("next_due", nextDue == other.nextDue),
      ("next_due_clock", nextDueClock == other.nextDueClock), ("fields", fields == other.fields),
      ("is_erased", isErased == other.isErased), ("retention", retention == other.retention),
    ]
    return columns.filter { !$0.1 }.map(\.0)
  }
}
