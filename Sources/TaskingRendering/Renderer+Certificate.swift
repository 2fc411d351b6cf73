package import TaskingAPI
import Workflow
import WorkingTime

extension Renderer {
  /// A certificate for a reader: what was done, by whom, on what grounds, and where it stands in the journal.
  package func lines(_ certificate: Certificate) -> [String] {
    let said = certificate.statement
    var lines = ["CERTIFICATE of \(Visible.line(said.reference)) version \(said.version)"]
    if said.rehearsal == true { lines.insert(Self.rehearsalLine, at: 0) }
    var rows: [(String, [String])] = [
      ("done", [Visible.line("\(said.act), \(said.from.map { "from \($0) to" } ?? "into") \(said.to)")]),
      ("recorded", [times.moment(said.recordedAt)]),
    ]
    if said.occurredAt != said.recordedAt { rows.append(("claimed or due", [times.moment(said.occurredAt)])) }
    rows.append(("definition", Self.words(said.definition)))
    rows.append(("calendar", Self.words(said.calendar)))
    if let reason = said.reason { rows.append(("reason", Visible.lines(reason))) }
    if let waiver = said.waiver { rows.append(("separation waived", [Visible.line(waiver)])) }
    lines += Self.block(rows)
    lines += authority(said)
    if !said.written.isEmpty || !said.cleared.isEmpty {
      lines += ["written"] + Self.block(said.written.keys.sorted().map { ($0, field(said.written[$0])) })
      if !said.cleared.isEmpty { lines.append("  cleared: " + Visible.line(said.cleared.joined(separator: ", "))) }
    }
    if !said.known.isEmpty {
      lines += ["known before it, and since which version"]
      lines += Self.block(
        said.known.keys.sorted().map { name in
          (name + (said.knownSince[name].map { " (\($0))" } ?? ""), field(said.known[name]))
        })
    }
    for rule in said.rules {
      lines.append("rule \(Visible.line(rule.name)): \(rule.held ? "held" : "did not hold")")
      // A variable by itself is the whole request, or a person: its members are what was read.
      let read = rule.steps.filter { step in !step.part.allSatisfy { $0.isLetter || $0 == "_" } }
      lines += read.map { Visible.line("  \($0.part)  →  \($0.value)") }
    }
    lines += clocks(said.clocks)
    lines += ["place in the journal"]
    lines += Self.block([
      ("entry", [String(said.place.seq)]), ("hash", [said.place.hash]), ("the one before", [said.place.previous]),
      ("seal", [certificate.seal]),
    ])
    return lines
  }

  private static func words(_ text: Certificate.InForce) -> [String] {
    var lines = [Visible.line("\(text.name) version \(text.version)"), text.digest]
    if let seq = text.seq { lines.append(Visible.line("put in force by \(text.by ?? "nobody"), journal entry \(seq)")) }
    if let approved = text.approvedBy { lines.append("approved by " + Visible.line(approved)) }
    if let reason = text.reason { lines.append("because: " + Visible.line(reason)) }
    return lines
  }

  private func authority(_ said: Certificate.Statement) -> [String] {
    guard let authority = said.authority else { return ["by the scheduler"] }
    let covers = authority.covers.isEmpty ? "not tied to prisons" : authority.covers.joined(separator: ", ")
    return ["by \(Visible.line(authority.name)) (\(Visible.line(authority.person)))"]
      + Self.block([
        ("held then", [Visible.line(authority.roles.joined(separator: ", "))]), ("covers", [Visible.line(covers)]),
        ("may be done by", [Visible.line(authority.allowed.joined(separator: ", "))]),
        ("and was", [Visible.line(authority.metAs.joined(separator: ", "))]),
      ])
  }

  private func field(_ value: FieldValue?) -> [String] { value.map { Visible.lines(words($0)) } ?? [] }

  private func clocks(_ clocks: [ClockLine]) -> [String] {
    guard !clocks.isEmpty else { return [] }
    var table = TextTable(["  CLOCK", "STATE", "USED", "OF", "DUE", ""])
    for clock in clocks {
      table.add([
        "  \(clock.name)", clock.state, TimeWords.hours(clock.usedSeconds),
        TimeWords.hours(clock.budgetSeconds) + (clock.isElapsed ? "" : " working"),
        clock.due.map(times.moment) ?? "",
        clock.verdict ?? clock.breachedAt.map { "breached \(times.moment($0))" } ?? "",
      ])
    }
    return ["clocks after it"] + table.lines(width: nil, ink: ink)
  }
}
