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

  @Test("every operation by every caller gets what the table says, and the table has every operation")
  func everyCommand() throws {
    let prepared = try PreparedStore()
    let rows = try PreparedStore.rows()
    #expect(Set(rows.keys) == Set(Registry.all.map { $0.name }))
    for type in Registry.all {
      let marks = try Self.callers.map { try Self.mark(prepared.command(type), $0.caller, $0.person, prepared) }
        .joined()
      #expect(marks == rows[type.name]?.marks, "\(type.name)")
      #expect(marks.contains("+"), "\(type.name) succeeds for nobody")
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
