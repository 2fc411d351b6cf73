import TaskingAPI
import WorkingTime

extension Copied {
  /// What was checked, and what came of it.
  private var checked: String {
    guard let isSound else { return "its file and its chains were checked, and its rows are once it is upgraded" }
    return isSound ? "audit verify finds it sound" : "audit verify finds it NOT SOUND"
  }

  /// Without what is in no documented form.
  private var documented: Copied {
    var copied = self
    copied.fault = nil
    return copied
  }

  private var isRehearsal: Bool { kind == "rehearsal" }

  /// What is written of it.
  ///
  /// - Throws: what the encoder throws.
  package func printout(_ format: Format, isQuiet: Bool) throws -> Printout {
    switch format {
    case .json, .jsonl: return Printout(out: [try JSONText.object(documented, isRehearsal: isRehearsal)])
    case .ids: return Printout(out: [Visible.line(to)])
    case .table, .csv:
      guard !isQuiet else { return Printout() }
      let what =
        switch done {
        case .backup: "a backup of \(from) is at \(to)"
        case .restored: "\(to) is restored from \(from)"
        }
      var err = isRehearsal ? [Renderer.rehearsalLine] : []
      if !isLogged {
        err.append("the store cannot be written, so its access log does not say that this copy was taken")
      }
      let next = isSound == nil ? ["next: tasking upgrade --store \(to)"] : []
      if let replaced, replaced > seq {
        err.append("the store that was here had gone to entry \(replaced): what came after \(seq) is not in it")
      }
      return Printout(
        out: [
          Visible.line("\(what); \(checked), the last entry is of \(lastEvent.rfc3339)"),
          "seq \(seq)  head \(head)",
        ] + (reach.map { [Renderer.line($0, at: $0.at.rfc3339)] } ?? []) + next.map(Visible.line),
        err: err)
    }
  }
}
