import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Editing a calendar or a budget")
struct ChangeTests {
  private func text(_ desk: Desk, _ kind: Source.Kind, _ name: String, _ changes: [(String, String)]) throws
    -> Command.SourceText
  {
    var text = try #require(try desk.store.read { try $0.source(kind, name: name)?.text })
    for (old, new) in [("\nversion: 1\n", "\nversion: 2\n")] + changes {
      let parts = text.split(separator: old, omittingEmptySubsequences: false)
      try #require(parts.count == 2, "'\(old)' is there once")
      text = parts.joined(separator: new)
    }
    return Command.SourceText(file: "changed.yaml", text: text)
  }

  /// The shipped calendar with one day closed besides.
  private func calendar(_ desk: Desk, closed: String) throws -> Command.SourceText {
    try text(
      desk, .calendar, "england-and-wales",
      [("\ndated:", "\ndated:\n  - { date: \"\(closed)\", closed: A day of mourning }\n#")])
  }

  /// The shipped definition with half the time to acknowledge a P3.
  private func definition(_ desk: Desk) throws -> Command.SourceText {
    try text(
      desk, .workflow, "pio-tasking", [("P3: 1d,  P4: 2d } }\n  assess:", "P3: 4h,  P4: 2d } }\n  assess:")])
  }

  private func impact<Asked: Runnable>(_ desk: Desk, _ command: Asked) throws -> Impact where Asked.Answer == Impact {
    try desk.perform(command, as: Desk.owner).answer
  }

  private func impact(_ desk: Desk, _ command: Command.Activate) throws -> Impact {
    try #require(try desk.perform(command, as: Desk.owner).answer.impact)
  }

  /// Three open requests: a P3 just submitted, one that is overdue, one on hold; a draft, and one that is closed.
  private func busy() throws -> (desk: Desk, fresh: String, overdue: String, held: String) {
    let desk = try Desk(at: "2026-11-19T09:00:00Z")
    let overdue = try desk.raise(["impact=high"]).reference
    let held = try desk.bring(["impact=high"], to: "acting")
    try desk.move("hold", held, by: "h.lindqvist", ["reason=Lockdown.", "resume_on=2027-01-11"])
    try desk.bring(to: "closed")
    try desk.at("2026-11-23T09:00:00Z")
    let fresh = try desk.raise(["impact=high"]).reference
    try desk.raise(submit: false)
    try desk.at("2026-11-23T11:00:00Z")
    return (desk, fresh, overdue, held)
  }

  @Test("A preview says what putting a calendar to use then does, and writes nothing")
  func calendarPreview() throws {
    let (desk, fresh, overdue, held) = try busy()
    let source = try calendar(desk, closed: "2026-11-24")
    let before = try Contents(desk.store)
    let tried = try impact(desk, Command.PreviewCalendar(source))
    #expect(try Contents(desk.store) == before)
    #expect(!tried.isDone && tried.from == 1 && tried.to == 2 && tried.kind == "calendar")
    #expect(tried.considered == 4 && tried.earlier == 0 && tried.later == tried.lines.count)
    #expect(tried.becomeOverdue == 0 && tried.overdueNoMore == 0)
    let line = try #require(tried.lines.first { $0.reference == fresh && $0.clock == "acknowledge" })
    #expect(try line.before == at("2026-11-24T09:00:00Z") && line.after == at("2026-11-25T09:00:00Z"))
    #expect(!tried.lines.contains { $0.reference == overdue && $0.clock == "acknowledge" })
    var done = try impact(desk, Command.Activate(source))
    #expect(done.isDone)
    done.isDone = false
    #expect(done == tried)
    for (reference, last) in [(fresh, "calendar"), (overdue, "calendar"), (held, "calendar")] {
      #expect(try desk.history(reference).last?.kind == last)
    }
    #expect(try desk.show(fresh).clocks.first { $0.name == "acknowledge" }?.due == at("2026-11-25T09:00:00Z"))
    try desk.verify()
  }

  @Test("What had fallen due by the old calendar is recorded before the new one counts")
  func caughtUp() throws {
    let (desk, _, overdue, _) = try busy()
    try desk.perform(Command.Activate(try calendar(desk, closed: "2026-11-24")), as: Desk.owner)
    let kinds = try desk.history(overdue).map(\.kind)
    #expect(kinds == ["raise", "submit", "rung", "calendar"])
    #expect(try desk.tick().considered == 0)
  }

  @Test("why shows what each version of the calendar counted, and its lines still add up")
  func whyByVersion() throws {
    let (desk, fresh, _, _) = try busy()
    // The morning that has been counted is closed by the next version.
    try desk.perform(Command.Activate(try calendar(desk, closed: "2026-11-23")), as: Desk.owner)
    try desk.at("2026-11-24T08:30:00Z")
    let sum = try #require(try desk.why(fresh).clocks.first { $0.clock.name == "acknowledge" })
    #expect(sum.clock.usedSeconds == 2 * 3_600 + 1_800)
    #expect(sum.lines.map(\.counted).reduce(0, +) == sum.clock.usedSeconds)
    #expect(sum.lines.map(\.what) == ["ran", "A day of mourning", "closed", "ran"])
    #expect(try sum.lines[0].to == at("2026-11-23T11:00:00Z"))
  }

  @Test("A closed clock keeps its verdict and the version that judged it")
  func closed() throws {
    let (desk, _, _, held) = try busy()
    func acknowledged() throws -> ClockRow? {
      try desk.store.read { try $0.clocks(of: held).first { $0.state.clock == "acknowledge" } }
    }
    let before = try acknowledged()
    try desk.perform(Command.Activate(try calendar(desk, closed: "2026-11-19")), as: Desk.owner)
    #expect(try acknowledged() == before && before?.state.verdict == .met && before?.state.calendarVersion == 1)
  }

  @Test("Impact says what migrating then does; a new version alone leaves requests where they are")
  func migration() throws {
    let (desk, fresh, overdue, held) = try busy()
    try desk.at("2026-11-23T15:00:00Z")
    let source = try definition(desk)
    var tried = try impact(desk, Command.PreviewWorkflow(source))
    #expect(tried.history?.requests == 5)
    // Migrating looks at no history.
    tried.history = nil
    #expect(tried.kind == "workflow" && tried.considered == 4 && tried.becomeOverdue == 1)
    let line = try #require(tried.lines.first { $0.reference == fresh })
    #expect(line.clock == "acknowledge" && line.change == "becomes-overdue")
    #expect(try line.before == at("2026-11-24T09:00:00Z") && line.after == at("2026-11-23T15:00:00Z"))
    try desk.perform(Command.Activate(source), as: Desk.owner)
    #expect(try desk.show(fresh).workflowVersion == 1)
    let trial = try impact(desk, Command.Migrate(isTrial: true))
    #expect(try trial == tried && desk.show(fresh).workflowVersion == 1)
    var done = try impact(desk, Command.Migrate(reason: "Board of 23 November", isTrial: false))
    #expect(done.isDone)
    #expect(done.seq != nil && done.head != nil)
    (done.isDone, done.seq, done.head) = (false, nil, nil)
    #expect(done == tried)
    for reference in [fresh, overdue, held] {
      #expect(try desk.show(reference).workflowVersion == 2)
      #expect(try desk.history(reference).last?.reason == "Board of 23 November")
    }
    #expect(try impact(desk, Command.Migrate(isTrial: false)).considered == 0)
    try desk.verify()
  }

  /// A service whose migration takes one request an act.
  private func slow(_ desk: Desk, hook: @escaping (Int) throws -> Void) -> (service: Service, store: HookedStore) {
    var elapsed = Duration.zero
    let store = HookedStore(desk.store, hook: hook)
    let watch = Watch(
      elapsed: {
        elapsed += .milliseconds(20)
        return elapsed
      }, tell: { _, _, _ in })
    return (Service(store: store, surroundings: Desk.surroundings(desk.clock), watch: watch), store)
  }

  @Test("Between the acts of a migration others write, and what they raise follows the new definition")
  func shortActs() throws {
    let (desk, _, _, _) = try busy()
    try desk.perform(Command.Activate(try definition(desk)), as: Desk.owner)
    let other = try Desk.service(desk.folder.store, desk.clock)
    var urgent: [String] = []
    let (service, store) = slow(desk) { times in
      guard times == 0 else { return }
      let fields = Desk.usual.map { $0.replacing("impact=low", with: "impact=critical") }.map(Entry.init(typed:))
      let order = Order(Command.Raise(fields: fields, submit: true), person: "b.hughes")
      urgent.append(try other.perform(order, from: Desk.trusted).answer.reference)
    }
    let order = Order(Command.Migrate(isTrial: false), person: Desk.owner)
    let impact = try service.perform(order, from: Desk.trusted).answer
    #expect(store.faults == [] && store.ways == impact.considered && impact.considered >= 4)
    #expect(try desk.show(try #require(urgent.first)).workflowVersion == 2)
    #expect(
      try desk.perform(Command.ListWorkflows(), as: Desk.owner).answer.workflows.allSatisfy {
        $0.isActive == ($0.openRequests > 0)
      })
    try desk.verify()
  }

  @Test(
    "Between the acts of re-dating others write: what is new takes the new calendar, what is not re-dated yet the old")
  func shortRedating() throws {
    let (desk, fresh, _, _) = try busy()
    let source = try calendar(desk, closed: "2026-11-24")
    let other = try Desk.service(desk.folder.store, desk.clock)
    var (urgent, noted): (String?, Written?)
    let (service, store) = slow(desk) { times in
      guard times == 0 else { return }
      let fields = Desk.usual.map(Entry.init(typed:))
      let raise = Order(Command.Raise(fields: fields, submit: true), person: "b.hughes")
      urgent = try other.perform(raise, from: Desk.trusted).answer.reference
      // The last by reference: its turn has not come.
      #expect(try desk.clockVersions(fresh) == [1])
      let note = Order(Command.Note(reference: fresh, fields: [Entry(typed: "reason=Rang.")]), person: "j.mercer")
      noted = try other.perform(note, from: Desk.trusted).answer
    }
    let order = Order(Command.Activate(source), person: Desk.owner)
    let activated = try service.perform(order, from: Desk.trusted).answer
    #expect(store.faults == [] && store.ways >= 3)
    #expect(activated.impact?.isDone == true && (activated.impact?.considered ?? 0) >= 3)
    #expect(activated.foreseen?.isEmpty == false)
    for reference in [fresh, try #require(urgent)] { #expect(try desk.clockVersions(reference) == [2]) }
    // The note was the event by which the new version began to count for it; whoever checks the certificate agrees.
    let version = try #require(noted?.version)
    #expect(try desk.history(fresh).first { $0.version == version }?.clocks.isEmpty == false)
    let certificate = try desk.perform(Command.Certify(reference: fresh, version: version), as: "p.chowdhury").answer
    #expect(certificate.statement.reference == fresh)
    try desk.verify()
  }

  @Test("Re-dating that is cut off says so; the same text again goes on with it")
  func cutOffRedating() throws {
    let (desk, fresh, _, _) = try busy()
    let source = try calendar(desk, closed: "2026-11-24")
    let third = Command.SourceText(
      file: "third.yaml", text: source.text.replacing("\nversion: 2\n", with: "\nversion: 3\n"))
    let (service, store) = slow(desk) { times in
      if times == 1 { try desk.perform(Command.Activate(third), as: Desk.owner) }
    }
    let order = Order(Command.Activate(source), person: Desk.owner)
    let error = #expect(throws: TaskingError.self) { try service.perform(order, from: Desk.trusted) }
    #expect(store.faults == [])
    #expect(error?.message.hasPrefix("another version of england-and-wales was put to use meanwhile; ") == true)
    #expect(error?.message.contains("re-dated before that") == true)
    #expect(try desk.clockVersions(fresh) == [3])
    // What is in use already is done for those that are left: for nobody here.
    let again = try desk.perform(Command.Activate(third), as: Desk.owner).answer
    #expect(again.isUnchanged && again.impact == nil)
    try desk.verify()
  }

  @Test("A migration that another activation cuts off says how far it came, and what has gone over stays")
  func cutOff() throws {
    let (desk, _, _, _) = try busy()
    try desk.perform(Command.Activate(try definition(desk)), as: Desk.owner)
    let text = try #require(try desk.store.read { try $0.source(.workflow, name: "pio-tasking")?.text })
    let third = Command.SourceText(file: "third.yaml", text: text.replacing("version: 2", with: "version: 3"))
    let (service, store) = slow(desk) { times in
      if times == 1 { try desk.perform(Command.Activate(third), as: Desk.owner) }
    }
    let order = Order(Command.Migrate(isTrial: false), person: Desk.owner)
    let error = #expect(throws: TaskingError.self) { try service.perform(order, from: Desk.trusted) }
    #expect(store.faults == [])
    #expect(
      error?.message
        == "another version of pio-tasking was put to use meanwhile; 2 requests went over before that, and stay")
    #expect(error?.hint == "say it again for the rest")
    try desk.verify()
  }

  @Test("A file of another kind is refused, with the command that is meant; so is a broken one")
  func otherKinds() throws {
    let (desk, _, _, _) = try busy()
    let calendar = try calendar(desk, closed: "2026-11-24")
    let error = try desk.refusal { try impact(desk, Command.PreviewWorkflow(calendar)) }
    #expect(error.code == .usage && error.message == "changed.yaml is a calendar, not a workflow")
    #expect(error.hint == "tasking calendar preview changed.yaml")
    let definition = try definition(desk)
    #expect(
      try desk.refusal { try impact(desk, Command.PreviewCalendar(definition)) }.hint
        == "tasking workflow impact changed.yaml"
    )
    let broken = Command.SourceText(file: "changed.yaml", text: "calendar: x\nnonsense: [")
    #expect(try desk.refusal { try impact(desk, Command.PreviewCalendar(broken)) }.code == .malformed)
  }

  @Test("Only the owner of the store previews and migrates: what they say names every request")
  func owner() throws {
    let (desk, _, _, _) = try busy()
    let caller = Caller(uid: 1_000, isTrusted: false)
    let commands: [any Runnable] = [
      Command.PreviewCalendar(try calendar(desk, closed: "2026-11-24")), Command.PreviewWorkflow(try definition(desk)),
      Command.Migrate(isTrial: true),
    ]
    for command in commands {
      let error = try desk.refusal { try desk.attempt(command, from: caller) }
      #expect(error.code == .notPermitted)
    }
  }

  @Test("A due time beyond the dates that somebody has looked after is said")
  func horizon() throws {
    let desk = try Desk(at: "2028-12-28T09:00:00Z")
    let reference = try desk.raise(["impact=high"]).reference
    let reply = try desk.perform(Command.Why(reference: reference), as: "p.chowdhury")
    #expect(
      reply.warnings.contains(
        "result is due after 2028-12-31, up to where one-off days of calendar england-and-wales have been looked for"))
  }
}

extension Desk {
  /// The versions of calendars that count the clocks of a request which have not ended.
  fileprivate func clockVersions(_ reference: String) throws -> Set<Int> {
    Set(
      try store.read { try $0.clocks(of: reference) }
        .filter { $0.isCurrent && $0.state.phase != .stopped && !$0.state.budget.isElapsed }
        .map(\.state.calendarVersion))
  }
}
