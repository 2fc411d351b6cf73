import Store
import StoreConformance
import Workflow
import WorkingTime

/// Rows and trees that chance makes, of few values, so that they often meet.
struct PredicateMaker {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(state: seed &* 0x2545_F491_4F6C_DD1D &+ 1) }

  /// Texts that are nearly one another: by letters, by spelling, by what SQL or JSON would take for something else.
  private static let texts = [
    "a", "A", "aa", "b", "", " ", "é", "e\u{301}", "ß", "\u{10FFFF}", "\u{FFFD}", "%", "_", "'", "\"", "\\", "a\u{0}b",
    "0", "1", "null", "' OR 1=1 --", "$.a",
  ]
  private static let numbers: [Int64] = [.min, -1, 0, 1, 2, 1_000, .max]
  /// Instants, and ranks, that rows may have.
  private static let counts: [Int64] = [1, 2, 3, 1_000]

  private mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
  private mutating func one<Element>(of elements: [Element]) -> Element { elements[number(below: elements.count)] }
  private mutating func text() -> String { one(of: Self.texts) }
  private mutating func maybe<Value>(_ value: Value) -> Value? { number(below: 3) == 0 ? nil : value }
  private mutating func instant() -> Instant { Instant(secondsSinceEpoch: one(of: Self.counts)) }

  /// A row whose reference holds its number.
  mutating func row(_ number: Int) -> RequestRow {
    let digits = String(number)
    let reference = "R-" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    var row = RequestRow(
      reference: reference, state: text(), stage: one(of: Stage.allCases), isOpen: maybe(true) ?? false, raiser: text(),
      raisedAt: instant(), enteredAt: instant(), changedAt: instant(), version: Int(one(of: Self.counts)),
      substantiveVersion: Int(one(of: Self.counts)), cycle: Int(one(of: Self.counts)), isErased: maybe(false) ?? true)
    row.definition = maybe(Sample.source.digest)
    row.workflow = maybe(text())
    row.workflowVersion = maybe(Int(one(of: Self.counts)))
    row.waitsFor = maybe(waitsFor())
    row.priority = maybe(text())
    row.priorityRank = maybe(Int(one(of: Self.counts)))
    row.kind = maybe(text())
    row.establishment = maybe(text())
    row.title = maybe(text())
    row.assignee = maybe(text())
    row.nextAt = maybe(instant())
    row.nextDue = maybe(instant())
    row.nextDueClock = maybe(text())
    for _ in 0..<self.number(below: 4) { row.fields[fieldText()] = value() }
    if self.number(below: 2) == 0 {
      row.retention = Retention()
      row.retention?.disposedAt = maybe(instant())
    }
    return row
  }

  /// No NUL in fields: the engine's JSON ends there, and no field that was read in has one.
  private mutating func fieldText() -> String { one(of: Self.texts.filter { !$0.utf8.contains(0) }) }

  private mutating func value() -> FieldValue {
    switch number(below: 6) {
    case 0: .flag(true)
    case 1: .number(one(of: Self.numbers))
    case 2: .list([.text(fieldText())])
    case 3: .record([fieldText(): .text(fieldText())])
    default: .text(fieldText())
    }
  }

  private mutating func waitsFor() -> WaitsFor {
    switch number(below: 5) {
    case 0: .machine
    case 1, 2: .person(one(of: ["a", "b", "machine", "é"]))
    default: .role(one(of: ["a", "b", "machine", "e\u{301}"]))
    }
  }

  /// A query for some page in some order.
  mutating func query() -> RequestQuery {
    var query = RequestQuery(predicate(depth: number(below: 5)))
    query.order = one(of: RequestQuery.Order.allCases)
    query.limit = maybe(number(below: 30))
    query.offset = number(below: 3) == 0 ? number(below: 10) : 0
    return query
  }

  /// A tree of at most so many levels below its top.
  mutating func predicate(depth: Int) -> Predicate {
    guard depth > 0 else { return leaf() }
    switch number(below: 4) {
    case 0: return .all((0..<number(below: 4)).map { _ in predicate(depth: depth - 1) })
    case 1: return .any((0..<number(below: 4)).map { _ in predicate(depth: depth - 1) })
    case 2: return .not(predicate(depth: depth - 1))
    default: return leaf()
    }
  }

  private mutating func leaf() -> Predicate {
    let text = one(of: Predicate.TextColumn.allCases)
    let number = one(of: Predicate.NumberColumn.allCases)
    switch self.number(below: 8) {
    case 0: return .flag(one(of: Predicate.Flag.allCases))
    case 1: return .isMissing(self.number(below: 2) == 0 ? .text(text) : .number(number))
    case 2: return .text(text, one(of: Predicate.Comparison.allCases), value(for: text))
    case 3: return .oneOf(text, (0..<self.number(below: 9)).map { _ in value(for: text) })
    case 4, 5: return .number(number, one(of: Predicate.Comparison.allCases), one(of: Self.numbers + Self.counts))
    case 6: return .waits(for: (0..<self.number(below: 4)).map { _ in waitsFor() })
    default: return .field(fieldText(), oneOf: (0..<self.number(below: 9)).map { _ in fieldText() })
    }
  }

  /// One that the column may well hold.
  private mutating func value(for column: Predicate.TextColumn) -> String {
    switch column {
    case .reference: "R-000\(number(below: 10))"
    case .definition: maybe(Sample.source.digest) ?? text()
    case .stage: maybe(one(of: Stage.allCases).rawValue) ?? text()
    case .workflow, .state, .priority, .kind, .establishment, .title, .assignee, .raiser, .nextDueClock: text()
    }
  }
}
