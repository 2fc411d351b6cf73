import Store
import Testing
import Workflow

/// References and the numbers in them.
@Suite struct NumberTests {
  static let references: [(String, String, Int64?)] = [
    ("S-{year}-{number}", "S-2026-000418", 418), ("S-{year}-{number}", "S-2026-1234567", 1_234_567),
    ("{number}/{year}", "17/2026", 17), ("{year}{number}", "2026000007", 7), ("R{number}", "R5", 5),
    ("S-{year}-{number}", "S-2026-", nil), ("S-{year}-{number}", "S-26-000418", nil),
    ("S-{year}-{number}", "T-2026-000418", nil), ("S-{year}-{number}", "S-2026-000418x", nil),
    ("S-{year}-{number}", "S-2026-99999999999999999999", nil), ("S-{year}", "S-2026", nil), ("R{number}", "R٣", nil),
  ]

  @Test("the number of a reference is what its pattern says", arguments: references)
  func number(_ pattern: String, _ reference: String, _ number: Int64?) {
    let definition = Definition(
      workflow: "w", version: 1, title: "", owner: "", reference: pattern, calendar: "", raise: .init(by: [], into: ""))
    #expect(definition.number(of: reference) == number)
  }
}
