package import Store

extension SQLTransaction {
  package func staffing(on day: String?) throws(StoreFault) -> StaffingRow? {
    let (condition, arguments): (String, [String]) = day.map { ("day = ?", [$0]) } ?? ("TRUE", [])
    return try staffing(where: condition + " ORDER BY day DESC LIMIT 1", arguments).first
  }

  package func staffing() throws(StoreFault) -> [StaffingRow] { try staffing(where: "TRUE ORDER BY day", []) }

  private func staffing(where condition: String, _ arguments: [String]) throws(StoreFault) -> [StaffingRow] {
    try rows("SELECT day, seq, record, at FROM staffing WHERE \(condition)", arguments: arguments) { row in
      let day = try row.text(0)
      let record = try JSONBytes.decode(
        StaffingRecord.self, from: [UInt8](try row.text(2).utf8), at: "the staffing of \(day)")
      return StaffingRow(seq: try row.int64(1), record: record, at: try row.instant(3))
    }
  }
}
