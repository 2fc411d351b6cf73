import ArgumentParser

/// The flag of what can be written down later than it happened.
struct Late: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "When it happened, if not now: 02:10, fri 16:00, -3h. Clocks go by when it is recorded, and say both.",
      valueName: "instant"))
  var occurred: String?
}
