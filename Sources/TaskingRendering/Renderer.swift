package import TaskingAPI
package import WorkingTime

/// Writes replies: one function for people a body (`Renderer+….swift`), one way for programs.
package struct Renderer {
  /// What is said with every output of a rehearsal store that is not JSON, which says it itself.
  package static let rehearsalLine = "REHEARSAL: nothing in this store is real"

  package let times: TimeWords
  package let format: Format
  /// The columns of the terminal; nil for no limit.
  package var width: Int?
  package var ink = Ink(isOn: false)
  /// Whether a line that only says that it was done is left out.
  package var isQuiet = false
  /// Whether plots are drawn with letters and signs of ASCII only.
  package var isPlain = true
  /// How long the command took.
  package var took: Duration = .zero

  /// What can be done next, told below how due times come about; nil for nothing.
  package var alsoNext: NextMoves?

  package init(times: TimeWords, format: Format, width: Int? = nil) {
    self.times = times
    self.format = format
    self.width = width
  }

  /// Data and messages of a reply.
  ///
  /// - Throws: what the encoder throws, or `usage` if the reply has no such form.
  package func printout<Answer: Presentable>(_ reply: Reply<Answer>) throws -> Printout {
    try format.check(Answer.self)
    if let repeated = reply.repeated { return try printout(repeated, of: reply) }
    return try printout(try reply.answer, of: reply)
  }

  private func printout<Answer>(_ answer: some Presentable, of reply: Reply<Answer>) throws -> Printout {
    let stamp = Stamp(reply)
    var printout = Printout()
    switch format {
    case .table:
      printout.out = reply.asAt.map { [line($0)] } ?? []
      if !(isQuiet && type(of: answer).isReceipt) { printout.out += answer.lines(by: self) }
    case .json: printout.out = [try answer.object(stamp)]
    case .jsonl: printout.out = try answer.objects(stamp)
    case .csv: printout.out = CSVText.marked((answer as? any Tabular)?.csv ?? [], isRehearsal: reply.isRehearsal)
    case .ids: printout.out = ((answer as? any Identified)?.ids ?? []).map(Visible.line)
    }
    if reply.isRehearsal, format != .json, format != .jsonl, !printout.out.isEmpty {
      printout.err.append(Self.rehearsalLine)
    }
    if !isQuiet { printout.err += reply.warnings.flatMap(Visible.lines) }
    answer.settle(in: &printout, by: self)
    return printout
  }

  /// Tells of an error behind everything else; the status is the error's.
  package func fail(_ error: TaskingError, in printout: inout Printout) {
    printout.afterwards += Complaint.lines(error, asJSON: format == .json || format == .jsonl)
    printout.status = error.code.exitStatus
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
}
