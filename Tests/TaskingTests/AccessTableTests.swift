import SQLiteStore
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow

/// Every command by every caller, each on a store of its own where the command succeeds for somebody.
@Suite("Who may do what")
struct AccessTableTests {
  /// The callers, in the order of the table's columns.
  private static let callers: [(name: String, caller: Caller, person: String?)] = [
    ("owner", Caller(uid: 1_000, isTrusted: true), nil), ("requester", login(2_001), nil), ("pio", login(2_002), nil),
    ("coordinator", login(2_003), nil), ("supervisor", login(2_004), nil), ("senior", login(2_005), nil),
    ("chair", login(2_006), nil), ("records", login(2_007), nil), ("no role", login(2_008), nil),
    ("stranger", login(4_242), nil), ("scheduler", Caller(uid: 0, isTrusted: true), nil),
  ]
  private static let logins: [(id: String, uid: Int)] = [
    ("b.hughes", 2_001), ("k.osei", 2_002), ("j.mercer", 2_003), ("p.chowdhury", 2_004), ("c.doherty", 2_005),
    ("n.farouk", 2_006), ("r.okafor", 2_007), ("w.ithout", 2_008),
  ]

  private static func login(_ uid: Int64) -> Caller { Caller(uid: uid, isTrusted: false) }

  /// What each gets today: `+` done, `-` not permitted, `!` refused, `?` not found, `x` something else.
  ///
  /// The columns: owner, requester, PIO, coordinator, supervisor, senior, chair, records officer, no role, stranger,
  /// scheduler.
  private static let table = """
    absence.end/1           +--++------
    absence.list/1          +++++++++--
    absence.record/1        +--++------
    calendar.preview/1      +----------
    calendar.show/1         +++++++++--
    correction.list/1       +++++++++--
    deputy.appoint/1        +--++------
    evidence.anchor/1       +---------+
    evidence.certify/1      +++++++++--
    evidence.consistent/1   +---------+
    evidence.renew-key/1    +----------
    evidence.verify/1       +---------+
    handover.accept/1       -?+--????--
    handover.give/1         +-+++------
    handover.list/1         +++++++++--
    handover.show/1         +?+++????--
    handover.withdraw/1     +?+++????--
    inbox.read/1            +++++++++--
    inbox.see/1             +++++++++--
    move.explain/1          +++++++++--
    outbox.deliver/1        +---------+
    outbox.list/1           +----------
    outbox.revive/1         +----------
    person.add/1            +----------
    person.change/1         +----------
    person.grant/1          +----------
    person.leave/1          +----------
    person.list/1           +++++++++--
    person.revoke/1         +----------
    request.acknowledge/1   +---+++----
    request.correct/1       +--+++-----
    request.disclose/1      +++++++++--
    request.history/1       +++++++++--
    request.list/1          +++++++++--
    request.move/1          +--++------
    request.next/1          +++++++++--
    request.note/1          +++++++++--
    request.raise/1         +++++------
    request.set/1           ++-+-------
    request.show/1          +++++++++--
    request.why/1           +++++++++--
    retention.decide/1      +------+---
    retention.due/1         +------+---
    retention.hold/1        +---+--+---
    rule.pressure/1         +++++++++--
    scheduler.plan/1        +---------+
    scheduler.prove-quiet/1 +---------+
    scheduler.tick/1        +---------+
    source.activate/1       +----------
    staffing.check/1        +++++++++--
    workflow.list/1         +++++++++--
    workflow.migrate/1      +----------
    workflow.preview/1      +----------
    workflow.show/1         +++++++++--
    workflow.simulate/1     +----------
    """

  @Test("every operation by every caller gets what the table says, and the table has every operation")
  func everyCommand() throws {
    let prepared = try Prepared()
    var found: [String] = []
    for type in Registry.all {
      let asked = try #require(prepared.commands.first { Swift.type(of: $0) == type }, "\(type) is not tried")
      let marks = try Self.callers.map { try prepared.mark(asked, $0.caller, $0.person) }
      found.append(type.name.padding(to: 24) + marks.joined())
      #expect(marks.contains("+"), "\(type.name) succeeds for nobody")
    }
    let wanted = Self.table.split(separator: "\n").map(String.init)
    for line in Set(found).symmetricDifference(wanted).sorted() {
      Issue.record("\(found.contains(line) ? "found " : "wanted") \(line)")
    }
  }

  /// A store in which there is something to do for every command.
  private struct Prepared {
    let bytes: [UInt8]
    let commands: [any Runnable]
    let time = "2026-11-23T15:00:00Z"

    init() throws {
      let desk = try Desk(at: "2026-11-23T09:00:00Z")
      try desk.turnDisposalOn()
      try desk.perform(Command.AddPerson(id: "w.ithout", fields: [Entry(typed: "name=W")]), as: Desk.owner)
      for (id, uid) in AccessTableTests.logins {
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
      let administration: [any Runnable] = [
        Command.Activate(workflow), Command.PreviewCalendar(calendar), Command.PreviewWorkflow(workflow),
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
      commands = requests + looks + machine + administration + cover
    }

    /// What a caller gets for a command, on a store that nobody else has touched.
    func mark<Asked: Runnable>(_ asked: Asked, _ caller: Caller, _ person: String?) throws -> String {
      let desk = try Desk(copying: bytes, at: time)
      do throws(TaskingError) {
        _ = try desk.service.perform(Order(asked, person: person), from: caller)
        return "+"
      } catch {
        switch error.code {
        case .notPermitted: return "-"
        case .refused: return "!"
        case .notFound: return "?"
        case .internalFault, .usage, .stale, .malformed, .busy, .integrity:
          Issue.record("\(Asked.name) by \(caller.uid): \(error)")
          return "x"
        }
      }
    }
  }
}

extension String {
  fileprivate func padding(to length: Int) -> String { self + String(repeating: " ", count: max(1, length - count)) }
}
