package import Workflow
package import WorkingTime

/// What a simulation supposes: how many requests arrive, who is there to do them, and how long everything takes.
package struct Premise: Equatable, Sendable {
  /// The workflow that it is about.
  package var workflow: String
  package var title: String
  package var seed: UInt64
  /// The first day.
  package var from: CivilDate
  package var days: Int
  package var arrivals: Arrivals
  /// Who is there, by role.
  package var staff: NameTable<Staffing>
  /// What happens in each state that is not final.
  package var work: NameTable<Work>
  /// Clocks under a test (`while`) that count for every request all the same; the others of that kind are left out.
  package var alsoCounts: [String]

  package init(
    workflow: String, title: String, seed: UInt64, from: CivilDate, days: Int, arrivals: Arrivals,
    staff: NameTable<Staffing>, work: NameTable<Work>, alsoCounts: [String] = []
  ) {
    self.workflow = workflow
    self.title = title
    self.seed = seed
    self.from = from
    self.days = days
    self.arrivals = arrivals
    self.staff = staff
    self.work = work
    self.alsoCounts = alsoCounts
  }

  /// A share of a whole, and of what.
  package struct Share: Equatable, Sendable {
    package let of: String
    package let weight: Int

    package init(of: String, weight: Int) {
      self.of = of
      self.weight = weight
    }
  }

  /// When requests are raised: by chance, around these means.
  package struct Arrivals: Equatable, Sendable {
    /// In 365 days.
    package var aYear: Int
    /// Shares of a week.
    package var weekdays: [Weekday: Int]
    /// Shares of a day; within each stretch evenly.
    package var hours: [Hours]
    /// Shares of priorities.
    package var priorities: [Share]

    package init(aYear: Int, weekdays: [Weekday: Int], hours: [Hours], priorities: [Share]) {
      self.aYear = aYear
      self.weekdays = weekdays
      self.hours = hours
      self.priorities = priorities
    }

    /// A stretch of the day, and its share.
    package struct Hours: Equatable, Sendable {
      package let interval: DayInterval
      package let weight: Int

      package init(_ interval: DayInterval, weight: Int) {
        self.interval = interval
        self.weight = weight
      }
    }
  }

  /// Those who hold a role.
  package struct Staffing: Named, Equatable, Sendable {
    /// The role.
    package let name: String
    package var people: Int
    /// Whether somebody is there at every hour, and not in the hours of the calendar.
    package var isAroundTheClock: Bool
    /// How many requests each of them works on at a time.
    package var atOnce: Int
    /// How many can be called outside the hours, for the most urgent priority only.
    package var onCall: Int

    package init(role: String, people: Int, isAroundTheClock: Bool = false, atOnce: Int = 1, onCall: Int = 0) {
      name = role
      self.people = people
      self.isAroundTheClock = isAroundTheClock
      self.atOnce = atOnce
      self.onCall = onCall
    }
  }

  /// What happens to a request in a state.
  package struct Work: Named, Equatable, Sendable {
    /// The state.
    package let name: String
    /// The role that has to work on it; nil where it only waits, and nobody is busy with it.
    package var by: String?
    /// How long the work, or the wait, takes: half of them less.
    package var median: Allowance
    package var spread: Spread
    /// The moves out of it.
    package var then: [Share]

    package init(state: String, by: String?, median: Allowance, spread: Spread = .none, then: [Share]) {
      name = state
      self.by = by
      self.median = median
      self.spread = spread
      self.then = then
    }
  }

  /// How lengths of time differ.
  package enum Spread: Equatable, Sendable {
    /// Not at all.
    case none
    /// One in twenty is longer than this: log-normal.
    case oneInTwenty(Allowance)
    /// Exponential: the length given is the mean.
    case exponential
  }
}
