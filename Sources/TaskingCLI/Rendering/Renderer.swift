import Tasking
import TaskingAPI
import WorkingTime

/// Writes replies: one function for people a body (`Renderer+….swift`), one way for programs.
struct Renderer {
  /// What is said with every output of a rehearsal store that is not JSON, which says it itself.
  static let rehearsalLine = "REHEARSAL: nothing in this store is real"

  let times: TimeWords
  let format: Format
  /// The columns of the terminal; nil for no limit.
  var width: Int?
  var ink = Ink(isOn: false)
  /// Whether a line that only says that it was done is left out.
  var isQuiet = false
  /// Whether plots are drawn with letters and signs of ASCII only.
  var isPlain = true
  /// How long the command took.
  var took: Duration = .zero

  /// Data and messages of a reply.
  ///
  /// - Throws: what the encoder throws, or `usage` if the reply has no such form.
  func printout(_ reply: Reply, alsoNext: NextMoves? = nil) throws -> Printout {
    var printout = Printout()
    switch format {
    case .table: printout.out = (reply.asAt.map { [line($0)] } ?? []) + people(reply, alsoNext)
    case .json: printout.out = [try json(reply)]
    case .jsonl: printout.out = try jsonLines(reply)
    case .csv: printout.out = CSVText.marked(try csv(reply), isRehearsal: reply.isRehearsal)
    case .ids: printout.out = try ids(reply)
    }
    if reply.isRehearsal, format != .json, format != .jsonl, !printout.out.isEmpty {
      printout.err.append(Self.rehearsalLine)
    }
    if !isQuiet { printout.err += reply.warnings.flatMap(Visible.lines) }
    settle(reply.body, in: &printout)
    return printout
  }

  /// What a reply says of failure.
  private func settle(_ body: Reply.Body, in printout: inout Printout) {
    switch body {
    case .written(let written):
      guard let refusal = written.refusal else { return }
      printout.afterwards += Complaint.lines(refusal, asJSON: format == .json || format == .jsonl)
      printout.status = refusal.code.exitStatus
    case .ticked(let ticked):
      printout.afterwards += Self.complaints(ticked.faults, of: ticked.errors)
      let faults = ticked.anchorFaults + (ticked.delivered?.faults ?? []) + [ticked.staffingFault].compactMap(\.self)
      printout.afterwards += faults.map { "tasking: " + Visible.line($0) }
      printout.afterwards += strandedLines(ticked)
      // What the next run tries again is no failure of this one.
      if ticked.errors > 0 { printout.status = TaskingError.Code.internalFault.exitStatus }
    case .planned(let planned):
      printout.afterwards += Self.complaints(planned.faults, of: planned.faults.count)
      if !planned.faults.isEmpty { printout.status = TaskingError.Code.internalFault.exitStatus }
    case .delivered(let delivered):
      printout.afterwards += delivered.faults.map { "tasking: " + Visible.line($0) }
    case .audit(let report): fail(Self.fault(report), &printout)
    case .anchored(let anchored): fail(Self.fault(anchored), &printout)
    default: return
    }
  }

  /// That it is the past, and which.
  private func line(_ asAt: AsAt) -> String {
    let sense =
      switch asAt.sense {
      case .known: "as it was known then"
      case .was: "as it is known now to have been then"
      }
    return "AS AT \(times.moment(asAt.instant)), \(sense)"
  }

  private func fail(_ error: TaskingError?, _ printout: inout Printout) {
    guard let error else { return }
    printout.afterwards += Complaint.lines(error, asJSON: format == .json || format == .jsonl)
    printout.status = error.code.exitStatus
  }

  private func people(_ reply: Reply, _ alsoNext: NextMoves?) -> [String] {
    switch reply.body {
    case .written(let written): isQuiet ? [] : lines(written)
    case .list(let list): lines(list)
    case .request(let request): lines(request)
    case .next(let moves): lines(moves)
    case .why(let sums): lines(sums, next: alsoNext)
    case .history(let history): lines(history)
    case .certificate(let certificate): lines(certificate)
    case .corrections(let list): lines(list)
    case .move(let help): lines(help)
    case .ticked(let ticked): isQuiet ? [] : lines(ticked)
    case .planned(let planned): lines(planned)
    case .quietness(let quietness): lines(quietness)
    case .delivered(let delivered): isQuiet ? [] : lines(delivered)
    case .inbox(let inbox): lines(inbox)
    case .outbox(let outbox): lines(outbox)
    case .revived(let revived): isQuiet ? [] : lines(revived)
    case .activated(let activated): isQuiet ? [] : lines(activated)
    case .impact(let impact): lines(impact)
    case .pressure(let pressure): lines(pressure)
    case .simulated(let simulated): lines(simulated)
    case .workflows(let workflows): lines(workflows)
    case .workflow(let workflow): lines(workflow)
    case .calendar(let calendar): lines(calendar)
    case .people(let people): lines(people)
    case .person(let person): isQuiet ? [] : lines(person)
    case .left(let left): isQuiet ? [] : lines(left)
    case .audit(let report): isQuiet ? [] : lines(report)
    case .consistency(let consistency): isQuiet ? [] : lines(consistency)
    case .anchored(let anchored): isQuiet ? [] : lines(anchored)
    case .keyRenewed(let renewed): isQuiet ? [] : lines(renewed)
    case .retained(let kept): isQuiet ? [] : lines(kept)
    case .retentionDue(let due): lines(due)
    case .absences(let absences): lines(absences)
    case .absence(let written): isQuiet ? [] : lines(written)
    case .handover(let handover): lines(handover)
    case .handovers(let handovers): lines(handovers)
    case .staffing(let staffing): lines(staffing)
    }
  }
}
