package import Store
import WorkingTime

extension SQLTransaction {
  package func command(_ id: String) throws(StoreFault) -> CommandRow? {
    try first("SELECT operation, actor, at, salt, digest FROM command WHERE id = ?", id) { row in
      let record = CommandRecord(id: id, operation: try row.text(0), actor: try row.text(1), at: try row.instant(2))
      let seal = try row.optionalBlob(3).map { salt in
        CommandRow.Seal(salt: salt, digest: try row.fingerprint(4, at: "command \(id)"))
      }
      return CommandRow(record: record, seal: seal)
    }
  }

  package func keep(_ command: CommandRecord, order: [UInt8]) throws(StoreFault) {
    try writing { () throws(StoreFault) in
      guard try self.command(command.id) == nil else {
        throw .incoherent("the command id \(command.id) was used before")
      }
      let seal = CommandRow.Seal(salt: salt(), order: order)
      try run(
        "INSERT INTO command (id, operation, actor, at, salt, digest) VALUES (?, ?, ?, ?, ?, ?)",
        command.id, command.operation, command.actor, command.at.secondsSinceEpoch, seal.salt, seal.digest.bytes)
    }
  }

  /// Takes what tells an order of a request from another, whose own text is going.
  func eraseCommands(of reference: String) throws(StoreFault) {
    try run(
      """
      UPDATE command SET salt = NULL, digest = NULL
      WHERE salt IS NOT NULL AND id IN (SELECT command FROM event WHERE request = ? AND command IS NOT NULL)
      """, reference)
  }
}
