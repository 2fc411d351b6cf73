import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkflowFile
import WorkflowLab
import WorkingTime

@Suite("A simulation of the store's own history")
struct SimulateTests {
  /// Four weeks from Monday 7 September 2026, with a request each working day.
  ///
  /// Each goes the same way from nine in the morning on; one in four is urgent, one in four asks a partner. One draft is
  /// discarded. It is midnight after the last Sunday.
  private func month() throws -> Desk {
    let desk = try Desk(at: "2026-09-07T08:00:00Z")
    for number in 0..<20 {
      let day = try CivilDate(iso: "2026-09-07").adding(days: number / 5 * 7 + number % 5).iso
      func at(_ time: String) throws { try desk.at("\(day)T\(time):00Z") }
      try at("08:00")
      let reference = try desk.raise(number % 4 == 0 ? ["impact=critical", "immediacy=days"] : []).reference
      if number == 0 {
        let draft = try desk.raise(by: "g.stavrou", submit: false).reference
        try at("08:02")
        try desk.move("discard", draft, by: "g.stavrou")
      }
      try at("08:10")
      try desk.move("take-up", reference, by: "j.mercer")
      try at("08:40")
      try desk.move("accept", reference, by: "j.mercer", ["threat=violence"])
      try at("08:45")
      try desk.move("offer", reference, by: "j.mercer", ["assignee=k.osei"])
      try at("09:00")
      try desk.move("take-on", reference, by: "k.osei")
      try at("10:00")
      if number % 4 == 3 {
        try desk.move(
          "ask-partner", reference, by: "k.osei", ["partner_asks.1.to=HMP Leeds", "partner_asks.1.ask=Visits list"])
        try at("10:30")
        try desk.move(
          "partner-answer", reference, by: "k.osei", ["partner_asks.1.answered=true", "partner_asks.1.answer=Two."])
      } else {
        try desk.note(reference, by: "k.osei", "Half of it is done.")
      }
      try at("11:00")
      try desk.move("report", reference, by: "k.osei", ["answers.1.text=Two people.", "outcome=answered"])
      try at("11:20")
      try desk.move("approve", reference, by: "p.chowdhury", ["feedback=Two visitors were found."])
      try at("11:30")
      try desk.move("close", reference, by: "h.lindqvist")
    }
    try desk.at("2026-10-04T23:00:00Z")
    return desk
  }

  private func simulated(_ desk: Desk, _ simulate: Command.Simulate = .init(isPremiseOnly: true)) throws -> Simulated {
    return try desk.perform(simulate, as: Desk.owner).answer
  }

  private func premise(_ text: String, _ desk: Desk) throws -> Premise {
    let source = try #require(try desk.store.read { try $0.source(.workflow, name: "pio-tasking")?.text })
    let definition = try #require(DefinitionFile.read(source, file: "d").value)
    let loaded = SimulationFile.read(text, file: "p.yaml", for: [definition])
    #expect(loaded.diagnostics == [])
    return try #require(loaded.value)
  }

  @Test("arrivals, shares, lengths and people are those of the journal, to the minute")
  func exact() throws {
    let desk = try month()
    let simulated = try simulated(desk)
    #expect(simulated.report == nil)
    let premise = try premise(simulated.premise, desk)
    // Twenty-one in four weeks.
    #expect(premise.arrivals.aYear == 274)
    #expect(
      premise.arrivals.weekdays == [.monday: 24, .tuesday: 19, .wednesday: 19, .thursday: 19, .friday: 19])
    #expect(premise.arrivals.hours.map { "\($0.interval.text) \($0.weight)" } == ["08:00-10:00 100"])
    #expect(premise.arrivals.priorities == [.init(of: "P2", weight: 25), .init(of: "P4", weight: 75)])
    let staff = premise.staff.map { "\($0.name) \($0.people)" }
    #expect(staff == ["coordinator 1", "supervisor 2", "pio 1"])
    func work(_ state: String) -> String {
      guard let work = premise.work[state] else { return "none" }
      let long = if case .oneInTwenty(let long) = work.spread { " \(long.seconds / 60)" } else { "" }
      return "\(work.by ?? "nobody") \(work.median.seconds / 60)\(long) "
        + work.then.map { "\($0.of) \($0.weight)" }.joined(separator: " ")
    }
    #expect(work("draft") == "nobody 1 submit 95 discard 5")
    #expect(work("submitted") == "coordinator 10 take-up 100")
    #expect(work("assessing") == "coordinator 30 accept 100")
    #expect(work("queued") == "coordinator 5 offer 100")
    #expect(work("offered") == "pio 15 take-on 100")
    // Fifteen of two hours with a note between, five of an hour until the partner was asked, five of half an hour after.
    #expect(
      work("acting") == "pio 120 ask-partner 20 report 80" || work("acting") == "pio 120 report 80 ask-partner 20")
    #expect(work("awaiting-partner") == "nobody 30 partner-answer 100")
    #expect(work("reviewing") == "supervisor 20 approve 100")
    #expect(work("feedback-due") == "supervisor 10 close 100")
    #expect(premise.alsoCounts == ["result"])
    let history = simulated.history
    #expect(history.requests == 21 && history.moves == 8 * 20 + 2 * 5 + 1 && history.machineMoves == 0)
    #expect(
      history.states.filter { $0.shares == .unused }.map(\.state) == [
        "returned", "awaiting-authority", "deferred", "on-hold",
      ])
    #expect(history.states.filter { $0.shares == .few }.map(\.state) == ["awaiting-partner"])
    #expect(history.roles.map(\.holders) == [3, 4, 6])
  }

  @Test("what it wrote can be given back, and runs as it ran; the counts name nobody")
  func again() throws {
    let desk = try month()
    let first = try simulated(desk, .init())
    let report = try #require(first.report)
    #expect(report.arrived > 200 && report.title == "What 21 requests from 2026-09-07 to 2026-10-04 say")
    let file = Command.SourceText(file: "p.yaml", text: first.premise)
    let second = try simulated(desk, .init(file: file))
    #expect(try premise(second.premise, desk) == premise(first.premise, desk))
    #expect(second.report == report)
    #expect(second.history.states.first { $0.state == "awaiting-partner" }?.shares == .file)
    #expect(try simulated(desk, .init(seed: 77)).report?.seed == 77)
    for name in ["mercer", "osei", "chowdhury", "lindqvist", "stavrou", "PIO-2026", "Visitors", "Leeds"] {
      #expect(!first.premise.contains(name))
    }
  }

  @Test("since a date only what came after it counts")
  func since() throws {
    let desk = try month()
    let history = try simulated(desk, .init(since: "2026-09-21", isPremiseOnly: true)).history
    #expect(history.requests == 10 && history.moves == 10 * 8 + 3 * 2)
    #expect(try history.from == at("2026-09-20T23:00:00Z"))
    let late = try desk.refusal { try simulated(desk, .init(since: "2027-01-01")) }
    #expect(late.code == .malformed && late.message == "--since: Fri 1 Jan 2027 00:00 is not past")
    let odd = try desk.refusal { try simulated(desk, .init(since: "whenever")) }
    #expect(odd.code == .malformed && odd.message.hasPrefix("--since: "))
  }

  @Test("too little history is refused with what is missing, and a file that fits stands in")
  func tooLittle() throws {
    let desk = try Desk(at: "2026-09-07T08:00:00Z")
    let empty = try desk.refusal { try simulated(desk) }
    #expect(empty.code == .refused && empty.message == "the history says too little of pio-tasking to simulate it")
    #expect(empty.hint == "give a file whose figures stand in: tasking workflow simulate FILE --from-history")
    #expect(
      empty.details.map(\.message) == [
        "arrivals: 0 requests in 0 days; it takes 10 requests in 7 days",
        "'draft': requests came there, and nobody has moved one on",
      ])
    let built = try #require(Beginning.builtIn.first { $0.path == "simulation.yaml" })
    let file = Command.SourceText(file: "s.yaml", text: built.text)
    let filled = try simulated(desk, .init(file: file, isPremiseOnly: true))
    #expect(filled.history.arrivals == .file && filled.history.states.allSatisfy { $0.length == .file })
    var wanted = try premise(built.text, desk)
    wanted.title = "What 0 requests from 2026-09-07 to 2026-09-07 say"
    #expect(try premise(filled.premise, desk) == wanted)
    let broken = Command.SourceText(file: "b.yaml", text: built.text.replacing("days: 364", with: "day: 364"))
    let refusal = try desk.refusal { try simulated(desk, .init(file: broken)) }
    #expect(refusal.code == .malformed && refusal.details.contains { $0.message.contains("unknown key 'day'") })
  }

  @Test("of two workflows only the one that is named counts, and an erased request is neither's")
  func two() throws {
    let desk = try month()
    let text = try #require(try desk.store.read { try $0.source(.workflow, name: "pio-tasking")?.text })
    let other = text.replacing("\nworkflow: pio-tasking\n", with: "\nworkflow: other-tasking\n")
      .replacing("\nreference: PIO-", with: "\nreference: OTH-")
    try desk.perform(Command.Activate(Command.SourceText(file: "o.yaml", text: other)), as: Desk.owner)
    let fields = Desk.usual.map(Entry.init(typed:))
    try desk.perform(
      Command.Raise(fields: fields, submit: false, workflow: "other-tasking"), as: "b.hughes")
    #expect(try desk.refusal { try simulated(desk) }.code == .usage)
    let history = try simulated(desk, .init(workflow: "pio-tasking", isPremiseOnly: true)).history
    // Without the draft that was discarded.
    #expect(history.requests == 20 && history.moves == 8 * 20 + 2 * 5)
    let none = try desk.refusal { try simulated(desk, .init(workflow: "other-tasking", isPremiseOnly: true)) }
    #expect(none.details.first?.message == "arrivals: 1 request in 0 days; it takes 10 requests in 7 days")
  }

  @Test("another definition is simulated with the same history; nobody but the store's owner may ask")
  func otherwise() throws {
    let desk = try month()
    let text = try #require(try desk.store.read { try $0.source(.workflow, name: "pio-tasking")?.text })
    let changed = text.replacing("\nversion: 1\n", with: "\nversion: 2\n")
      .replacing("{ P1: 15m elapsed, P2: 1h elapsed,  P3: 1d,  P4: 2d }", with: "{ P1: 1m, P2: 1m, P3: 1m, P4: 1m }")
    let source = Command.SourceText(file: "c.yaml", text: changed)
    let report = try #require(try simulated(desk, .init(definition: source)).report)
    let clock = try #require(report.clocks.first { $0.clock == "acknowledge" && $0.priority == "P4" })
    #expect(clock.met == 0 && clock.breached > 100)
    let calendar = try #require(Beginning.builtIn.first { $0.path == "calendars/england-and-wales.yaml" })
    let wrong = Command.SourceText(file: "c.yaml", text: calendar.text)
    let usage = try desk.refusal { try simulated(desk, .init(definition: wrong)) }
    #expect(usage.code == .usage && usage.message == "c.yaml is a calendar, not a workflow")
    let other = Caller(uid: 1_000, isTrusted: false)
    let refusal = try desk.refusal { try desk.service.perform(Order(Command.Simulate()), from: other) }
    #expect(refusal.code == .notPermitted)
  }
}
