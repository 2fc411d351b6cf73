import ArgumentParser
import SQLiteStore
import Store
import Tasking
import TaskingAPI
import Workflow

/// `audit accept-loss`: goes on with a store that lacks what was kept of it.
struct AuditAcceptLossVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "accept-loss", abstract: "Go on with a store that has lost acknowledged entries.",
    discussion: """
      STORE.head says how far the journal went. Where the store ends before that, as without its write-ahead log, every \
      command refuses it. If neither the log nor a backup brings back what is gone, this says so in the journal, and goes \
      on: what was kept, what was found, who did it, and --reason. No number of a request that is gone is given again.
      """)

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    var options = SQLiteStore.Options()
    options.toleratesLoss = true
    let path = try session.storePath()
    let accepted: (store: SQLiteStore, receipt: Receipt, kept: KeptHead, found: Int64)?
    do {
      let store = try SQLiteStore(path, options: options)
      accepted = try store.acceptLoss { transaction, kept, discord in
        let head = try transaction.head()
        let loss = AdministrativeEvent.LossAcceptance(
          chain: discord.chain, kept: kept, found: head?.seq ?? 0, reason: everywhere.reason)
        let receipt = try transaction.administer(
          .lossAccepted(loss), by: .person(try session.trace.someone(in: transaction)),
          at: try session.trace.time(in: transaction), from: Origin(via: session.caller.via))
        return (store, receipt, kept, head?.seq ?? 0)
      }
    } catch let fault as StoreFault {
      throw TaskingError(fault)
    }
    guard let accepted else {
      throw TaskingError(
        .refused, "nothing is lacking of what is kept beside \(path)",
        hint: "to look at the rest: tasking audit verify")
    }
    let done = LossAccepted(
      kept: AuditReport.Mark(seq: accepted.kept.journal.seq, hash: accepted.kept.journal.hash.hex),
      found: accepted.found, seq: accepted.receipt.seq, head: accepted.receipt.hash)
    let isRehearsal = accepted.store.identity.kind == .rehearsal
    return session.write(try done.printout(session.format, isRehearsal: isRehearsal, isQuiet: everywhere.quiet))
  }
}
