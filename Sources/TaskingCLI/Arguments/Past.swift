import ArgumentParser
import Tasking
import TaskingAPI

/// The flags of what can be looked at as it was.
struct Past: ParsableArguments {
  @Option(
    name: .customLong("as-at"),
    help: ArgumentHelp("As it was then: fri 16:00, 2026-11-20 14:00, -3h.", valueName: "instant"))
  var asAt: String?

  @Flag(name: .customLong("as-known"), help: "What had been written down by then; so unless you say otherwise.")
  var asKnown = false

  @Flag(name: .customLong("as-was"), help: "What had happened by then, even if it was written down later.")
  var asWas = false

  /// Checks what the types do not.
  func validate() throws {
    if asKnown && asWas { throw ValidationError("--as-known and --as-was mean two pasts: give one of them") }
    if asAt == nil && (asKnown || asWas) {
      throw ValidationError("\(asKnown ? "--as-known" : "--as-was") goes with --as-at INSTANT")
    }
  }

  /// The moment that is asked for.
  var phrase: AsAt.Phrase? { asAt.map { AsAt.Phrase($0, sense: asWas ? .was : .known) } }
}
