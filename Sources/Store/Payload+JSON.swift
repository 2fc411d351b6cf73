package import JSON
package import Workflow
package import WorkingTime

// Payloads are written by their `Codable` conformance, once for each command; and read here, by the thousand: looking back and
// verifying read the whole journal. Both must say the same, which a test holds them to.

extension Payload: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    guard node.isObject else { throw JSONFault("no object") }
    self.init()
    definition = try node.optional("definition")
    cameFrom = try node.optional("came_from")
    cycle = try node.optional("cycle")
    reason = try node.optional("reason")
    fields = try node.optional("fields")
    cleared = try node.optional("cleared")
    assignee = try node.optional("assignee")
    overrides = try node.optional("overrides")
    lifted = try node.optional("lifted")
    waiver = try node.optional("waiver")
    actingFor = try node.optional("acting_for")
    absences = try node.optional("absences")
    corrects = try node.optional("corrects")
    broken = try node.optional("broken")
    disclosed = try node.optional("disclosed")
    clocks = try node.optional("clocks")
    claimedClocks = try node.optional("claimed_clocks")
    firings = try node.optional("firings")
    acknowledged = try node.optional("acknowledged")
    notices = try node.optional("notices")
    nextAt = try node.optional("next_at")
    registers = try node.optional("registers")
    retention = try node.optional("retention")
    succession = try node.optional("succession")
  }
}

extension Succession: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(acts: try node.optional("acts"), bars: try node.optional("bars"))
  }
}

extension Succession.Bar: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(
      move: try node.optional("move"), from: try node.required("from"), to: try node.required("to"),
      field: try node.optional("field"), people: try node.required("people"), onlyFor: try node.optional("only_for"),
      notFor: try node.optional("not_for"))
  }
}

extension RetentionEntry: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(
      schedule: try node.required("schedule"), group: try node.optional("group"), next: try node.optional("next"),
      basis: try node.optional("basis"), officer: try node.optional("officer"))
  }
}

extension CivilDate: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    let text = try String(node)
    do throws(TimeFault) {
      self = try CivilDate(iso: text)
    } catch {
      throw JSONFault("no date: \(text)")
    }
  }
}

extension Payload.Correction: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(version: try node.required("version"), fields: try node.required("fields"))
  }
}

extension Payload.Disclosure: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(to: try node.required("to"), fields: try node.optional("fields"))
  }
}

extension FieldValue: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    if let text = node.text {
      self = .text(text)
    } else if let flag = node.flag {
      self = .flag(flag)
    } else if let number = node.number {
      self = .number(number)
    } else if node.elements != nil {
      self = .list(try [FieldValue](node))
    } else {
      self = .record(try [String: FieldValue](node))
    }
  }
}

extension ClockState: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(
      clock: try node.required("clock"), cycle: try node.required("cycle"), lap: try node.required("lap"),
      phase: try node.required("phase"), budget: try node.required("budget"), used: try node.required("used"),
      since: try node.required("since"), calendar: try node.required("calendar"),
      calendarVersion: try node.required("calendar_version"))
    opened = try node.required("opened")
    bound = try node.optional("bound")
    boundSpan = try node.optional("bound_span")
    due = try node.optional("due")
    breachedAt = try node.optional("breached_at")
    verdict = try node.optional("verdict")
  }
}

extension Budget: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(seconds: try node.required("seconds"), isElapsed: try node.required("elapsed"))
  }
}

extension ClockState.Phase: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    guard let phase = ClockState.Phase(rawValue: try String(node)) else { throw JSONFault("no phase of a clock") }
    self = phase
  }
}

extension ClockState.Verdict: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    guard let verdict = ClockState.Verdict(rawValue: try String(node)) else { throw JSONFault("no verdict") }
    self = verdict
  }
}

extension Firing: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(
      clock: try node.required("clock"), cycle: try node.required("cycle"), lap: try node.required("lap"),
      rung: try node.required("rung"), occurrence: try node.required("occurrence"),
      percent: try node.required("percent"), dueAt: try node.required("due_at"),
      superseded: try node.required("superseded"))
  }
}

extension Acknowledgement: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(
      clock: try node.required("clock"), cycle: try node.required("cycle"), lap: try node.required("lap"),
      until: try node.required("until"))
  }
}

extension Notice: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(
      recipient: try node.optional("recipient"), capacity: try node.required("capacity"),
      about: try node.required("about"), percent: try node.optional("percent"), crowd: try node.optional("crowd"))
  }
}

extension Notice.Crowd: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self.init(count: try node.required("count"), digest: try node.required("digest"))
  }
}

extension Instant: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    let text = try String(node)
    do throws(TimeFault) {
      self = try Instant(rfc3339: text)
    } catch {
      throw JSONFault("no instant: \(text)")
    }
  }
}
