package import TaskingAPI

extension Renderer {
  /// What was walked, where the chains end, and how long it took.
  package func lines(_ report: AuditReport) -> [String] {
    var lines: [String] = []
    let milliseconds = report.chainsTook + report.rowsTook + report.structureTook
    if report.isSound {
      let counts = [
        Self.count(report.entries, "journal entry", "journal entries"),
        Self.count(report.accessLines, "line of the access log", "lines of the access log"),
        Self.count(report.tickLines, "line of the scheduler's log", "lines of the scheduler's log"),
        Self.count(Int64(report.requests), "request", "requests"), Self.count(Int64(report.people), "person", "people"),
        Self.count(Int64(report.sources), "source", "sources"),
      ]
      lines.append("sound: \(counts.joined(separator: ", ")), in \(Self.seconds(milliseconds))")
    } else {
      lines.append("not sound; looked at in \(Self.seconds(milliseconds))")
    }
    if let head = report.head { lines.append("journal     \(head.text)") }
    if let head = report.accessHead { lines.append("access log  \(head.text)") }
    if let head = report.tickHead { lines.append("scheduler   \(head.text)") }
    if let receipts = report.receipts, let anchors = report.anchors {
      let isAgreed = !report.findings.contains { $0.part == "receipts" }
      let count = Self.count(Int64(receipts), "line", "lines") + (isAgreed ? " agree" : " compared")
      lines.append("receipts    \(count), \(anchors == 0 ? "none" : String(anchors)) of them signed")
    } else if report.isSound {
      lines.append("this finds accidents and clumsy edits; what was rewritten with care shows with --receipts FILE")
    }
    if let reach = report.reach { lines.append(line(reach)) }
    lines.append("not covered, so that a change there is not found:")
    lines += report.notCovered.map { "  \($0.what) (\($0.table))" }
    return lines.map(Visible.line)
  }

  /// The two heads, and how far they lie apart.
  package func lines(_ consistency: Consistency) -> [String] {
    let between = Self.count(consistency.entries, "entry", "entries")
    return [
      Visible.line(
        consistency.entries == 0
          ? "consistent: both are journal entry \(consistency.first.seq)"
          : "consistent: journal entry \(consistency.second.seq) continues \(consistency.first.seq), \(between) further"
      )
    ]
      + (consistency.reach.map {
        [line($0) + "; what is before entry \(consistency.first.seq) was not looked at"]
      } ?? [])
  }

  /// The anchors themselves, and where they are kept.
  package func lines(_ anchored: Anchored) -> [String] {
    if anchored.places.isEmpty { return ["anchors go nowhere from here on"] }
    let kept = anchored.places.filter { $0.failure == nil }.map { "kept at \($0.target)" }
    return (anchored.lines + kept).map(Visible.line)
  }

  /// The new key, and that it has to be kept.
  package func lines(_ renewed: KeyRenewed) -> [String] {
    [Visible.line("anchors are signed by another key from journal entry \(renewed.seq) on: \(renewed.key)")]
  }

  /// Why a store is not sound; nil if it is.
  package static func fault(_ report: AuditReport) -> TaskingError? {
    guard !report.isSound else { return nil }
    var error = TaskingError(
      .integrity, "the store is not what it was",
      hint: "keep the file as it is, and restore the last backup beside it",
      details: report.findings.map { TaskingError.Detail(code: $0.part, message: $0.message) })
    if report.unlisted > 0 {
      error.details.append(TaskingError.Detail(code: "more", message: "and \(report.unlisted) more"))
    }
    return error
  }

  /// Why an anchor is not everywhere that it should be; nil if it is.
  package static func fault(_ anchored: Anchored) -> TaskingError? {
    guard anchored.hasFailed else { return nil }
    let details = anchored.places.compactMap { place in
      place.failure.map { TaskingError.Detail(code: "anchor", message: "\(place.target): \($0)") }
    }
    return TaskingError(.busy, "an anchor was not kept", hint: "the next tick tries again", details: details)
  }

  private static func count(_ number: Int64, _ one: String, _ many: String) -> String {
    let digits = String(number)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return "\(grouped) \(number == 1 ? one : many)"
  }

  /// `0.04 s`, `12.3 s`.
  private static func seconds(_ milliseconds: Int64) -> String {
    guard milliseconds >= 10_000 else {
      let hundredths = milliseconds / 10 % 100
      return "\(milliseconds / 1_000).\(hundredths < 10 ? "0" : "")\(hundredths) s"
    }
    return "\(milliseconds / 1_000).\(milliseconds / 100 % 10) s"
  }
}
