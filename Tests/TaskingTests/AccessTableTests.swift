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
    source.find-strands/1   +---------+
    staffing.check/1        +++++++++--
    workflow.list/1         +++++++++--
    workflow.migrate/1      +----------
    workflow.preview/1      +----------
    workflow.show/1         +++++++++--
    workflow.simulate/1     +----------
    """

  @Test("every operation by every caller gets what the table says, and the table has every operation")
  func everyCommand() throws {
    let prepared = try PreparedStore()
    var found: [String] = []
    for type in Registry.all {
      let asked = try prepared.command(type)
      let marks = try Self.callers.map { try Self.mark(asked, $0.caller, $0.person, prepared) }
      found.append(type.name.padding(to: 24) + marks.joined())
      #expect(marks.contains("+"), "\(type.name) succeeds for nobody")
    }
    let wanted = Self.table.split(separator: "\n").map(String.init)
    for line in Set(found).symmetricDifference(wanted).sorted() {
      Issue.record("\(found.contains(line) ? "found " : "wanted") \(line)")
    }
  }

  /// What a caller gets for a command, on a store that nobody else has touched.
  private static func mark<Asked: Runnable>(
    _ asked: Asked, _ caller: Caller, _ person: String?, _ prepared: PreparedStore
  ) throws -> String {
    let desk = try prepared.desk()
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

extension String {
  fileprivate func padding(to length: Int) -> String { self + String(repeating: " ", count: max(1, length - count)) }
}
