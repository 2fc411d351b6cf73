import ArgumentParser

/// `calendar`: when work is done, and sums in working time.
struct CalendarNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Calendars of working time: days off, checks and sums.",
    subcommands: [
      CalendarShowVerb.self, CalendarCheckVerb.self, CalendarPreviewVerb.self, CalendarEvalVerb.self,
    ])
}
