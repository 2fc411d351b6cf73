import ArgumentParser
import SQLiteStore
import Store
import Tasking
import TaskingAPI
import TaskingRendering

/// `upgrade`: a store of an earlier version of the program becomes one of this.
struct UpgradeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "upgrade", abstract: "Bring a store of an earlier version of this program up to date.",
    discussion: """
      The store is looked through, a checked copy of it is kept beside it, and all steps are one transaction: killed at any \
      moment it leaves the store as it was, or upgraded. Then every row is compared with the journal. Earlier versions \
      refuse the store from then on. Nobody is notified, and the journal is not changed; the access log says who did it.
      """)

  @Flag(help: "Say what would be done, and change nothing.")
  var dryRun = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let path = try session.storePath()
    let upgrade: StoreUpgrade
    let progress = session.progress()
    defer { progress("", 0, 0) }
    do {
      if dryRun {
        upgrade = try SQLiteStore.upgradePlan(at: path)
      } else {
        upgrade = try SQLiteStore.upgrade(at: path, progress: progress) { transaction, upgrade in
          try session.trace.line(Access.Act.upgraded, StoreTrace.Detail(upgrade), in: transaction)
        }
      }
    } catch let fault as StoreFault {
      throw TaskingError(fault)
    }
    var report: AuditReport?
    if !dryRun, !upgrade.steps.isEmpty {
      session.onlyLooks = true
      report = try session.send(Command.Verify()).answer
    }
    let upgraded = Upgraded(upgrade, of: path, isTrial: dryRun, report: report)
    let status = session.write(try upgraded.printout(session.format, isQuiet: everywhere.quiet))
    // The copy is named by now: whoever has to go back needs it.
    if let report, let fault = Renderer.fault(report) { throw fault }
    return status
  }
}
