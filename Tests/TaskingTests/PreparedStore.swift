import SQLiteStore
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow

/// A store in which there is something to do for every command.
struct PreparedStore {
  let bytes: [UInt8]
  let commands: [any Runnable]
  /// Where copies of it go.
  private let copies: Folder
  let time = "2026-11-23T15:00:00Z"

  /// People of the cast whom the table's callers are, with the logins that they get; `w.ithout` has no role.
  static let logins: [(id: String, uid: Int)] = [
    ("b.hughes", 2_001), ("k.osei", 2_002), ("j.mercer", 2_003), ("p.chowdhury", 2_004), ("c.doherty", 2_005),
    ("n.farouk", 2_006), ("r.okafor", 2_007), ("w.ithout", 2_008),
  ]

  init() throws {
    copies = try Folder()
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    try desk.turnDisposalOn()
    try desk.perform(Command.AddPerson(id: "w.ithout", fields: [Entry(typed: "name=W")]), as: Desk.owner)
    for (id, uid) in Self.logins {
      try desk.perform(Command.ChangePerson(id: id, fields: [Entry(typed: "uid=\(uid)")]), as: Desk.owner)
    }
    let finished = try desk.bring(to: "closed")
    let told = try desk.bring(["impact=high", "immediacy=days"], to: "submitted")
    let acting = try desk.bring(to: "acting")
    let handed = try desk.handOver(from: "d.reyes", to: "k.osei", as: "d.reyes").number ?? 0
    let other = try desk.handOver(from: "k.osei", to: "s.ibrahim", as: "k.osei").number ?? 0
    try desk.leave("a.kaur", until: "+3d", as: "h.lindqvist")
    try desk.tick(at: "2026-11-23T14:59:00Z")
    #expect(try desk.file.checkpoint(), "the store's log is in use")
    bytes = Folder.bytes(of: desk.folder.store)
    let text = try #require(Beginning.builtIn.first { $0.path == "pio-tasking.yaml" }?.text)
    let workflow = Command.SourceText(
      file: "pio-tasking.yaml", text: text.replacing("version: 1", with: "version: 2"), approvedBy: "The board")
    let days = try #require(try desk.store.read { try $0.source(.calendar, name: "england-and-wales")?.text })
    let calendar = Command.SourceText(file: "c.yaml", text: days.replacing("version: 1", with: "version: 2"))
    let simulation = Command.SourceText(
      file: "simulation.yaml", text: try #require(Beginning.builtIn.first { $0.path == "simulation.yaml" }?.text))
    let head = try #require(try desk.store.read { try $0.head() })
    let mark = "\(head.seq):\(head.hash.hex)"
    func entries(_ typed: String...) -> [Entry] { typed.map(Entry.init(typed:)) }
    let requests: [any Runnable] = [
      Command.Raise(fields: entries("title=T"), submit: false),
      Command.Move(name: "take-up", reference: told, fields: []),
      Command.SetFields(reference: told, fields: entries("title=Other")),
      Command.Note(reference: acting, fields: entries("reason=A word.")),
      Command.Acknowledge(reference: told, fields: entries("reason=Heard.")),
      Command.Correct(reference: acting, fields: entries("title=Right", "reason=Misread.")),
      Command.Disclose(reference: acting, to: "Leicestershire Police", reason: "Asked."),
    ]
    let looks: [any Runnable] = [
      Command.List(view: .all), Command.Show(reference: acting), Command.Next(reference: acting),
      Command.Why(reference: acting), Command.ReadHistory(reference: acting), Command.ExplainMove(move: "close"),
      Command.ListCorrections(reference: nil), Command.Certify(reference: acting, version: 2), Command.ReadInbox(),
      Command.SeeNotices(notices: []), Command.ListPeople(), Command.ListWorkflows(),
      Command.ShowWorkflow(name: "pio-tasking"), Command.ShowCalendar(name: "england-and-wales"),
      Command.MeasurePressure(workflow: nil), Command.ListAbsences(), Command.ListHandovers(),
      Command.ShowHandover(number: handed), Command.CheckStaffing(day: nil), Command.ListRetentionDue(by: nil),
    ]
    let machine: [any Runnable] = [
      Command.Verify(), Command.Consistent(first: mark, second: mark), Command.Anchor(places: []),
      Command.RenewKey(key: try Desk.anchorKey().publicKey.hex), Command.RunTick(), Command.Plan(horizon: "1d"),
      Command.ProveQuiet(reference: acting, from: "-1h"), Command.Deliver(), Command.ListOutbox(),
      Command.ReviveOutbox(ids: []),
    ]
    let upkeep: [any Runnable] = [
      Command.Examine(), Command.WatchScheduler(), Command.BackUp(file: copies.path + "/copy"),
      Command.TakeMetrics(ended: desk.clock.now, took: 12, isSuccess: true),
    ]
    let administration: [any Runnable] = [
      Command.Activate(workflow), Command.PreviewCalendar(calendar), Command.PreviewWorkflow(workflow),
      Command.FindStrands(calendar),
      Command.Migrate(isTrial: true), Command.Simulate(file: simulation, isPremiseOnly: true),
      Command.AddPerson(id: "n.ew", fields: entries("name=N")),
      Command.ChangePerson(id: "m.nowak", fields: entries("name=Marek")),
      Command.Grant(person: "w.ithout", role: "pio", until: nil),
      Command.Revoke(person: "m.nowak", role: "pio"), Command.Leave(person: "m.nowak"),
    ]
    let cover: [any Runnable] = [
      Command.RecordAbsence(person: "m.nowak"), Command.EndAbsence(person: "a.kaur"),
      Command.Appoint(person: "m.nowak", deputy: "s.ibrahim"), Command.HandOver(from: "k.osei", to: "s.ibrahim"),
      Command.AcceptHandover(number: handed), Command.WithdrawHandover(number: other),
      Command.DecideRetention(
        reference: finished, fields: entries("outcome=retain", "group=serious", "reason=Of use.")),
      Command.HoldRecord(reference: acting, fields: entries("basis=inquest", "reason=A hold.")),
    ]
    commands = requests + looks + machine + upkeep + administration + cover
  }
}

extension PreparedStore {
  /// What each operation is, and what each caller gets for it today.
  ///
  /// First how it is repeated under a command id: a `look` changes nothing; a change gives its `answer` again, or a
  /// `receipt`; what is done in `steps` takes no id. Then, for the owner, requester, PIO, coordinator, supervisor, senior,
  /// chair, records officer, somebody without a role, a stranger and the scheduler: `+` done, `-` not permitted, `!`
  /// refused, `?` not found, `x` something else.
  static let table = """
    absence.end/1           receipt  +--++------
    absence.list/1          look     +++++++++--
    absence.record/1        receipt  +--++------
    calendar.preview/1      look     +----------
    calendar.show/1         look     +++++++++--
    correction.list/1       look     +++++++++--
    deputy.appoint/1        receipt  +--++------
    evidence.anchor/1       steps    +---------+
    evidence.certify/1      receipt  +++++++++--
    evidence.consistent/1   steps    +---------+
    evidence.renew-key/1    receipt  +----------
    evidence.verify/1       steps    +---------+
    handover.accept/1       receipt  -?+--????--
    handover.give/1         receipt  +-+++------
    handover.list/1         look     +++++++++--
    handover.show/1         look     +?+++????--
    handover.withdraw/1     receipt  +?+++????--
    inbox.read/1            look     +++++++++--
    inbox.see/1             receipt  +++++++++--
    move.explain/1          look     +++++++++--
    outbox.deliver/1        steps    +---------+
    outbox.list/1           look     +----------
    outbox.revive/1         receipt  +----------
    person.add/1            receipt  +----------
    person.change/1         receipt  +----------
    person.grant/1          receipt  +----------
    person.leave/1          receipt  +----------
    person.list/1           look     +++++++++--
    person.revoke/1         receipt  +----------
    request.acknowledge/1   answer   +---+++----
    request.correct/1       answer   +--+++-----
    request.disclose/1      answer   +++++++++--
    request.history/1       look     +++++++++--
    request.list/1          look     +++++++++--
    request.move/1          answer   +--++------
    request.next/1          look     +++++++++--
    request.note/1          answer   +++++++++--
    request.raise/1         answer   +++++------
    request.set/1           answer   ++-+-------
    request.show/1          look     +++++++++--
    request.why/1           look     +++++++++--
    retention.decide/1      answer   +------+---
    retention.due/1         look     +------+---
    retention.hold/1        answer   +---+--+---
    rule.pressure/1         look     +++++++++--
    scheduler.plan/1        steps    +---------+
    scheduler.prove-quiet/1 look     +---------+
    scheduler.metrics/1     steps    +---------+
    scheduler.tick/1        steps    +---------+
    scheduler.watch/1       steps    +---------+
    source.activate/1       receipt  +----------
    source.find-strands/1   look     +---------+
    staffing.check/1        look     +++++++++--
    store.back-up/1         steps    +---------+
    store.examine/1         steps    +---------+
    workflow.list/1         look     +++++++++--
    workflow.migrate/1      steps    +----------
    workflow.preview/1      look     +----------
    workflow.show/1         look     +++++++++--
    workflow.simulate/1     look     +----------
    """

  /// A row of the table.
  struct Row {
    let name: String
    let kind: String
    let marks: String
  }

  /// The rows of the table, by the operation's name.
  static func rows() throws -> [String: Row] {
    let rows = try table.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      try #require(words.count == 3, "\(line)")
      return Row(name: words[0], kind: words[1], marks: words[2])
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })
  }

  /// The command of an operation that succeeds in it.
  func command(_ type: any Runnable.Type) throws -> any Runnable {
    // A copy is never written over.
    if type is Command.BackUp.Type {
      return Command.BackUp(file: "\(copies.path)/copy-\(UInt64.random(in: .min ... .max))")
    }
    return try #require(commands.first { Swift.type(of: $0) == type }, "\(type) is not tried")
  }

  /// A desk over a copy that nobody has touched.
  func desk() throws -> Desk { try Desk(copying: bytes, at: time) }
}
