package import TaskingAPI
package import Workflow
import WorkingTime

extension Renderer {
  /// What was decided about keeping a request, and what follows from it.
  package func lines(_ kept: RetentionWritten) -> [String] {
    let what = "\(kept.reference) \(kept.isTrial ? "would be " : "")\(words(kept))"
    var lines = [Visible.line(what + (kept.isTrial ? "" : ", version \(kept.version)."))]
    if kept.done == Event.Kind.proposal {
      let number = Self.number(of: kept.reference)
      let who = kept.approvers.isEmpty ? "nobody else may approve it yet" : kept.approvers.joined(separator: " or ")
      let until = kept.lapses.map { ", until \(times.moment($0))" } ?? ""
      lines.append(Visible.line("  next: tasking retention decide \(number) outcome=dispose (\(who))\(until)"))
    }
    if kept.done == Event.Kind.dispose, !kept.isTrial {
      lines.append("  journal entry \(kept.seq) says so; backups made before still hold it: docs/retention.md")
    }
    if kept.isRepeated { lines.append("  it was done before: this is the first answer again") }
    return lines
  }

  private func words(_ kept: RetentionWritten) -> String {
    let group = kept.group.map { " in group \($0)" } ?? ""
    let basis = kept.basis.map { " for \($0)" } ?? ""
    let officer = kept.officer.map { ", officer \($0)" } ?? ""
    return switch kept.done {
    case Event.Kind.retain: "kept\(group)" + (kept.nextReview.map { ", reviewed again on \(Self.day($0))" } ?? "")
    case Event.Kind.hold: "held\(basis)\(officer)"
    case Event.Kind.release: "released\(basis)"
    case Event.Kind.proposal: "proposed for disposal\(group)" + (kept.basis.map { ", basis \($0)" } ?? "")
    default: "disposed of: everything that it held is erased"
    }
  }

  /// Finished requests that are to be reviewed.
  package func lines(_ due: RetentionDue) -> [String] {
    let head = "\(due.schedule) version \(due.version), disposal \(due.disposes ? "on" : "off"), by \(Self.day(due.by))"
    guard !due.requests.isEmpty else { return [Visible.line("\(head): no review is due")] }
    var table = TextTable(["REF", "GROUP", "CLOSED", "CLEAR SINCE", "REVIEW DUE", "HELD FOR", "PROPOSED BY"])
    for line in due.requests {
      table.add([
        line.reference, line.group + (line.isNeverDisposed ? " (review only)" : ""), times.day(line.closedAt),
        times.day(line.clearSince), Self.day(line.due), line.heldFor.joined(separator: ", "),
        line.proposedBy.map { by in by + (line.lapses.map { " until \(times.day($0))" } ?? "") } ?? "",
      ])
    }
    return [Visible.line(head)] + table.lines(width: width, ink: ink)
  }

  /// What was decided about keeping a request, in the rows of `show`.
  package func rows(_ kept: Retention) -> [(String, String)] {
    var rows = kept.holds.map { hold in
      let officer = hold.officer.map { ", officer \($0)" } ?? ""
      return ("held for", "\(hold.basis)\(officer), \(times.moment(hold.at)) by \(hold.by)")
    }
    if let review = kept.review {
      rows.append(("kept", "\(times.moment(review.at)) by \(review.by), in group \(review.group)"))
      rows.append(("next review", TimeWords.date(review.next)))
    }
    if let proposal = kept.proposal {
      rows.append(("disposal", "proposed \(times.moment(proposal.at)) by \(proposal.by)"))
    }
    if let disposed = kept.disposedAt { rows.append(("disposed of", times.moment(disposed))) }
    return rows
  }

  /// What an event decided about keeping a request, in the notes of `history`.
  package func notes(_ entry: RetentionEntry) -> [String] {
    [
      entry.group.map { "group: \($0)" }, entry.next.map { "next review: \(TimeWords.date($0))" },
      entry.basis.map { "basis: \($0)" }, entry.officer.map { "officer: \($0)" },
    ].compactMap { $0.map(Visible.line) }
  }

  /// `31 Dec 2033` of `2033-12-31`.
  private static func day(_ iso: String) -> String {
    do throws(TimeFault) { return TimeWords.date(try CivilDate(iso: iso)) } catch { return iso }
  }
}
