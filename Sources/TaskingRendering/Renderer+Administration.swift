package import TaskingAPI
import WorkingTime

extension Renderer {
  /// A definition, calendar or register became the one in use.
  package func lines(_ activated: Activated) -> [String] {
    let name = "\(activated.kind) \(activated.name) version \(activated.version)"
    if activated.isUnchanged { return [Visible.line("\(name) is in use already")] }
    let staying =
      activated.staying == 0
      ? "" : "; \(Self.count(activated.staying, "open request")) \(activated.staying == 1 ? "stays" : "stay") as before"
    return [Visible.line("\(name) is in use (\(activated.digest.prefix(12)))\(staying)")]
      + (activated.impact.map { lines($0) } ?? [])
  }

  /// The stored definitions.
  package func lines(_ workflows: [WorkflowLine]) -> [String] {
    var table = TextTable(["WORKFLOW", "VERSION", "IN USE", "OPEN", "SINCE", "BY", "APPROVED BY", "DIGEST"])
    for line in workflows {
      table.add([
        line.name, String(line.version), line.isActive ? "yes" : "no", String(line.openRequests),
        line.activated.map { times.moment($0.at) } ?? "", line.activated?.by ?? "", line.activated?.approvedBy ?? "–",
        line.digest,
      ])
    }
    return workflows.isEmpty ? ["the store has no workflow"] : table.lines(width: width, ink: ink)
  }

  /// A definition as it was written.
  package func lines(_ workflow: WorkflowDetail) -> [String] {
    let head = [
      "# \(workflow.name) version \(workflow.version): \(workflow.title)", "# owner: \(workflow.owner)",
      "# digest: \(workflow.digest)",
    ]
    var text = Visible.lines(workflow.text)
    if text.last == "" { text.removeLast() }
    return head.map(Visible.line) + text
  }

  /// Everybody on record.
  package func lines(_ people: [PersonLine]) -> [String] {
    var table = TextTable(["ID", "NAME", "UID", "OPEN", "LIMIT", "ROLES", "COVERS"])
    for person in people {
      let roles = person.roles.map { grant in
        grant.role + (grant.until.map { " until \(times.moment($0))" } ?? "")
      }
      table.add([
        person.id, person.name, person.uid.map(String.init) ?? "", String(person.openRequests),
        person.limit.map(String.init) ?? "", (roles + [leaving(person)].compactMap(\.self)).joined(separator: ", "),
        person.covers == ["*"] ? "all" : person.covers.joined(separator: ","),
      ])
    }
    return people.isEmpty ? ["nobody is on record"] : table.lines(width: width, ink: ink)
  }

  /// A person was added, or given a role.
  package func lines(_ person: PersonWritten) -> [String] {
    let until = person.until.map { " until \(times.moment($0))" } ?? ""
    let from = person.from.map { " from \(times.moment($0))" } ?? ""
    return [Visible.line("\(person.id) \(person.done)\(from)\(until)")]
  }

  private func leaving(_ person: PersonLine) -> String? {
    person.leaves.map { "\($0 <= times.now ? "left" : "leaves") \(times.moment($0))" }
  }

  /// Somebody is gone, and what becomes of their work.
  package func lines(_ left: PersonLeft) -> [String] {
    let isPast = left.from <= times.now
    var head = "\(left.id) \(isPast ? "has left" : "leaves") \(times.moment(left.from)); "
    head += left.roles.isEmpty ? "they hold no role" : "no longer \(left.roles.joined(separator: ", "))"
    if let uid = left.hadLogin {
      head += "; the login uid \(uid) is \(isPast ? "nobody's now" : "no use from then on")"
    }
    var lines = [head]
    for work in left.work {
      let row = [work.reference, work.priority ?? "–", work.state].joined(separator: " ")
      let machine = work.isTakenByMachine ? "the scheduler takes it from them; or " : ""
      lines.append("  \(work.isAssignee ? "has" : "raised") \(row): \(machine)\(work.next)")
    }
    if left.work.isEmpty { lines.append("  nothing is with them, and nothing waits for them") }
    for person in left.deputyOf {
      lines.append("  was to stand in for \(person): tasking absence deputy \(person) SOMEBODY")
    }
    return lines.map(Visible.line)
  }

  /// How often each rule decided.
  package func lines(_ pressure: RulePressure) -> [String] {
    var table = TextTable(["RULE", "HELD", "REFUSED", "ALONE", "LAST REFUSED"])
    for rule in pressure.rules {
      table.add([
        rule.name, String(rule.held), String(rule.refused), String(rule.alone),
        rule.lastRefused.map(times.moment) ?? "",
      ])
    }
    let idle = pressure.rules.filter { $0.refused == 0 }
    var lines = table.lines(width: width, ink: ink)
    if !idle.isEmpty {
      lines.append(Visible.line("never refused anything: \(idle.map(\.name).joined(separator: ", "))"))
    }
    let unasked = idle.filter { $0.held == 0 }
    if !unasked.isEmpty {
      lines.append(Visible.line("of these never even asked: \(unasked.map(\.name).joined(separator: ", "))"))
    }
    return lines
  }
}
