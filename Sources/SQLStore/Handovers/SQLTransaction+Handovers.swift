package import Store

extension SQLTransaction {
  package func handovers(of person: String?, openOnly: Bool) throws(StoreFault) -> [HandoverRow] {
    let whose = person == nil ? "TRUE" : "(giver = ? OR receiver = ?)"
    return try handovers(
      where: whose + (openOnly ? " AND accepted IS NULL AND withdrawn IS NULL" : ""), person.map { [$0, $0] } ?? [])
  }

  package func handover(_ seq: Int64) throws(StoreFault) -> HandoverRow? {
    try handovers(where: "seq = ?", [seq]).first
  }

  private func handovers(where condition: String, _ arguments: [(any SQLArgument)?]) throws(StoreFault) -> [HandoverRow]
  {
    try rows(
      "SELECT seq, record, actor, at, accepted, withdrawn FROM handover WHERE \(condition) ORDER BY seq",
      arguments: arguments
    ) { row in
      let seq = try row.int64(0)
      let record = try JSONBytes.decode(HandoverRecord.self, from: [UInt8](try row.text(1).utf8), at: "handover \(seq)")
      return HandoverRow(
        seq: seq, record: record, actor: try row.text(2), at: try row.instant(3),
        accepted: try row.optionalInstant(4), withdrawn: try row.optionalInstant(5))
    }
  }
}
