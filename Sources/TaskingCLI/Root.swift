import ArgumentParser
import Tasking

/// All commands.
struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasking",
    abstract: "Tasking requests to Prison Intelligence Officers, from raised to closed.",
    discussion: """
      Every move of a definition is a verb as well: tasking accept 418 threat=violence.
      Fields are written field=value; field=- reads standard input, field=@file a file, field-= clears.
      418 is enough for PIO-2026-000418. What can be done now, and by whom: tasking next 418.
      """,
    version: "tasking \(ProgramVersion.current)",
    groupedSubcommands: [
      CommandGroup(
        name: "The day's work",
        subcommands: [
          RaiseVerb.self, MoveVerb.self, SetVerb.self, NoteVerb.self, CorrectVerb.self,
          DiscloseVerb.self,
        ]),
      CommandGroup(name: "Supervising", subcommands: [AcknowledgeVerb.self]),
      CommandGroup(
        name: "Looking",
        subcommands: [
          ListVerb.self, MineVerb.self, QueueVerb.self, InboxVerb.self, ShowVerb.self, NextVerb.self, WhyVerb.self,
          HistoryVerb.self, CorrectionsVerb.self, ExplainMoveVerb.self,
        ]),
      CommandGroup(name: "Absence and cover", subcommands: [AbsenceNoun.self, HandoverNoun.self, StaffingVerb.self]),
      CommandGroup(
        name: "Running it",
        subcommands: [
          InitVerb.self, TickVerb.self, PlanVerb.self, OutboxNoun.self, PersonNoun.self, WorkflowNoun.self,
          CalendarNoun.self, RuleNoun.self,
          AuditNoun.self, CertificateVerb.self, RetentionNoun.self, ProveQuietVerb.self,
          BackupVerb.self, RestoreVerb.self, UpgradeVerb.self, DoctorVerb.self,
        ]),
    ])

  /// The words that are commands of the program itself, and no moves.
  static var verbs: Set<String> {
    var names: Set<String> = []
    for group in configuration.groupedSubcommands {
      for command in group.subcommands {
        if let name = command.configuration.commandName { names.insert(name) }
      }
    }
    return names
  }

  /// The second words of a first word that has them: `add`, `grant` and `list` of `person`.
  static func verbs(of noun: String) -> [String] {
    for group in configuration.groupedSubcommands {
      for command in group.subcommands where command.configuration.commandName == noun {
        var names: [String] = []
        for inner in command.configuration.subcommands {
          if let name = inner.configuration.commandName { names.append(name) }
        }
        return names
      }
    }
    return []
  }
}
