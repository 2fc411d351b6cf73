package import TaskingAPI
import WorkingTime

extension Renderer {
  /// Each correction, and below it to whom the mistaken fact went.
  package func lines(_ list: CorrectionList) -> [String] {
    guard !list.corrections.isEmpty else { return ["nothing was corrected"] }
    return list.corrections.flatMap(lines)
  }

  private func lines(_ correction: CorrectionList.Line) -> [String] {
    var lines = [
      "\(correction.reference)  version \(correction.version) corrects version \(correction.corrects) "
        + "(\(correction.act) by \(correction.mistakenBy), \(times.moment(correction.mistakenAt))): "
        + correction.fields.joined(separator: ", "),
      "  by \(correction.by), \(times.moment(correction.at))",
    ].map(Visible.line)
    if let reason = correction.reason { lines += Visible.lines(reason).map { "  " + $0 } }
    guard !correction.recipients.isEmpty else { return lines + ["  it went to nobody that is on record"] }
    var table = TextTable(["  TO", "HOW (VERSION)", "TOLD"])
    for recipient in correction.recipients {
      let told = recipient.told.map { "\(times.moment($0.at)) by \($0.by.rawValue)" } ?? "▲ not told"
      table.add(["  " + recipient.party, recipient.ways.map(Self.words).joined(separator: ", "), told])
    }
    lines += table.lines(width: nil, ink: ink)
    let untold = correction.recipients.compactMap(\.toTell)
    if !untold.isEmpty { lines += ["  once they are told:"] + untold.map { "    " + Visible.line($0) } }
    return lines
  }

  private static func words(_ way: CorrectionList.Recipient.Way) -> String {
    "\(way.way.rawValue) (\(way.versions.map(String.init).joined(separator: ", ")))"
  }

  /// A row a recipient; a correction without any has one of its own.
  package static func csv(_ list: CorrectionList) -> [String] {
    let header = [
      "reference", "version", "corrects", "fields", "by", "at", "party", "person", "ways", "told_at", "told_by",
      "to_tell",
    ]
    return [CSVText.line(header)]
      + list.corrections.flatMap { line in
        let recipients = line.recipients.isEmpty ? [nil] : line.recipients.map(Optional.some)
        return recipients.map { recipient in
          CSVText.line([
            line.reference, String(line.version), String(line.corrects), line.fields.joined(separator: " "), line.by,
            line.at.rfc3339, recipient?.party ?? "", recipient.map { String($0.isPerson) } ?? "",
            recipient?.ways.map(Self.words).joined(separator: " ") ?? "", recipient?.told?.at.rfc3339 ?? "",
            recipient?.told?.by.rawValue ?? "", recipient?.toTell ?? "",
          ])
        }
      }
  }
}
