package import Workflow

/// A story about one request that a definition is held against: who raises it, what is done when, and what is so then.
package struct Scenario: Sendable {
  /// What it shows, in a sentence.
  package var name: Placed<String>
  /// The calendar that counts, if it is not the file's.
  package var calendar: Placed<String>?
  /// How many requests people have already.
  package var busy: [Placed<Load>]
  /// The raising, and then everything that is done or looked at, in order.
  package var steps: [Step]

  package init(name: Placed<String>, calendar: Placed<String>? = nil, busy: [Placed<Load>] = [], steps: [Step]) {
    self.name = name
    self.calendar = calendar
    self.busy = busy
    self.steps = steps
  }

  /// How many open requests somebody has besides the one that the scenario is about.
  package struct Load: Hashable, Sendable {
    package let person: String
    package let requests: Int64

    package init(person: String, requests: Int64) {
      self.person = person
      self.requests = requests
    }
  }

  /// The word for raising a request, where another step has a move.
  package static let raiseWord = Event.Kind.raise

  /// Something that is done at a time, or time that just passes; and what is so then.
  package struct Step: Sendable {
    /// Where it begins.
    package var place: FilePlace
    /// When, as people type it; the time of the step before if it is not said.
    package var time: Placed<String>?
    /// Who does it; nobody where time just passes.
    package var who: Placed<String>?
    /// `raise`, a move, `set` or `note`.
    package var act: Placed<String>?
    /// What is given with it.
    package var given: Given
    /// When it is said to have happened.
    package var occurred: Placed<String>?
    /// Who goes away with it.
    package var away: Away?
    package var expected: [Expectation]

    package init(
      place: FilePlace, time: Placed<String>? = nil, who: Placed<String>? = nil, act: Placed<String>? = nil,
      given: Given = Given(), occurred: Placed<String>? = nil, away: Away? = nil, expected: [Expectation] = []
    ) {
      self.place = place
      self.time = time
      self.who = who
      self.act = act
      self.given = given
      self.occurred = occurred
      self.away = away
      self.expected = expected
    }
  }

  /// Somebody who is away from then on.
  package struct Away: Sendable {
    package var who: Placed<String>
    /// Until when, as people type it; nil for no end.
    package var until: Placed<String>?
    /// Who stands in for them; nil for nobody.
    package var deputy: Placed<String>?

    package init(who: Placed<String>, until: Placed<String>? = nil, deputy: Placed<String>? = nil) {
      self.who = who
      self.until = until
      self.deputy = deputy
    }
  }

  /// Fields as they are given on the command line, each with its place.
  package struct Given: Sendable {
    package var entries: [Placed<Entry>]
    /// Fields that are given whole, as keys with values or a list, so that nothing of what they held remains.
    package var whole: Set<String>

    package init(entries: [Placed<Entry>] = [], whole: Set<String> = []) {
      self.entries = entries
      self.whole = whole
    }
  }
}

/// The scenarios of one file, and what they share.
package struct ScenarioSet: Sendable {
  /// What diagnostics call the file.
  package var file: String
  /// The workflow that they are about.
  package var workflow: Placed<String>
  /// The calendar that counts, if it is not the definition's.
  package var calendar: Placed<String>?
  /// People besides those of the cast, or in place of one with the same id.
  package var people: [Person]
  /// Where each of them stands, by id.
  package var places: [String: FilePlace]
  package var scenarios: [Scenario]

  package init(
    file: String, workflow: Placed<String>, calendar: Placed<String>? = nil, people: [Person] = [],
    places: [String: FilePlace] = [:], scenarios: [Scenario]
  ) {
    self.file = file
    self.workflow = workflow
    self.calendar = calendar
    self.people = people
    self.places = places
    self.scenarios = scenarios
  }
}
