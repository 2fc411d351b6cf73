import Store
import TaskingAPI
import Workflow

/// Every operation that this service carries out: the one list of them, for those who know an operation by its name only.
package enum Registry {
  package static let all: [any Runnable.Type] = [
    // Requests.
    Command.Raise.self, Command.Move.self, Command.SetFields.self, Command.Note.self, Command.Acknowledge.self,
    Command.Correct.self, Command.Disclose.self,
    // Looking.
    Command.List.self, Command.Show.self, Command.Next.self, Command.Why.self, Command.ReadHistory.self,
    Command.ExplainMove.self, Command.ListCorrections.self,
    // Evidence.
    Command.Certify.self, Command.Verify.self, Command.Consistent.self, Command.Anchor.self, Command.RenewKey.self,
    // Scheduler.
    Command.RunTick.self, Command.Plan.self, Command.ProveQuiet.self, Command.WatchScheduler.self,
    Command.TakeMetrics.self,
    // Upkeep.
    Command.Examine.self, Command.BackUp.self,
    // Notices.
    Command.Deliver.self, Command.ListOutbox.self, Command.ReviveOutbox.self, Command.ReadInbox.self,
    Command.SeeNotices.self,
    // Definitions.
    Command.Activate.self, Command.PreviewCalendar.self, Command.PreviewWorkflow.self, Command.Migrate.self,
    Command.FindStrands.self,
    Command.MeasurePressure.self, Command.Simulate.self, Command.ListWorkflows.self, Command.ShowWorkflow.self,
    Command.ShowCalendar.self,
    // People.
    Command.AddPerson.self, Command.ChangePerson.self, Command.Grant.self, Command.Revoke.self, Command.Leave.self,
    Command.ListPeople.self,
    // Cover.
    Command.RecordAbsence.self, Command.EndAbsence.self, Command.Appoint.self, Command.ListAbsences.self,
    Command.HandOver.self, Command.AcceptHandover.self, Command.WithdrawHandover.self, Command.ShowHandover.self,
    Command.ListHandovers.self, Command.CheckStaffing.self,
    // Retention.
    Command.ListRetentionDue.self, Command.DecideRetention.self, Command.HoldRecord.self,
  ]

  /// An operation as it came over the wire.
  ///
  /// - Throws: a `TaskingError`: `usage` if there is none of that name, `malformed` if the arguments are not its own.
  package static func read(_ name: String, arguments: [UInt8]) throws -> any Runnable {
    for type in all where type.name == name { return try type.reading(arguments) }
    var names: [String] = []
    for type in all { names.append(type.name) }
    throw TaskingError(
      .usage, "there is no operation '\(name.prefix(60))'", hint: Suggestion.hint(for: name, among: names))
  }
}

extension Runnable {
  /// The operation with these arguments, which are JSON.
  fileprivate static func reading(_ arguments: [UInt8]) throws -> Self {
    do {
      return try JSONBytes.decode(Self.self, from: arguments, at: name)
    } catch {
      throw TaskingError(.malformed, "the arguments of \(name) cannot be read: \(error.sentence)")
    }
  }
}
