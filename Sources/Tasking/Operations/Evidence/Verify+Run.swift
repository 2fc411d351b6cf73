import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Verify: Job {
  func run(in context: Working) throws -> Reply<AuditReport> { try context.reply(context.verify(self)) }
}

extension Working {
  /// Walks both chains and compares every row with the journal; whoever asks need be no person on record.
  func verify(_ verify: Command.Verify) throws -> AuditReport {
    var testimony: [Testimony] = []
    if let file = verify.receipts {
      do throws(TestimonyFault) {
        testimony = try Testimony.read(file.text)
      } catch {
        throw TaskingError(
          .malformed, "\(file.file):\(error.line): error: neither a receipt nor an anchor: \(error.why)",
          hint: #"a line is the JSON reply of a command that wrote, {"seq":…,"hash":…}, or an anchor"#)
      }
    }
    let audit = StoreAudit(
      store, shelf, watch, at: surroundings.now(), testimony: testimony, publicKey: try verify.key.map { try key($0) })
    return try audit.run()
  }
}

extension Working {
  fileprivate func key(_ file: Command.SourceText) throws(TaskingError) -> AnchorPublicKey {
    guard let key = AnchorPublicKey(text: file.text) else {
      throw TaskingError(
        .malformed, "\(file.file) holds no public key",
        hint: "it is one line, as `tasking audit key` writes it: tasking-public-key 64-DIGITS")
    }
    return key
  }
}

extension TaskingError {
  /// The same as damage of a chain says it.
  init(_ damage: ChainDamage) {
    self.init(.integrity, "\(damage)", hint: "tasking audit verify")
  }
}
