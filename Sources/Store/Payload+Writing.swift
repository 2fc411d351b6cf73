package import JSON
package import Workflow
package import WorkingTime

// Members in the order of their names, as `Codable` and Foundation's encoder would write them; a test holds them to it.

extension Payload: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("acknowledged", acknowledged)
      writer.member("assignee", assignee)
      writer.member("came_from", cameFrom)
      writer.member("claimed_clocks", claimedClocks)
      writer.member("cleared", cleared)
      writer.member("clocks", clocks)
      writer.member("corrects", corrects)
      writer.member("cycle", cycle)
      writer.member("definition", definition)
      writer.member("disclosed", disclosed)
      writer.member("fields", fields)
      writer.member("firings", firings)
      writer.member("lifted", lifted)
      writer.member("next_at", nextAt)
      writer.member("notices", notices)
      writer.member("overrides", overrides)
      writer.member("reason", reason)
      writer.member("registers", registers)
      writer.member("retention", retention)
      writer.member("waiver", waiver)
    }
  }
}

extension FieldValue: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.write(text)
    case .flag(let flag): writer.write(flag)
    case .number(let number): writer.write(number)
    case .list(let list): list.write(to: &writer)
    case .record(let record): record.write(to: &writer)
    }
  }
}

extension ClockState: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("bound", bound)
      writer.member("bound_span", boundSpan)
      writer.member("breached_at", breachedAt)
      writer.member("budget", budget)
      writer.member("calendar", calendar)
      writer.member("calendar_version", calendarVersion)
      writer.member("clock", clock)
      writer.member("cycle", cycle)
      writer.member("due", due)
      writer.member("lap", lap)
      writer.member("opened", opened)
      writer.member("phase", phase.rawValue)
      writer.member("since", since)
      writer.member("used", used)
      writer.member("verdict", verdict?.rawValue)
    }
  }
}

extension Budget: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("elapsed", isElapsed)
      writer.member("seconds", seconds)
    }
  }
}

extension Firing: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("clock", clock)
      writer.member("cycle", cycle)
      writer.member("due_at", dueAt)
      writer.member("lap", lap)
      writer.member("occurrence", occurrence)
      writer.member("percent", percent)
      writer.member("rung", rung)
      writer.member("superseded", superseded)
    }
  }
}

extension Acknowledgement: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("clock", clock)
      writer.member("cycle", cycle)
      writer.member("lap", lap)
      writer.member("until", until)
    }
  }
}

extension Notice: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("about", about)
      writer.member("capacity", capacity)
      writer.member("percent", percent)
      writer.member("recipient", recipient)
    }
  }
}

extension Payload.Correction: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("fields", fields)
      writer.member("version", version)
    }
  }
}

extension Payload.Disclosure: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("fields", fields)
      writer.member("to", to)
    }
  }
}

extension RetentionEntry: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("basis", basis)
      writer.member("group", group)
      writer.member("next", next)
      writer.member("officer", officer)
      writer.member("schedule", schedule)
    }
  }
}

extension CivilDate: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.write(iso) }
}

extension Instant: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.write(rfc3339) }
}
