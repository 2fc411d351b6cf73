// What a program reads by name is always there: null where there is none, not left out. Only encoding is ours; what is
// absent reads as null all the same.

extension RequestDetail {
  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(reference, forKey: .reference)
    try box.encode(workflow, forKey: .workflow)
    try box.encode(workflowVersion, forKey: .workflowVersion)
    try box.encode(definition, forKey: .definition)
    try box.encode(version, forKey: .version)
    try box.encode(state, forKey: .state)
    try box.encode(stage, forKey: .stage)
    try box.encode(priority, forKey: .priority)
    try box.encode(assignee, forKey: .assignee)
    try box.encode(assigneeName, forKey: .assigneeName)
    try box.encode(waitsFor, forKey: .waitsFor)
    try box.encode(raiser, forKey: .raiser)
    try box.encode(raiserName, forKey: .raiserName)
    try box.encode(raisedAt, forKey: .raisedAt)
    try box.encode(enteredAt, forKey: .enteredAt)
    try box.encode(changedAt, forKey: .changedAt)
    try box.encode(cycle, forKey: .cycle)
    try box.encode(isOpen, forKey: .isOpen)
    try box.encode(isErased, forKey: .isErased)
    try box.encode(fields, forKey: .fields)
    try box.encode(lines, forKey: .lines)
    try box.encode(clocks, forKey: .clocks)
    try box.encode(nextDue, forKey: .nextDue)
    try box.encode(nextDueClock, forKey: .nextDueClock)
    try box.encode(nextAt, forKey: .nextAt)
    try box.encode(retention, forKey: .retention)
  }
}

extension RequestList.Line {
  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(reference, forKey: .reference)
    try box.encode(priority, forKey: .priority)
    try box.encode(state, forKey: .state)
    try box.encode(stage, forKey: .stage)
    try box.encode(kind, forKey: .kind)
    try box.encode(establishment, forKey: .establishment)
    try box.encode(title, forKey: .title)
    try box.encode(waitsFor, forKey: .waitsFor)
    try box.encode(assignee, forKey: .assignee)
    try box.encode(standsInFor, forKey: .standsInFor)
    try box.encode(raiser, forKey: .raiser)
    try box.encode(version, forKey: .version)
    try box.encode(nextDue, forKey: .nextDue)
    try box.encode(nextDueClock, forKey: .nextDueClock)
    try box.encode(told, forKey: .told)
    try box.encode(toldAt, forKey: .toldAt)
    try box.encode(acknowledgedUntil, forKey: .acknowledgedUntil)
  }
}

extension RequestList {
  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(view, forKey: .view)
    try box.encode(requests, forKey: .requests)
    try box.encode(total, forKey: .total)
    try box.encode(lastTick, forKey: .lastTick)
  }
}

extension Written {
  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(reference, forKey: .reference)
    try box.encode(done, forKey: .done)
    try box.encode(from, forKey: .from)
    try box.encode(state, forKey: .state)
    try box.encode(stage, forKey: .stage)
    try box.encode(version, forKey: .version)
    try box.encode(seq, forKey: .seq)
    try box.encode(head, forKey: .head)
    try box.encode(priority, forKey: .priority)
    try box.encode(waitsFor, forKey: .waitsFor)
    try box.encode(nextDue, forKey: .nextDue)
    try box.encode(nextDueClock, forKey: .nextDueClock)
    try box.encode(nextMoves, forKey: .nextMoves)
    try box.encodeIfPresent(waiver, forKey: .waiver)
    try box.encode(caughtUp, forKey: .caughtUp)
    try box.encodeIfPresent(followed, forKey: .followed)
    try box.encodeIfPresent(broken, forKey: .broken)
    try box.encode(isRepeated, forKey: .isRepeated)
    try box.encodeIfPresent(refusal, forKey: .refusal)
  }
}

extension CalendarDetail {
  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(calendar, forKey: .calendar)
    try box.encode(version, forKey: .version)
    try box.encode(zone, forKey: .zone)
    try box.encode(daySeconds, forKey: .daySeconds)
    try box.encode(hours, forKey: .hours)
    try box.encode(horizon, forKey: .horizon)
    try box.encode(years, forKey: .years)
  }
}

extension CalendarDetail.Day {
  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(date, forKey: .date)
    try box.encode(weekday, forKey: .weekday)
    try box.encode(kind, forKey: .kind)
    try box.encode(name, forKey: .name)
    try box.encode(hours, forKey: .hours)
  }
}
