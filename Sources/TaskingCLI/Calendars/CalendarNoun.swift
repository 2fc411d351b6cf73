import ArgumentParser

/// `calendar`: sums in working time.
struct CalendarNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Sums in working time.", subcommands: [CalendarEvalVerb.self, CalendarPreviewVerb.self])
}
