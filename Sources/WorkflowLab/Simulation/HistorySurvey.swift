package import Workflow
package import WorkingTime

// How long work takes is in no journal: only when it was over. Whoever makes a move has worked on it since the request
// came to that state or, if that is later, since their own last act on any request; the calendar's hours of that stretch
// are taken for the work. No second of anybody is counted twice, and time in a queue behind their other work not at all; a
// wait before they turned to it with nothing else to do is. A note or a change of fields on the way is a part of the same
// piece of work.

/// Counts what a premise needs, from the events of all requests in the order in which they were written.
///
/// What the machine did is not counted. Cost: linear in the events, with a sum of the calendar each. Memory: a few words
/// for each request and person, and a number for each different length.
package struct HistorySurvey: Sendable {
  let definition: Definition
  let calendar: WorkingCalendar
  let people: [String: Person]
  /// The first instant that counts; nil for all of them.
  let since: Instant?
  let until: Instant
  /// Clocks under a test that count all the same.
  let alsoCounts: [String]
  /// Roles of whom somebody is there at every hour.
  private let aroundTheClock: Set<String>
  /// By state.
  let places: [SurveyedPlace]
  /// By state.
  private(set) var tallies: [StateTally]
  private(set) var arrivals: ArrivalTally
  private(set) var workers: [String: WorkerTally] = [:]
  /// Moves that people made in that time; what of them is no figure of a premise is in the others.
  private(set) var moves = 0
  private(set) var machineMoves = 0
  private(set) var reopened = 0
  /// Moves under names that the definition does not have, or not there.
  private(set) var unknown = 0
  private var lives: [String: Life] = [:]
  /// When somebody last did anything.
  private var lastActs: [String: Instant] = [:]

  /// What happened in a state.
  struct StateTally: Sendable {
    /// Moves that people made out of it, by name.
    var moves: [String: Int] = [:]
    var lengths = LengthTally()
    /// Moves outside the hours: how long the work took cannot be told.
    var outsideHours = 0
  }

  /// A request on the way.
  private struct Life: Sendable {
    var state: String
    var entered: Instant
    var priority: String?
    /// Whether it was raised in the time that counts.
    let isCounted: Bool
    /// Seconds that somebody has worked on it here before the move.
    var begun: (person: String, seconds: Int64)?

    mutating func enter(_ next: String, at instant: Instant) { (state, entered, begun) = (next, instant, nil) }
  }

  /// - Parameters:
  ///   - calendar: The definition's.
  ///   - model: Says which states are work, whose, and which stretches of the day are told apart.
  ///   - people: Everybody, with the roles that they held.
  package init(
    of definition: Definition, calendar: WorkingCalendar, model: Premise?, people: [String: Person], since: Instant?,
    until: Instant
  ) {
    self.definition = definition
    self.calendar = calendar
    self.people = people
    self.since = since
    self.until = until
    alsoCounts = model?.alsoCounts.filter { definition.clocks[$0]?.whileTest != nil } ?? []
    aroundTheClock = Set(model?.staff.filter(\.isAroundTheClock).map(\.name) ?? [])
    places = definition.states.map { SurveyedPlace($0, of: definition, model: model) }
    tallies = places.map { _ in StateTally() }
    arrivals = ArrivalTally(hours: model?.arrivals.hours.map(\.interval) ?? [])
  }

  /// Takes the next event of a request that follows some version of the definition.
  ///
  /// - Throws: where the calendar does not reach as far back.
  package mutating func take(_ event: Event) throws(CalendarFault) {
    let instant = event.countsFrom
    if event.version == 1 { raise(event, at: instant) }
    if var life = lives[event.request] {
      if event.version > 1 { try take(event, at: instant, of: &life) }
      if let priority = Self.priority(event.payload, after: life.priority), priority != life.priority {
        if life.isCounted { arrivals.change(life.priority, to: priority) }
        life.priority = priority
      }
      lives[event.request] = life
    }
    if case .person(let person) = event.actor { takeAct(by: person, at: instant) }
  }

  /// Takes note that somebody did something else then, such as on a request of another workflow.
  package mutating func takeAct(by person: String, at instant: Instant) { lastActs[person] = instant }

  /// Whether somebody who holds the role is there at every hour.
  func isAroundTheClock(_ role: String) -> Bool { aroundTheClock.contains(role) }

  private func counts(_ instant: Instant) -> Bool { since.map { $0 <= instant } ?? true }

  private mutating func raise(_ event: Event, at instant: Instant) {
    let isCounted = counts(instant)
    if isCounted { arrivals.add(at: calendar.zone.local(instant), instant) }
    lives[event.request] = Life(state: event.state, entered: instant, isCounted: isCounted)
  }

  private static func priority(_ payload: Payload?, after known: String?) -> String? {
    payload?.fields?[Definition.priorityField]?.text ?? known
  }

  private mutating func take(_ event: Event, at instant: Instant, of life: inout Life) throws(CalendarFault) {
    guard event.kind != Event.Kind.migrate else {
      // It is where it was, under another name.
      life.state = event.state
      return
    }
    // Whoever decides how long it is kept does none of its work.
    guard !Event.Kind.ofRetention.contains(event.kind) else { return }
    let move = definition.moves[event.kind]
    guard case .person(let person) = event.actor else {
      if move != nil, counts(instant) { machineMoves += 1 }
      if event.state != life.state { life.enter(event.state, at: instant) }
      return
    }
    let number = definition.states.position(of: life.state)
    if let number, let move, event.state != life.state || ends(move, by: person, at: instant, in: places[number]) {
      if counts(instant) { try count(move, by: person, at: instant, of: life, at: number) }
      life.enter(event.state, at: instant)
    } else if event.state != life.state {
      if counts(instant) { (moves, unknown) = (moves + 1, unknown + 1) }
      life.enter(event.state, at: instant)
    } else if let number, works(person, at: instant, in: places[number]) {
      let before = life.begun?.person == person ? life.begun?.seconds ?? 0 : 0
      life.begun = (person, before + (try work(of: person, at: instant, on: life, in: places[number])))
    }
  }

  /// A move out of a state, or one that ends a piece of work in it.
  private mutating func count(
    _ move: MoveRule, by person: String, at instant: Instant, of life: Life, at number: Int
  ) throws(CalendarFault) {
    let place = places[number]
    moves += 1
    if place.state.isFinal {
      reopened += 1
      return
    }
    guard definition.selects(move.from, place.state.name) else {
      unknown += 1
      return
    }
    tallies[number].moves[move.name, default: 0] += 1
    guard place.isWork else {
      let stayed = try length(from: life.entered, to: instant, elapsed: place.isElapsed)
      tallies[number].lengths.add(seconds: stayed)
      return
    }
    guard let role = place.role, works(person, at: instant, in: place) else { return }
    let day = calendar.zone.date(at: instant).daysSinceEpoch
    // 1970-01-01 was a Thursday.
    workers[role, default: WorkerTally()].add(person, in: (day + 3) / 7)
    let isTold = place.isElapsed ? true : try isOpen(around: instant)
    guard isTold else {
      tallies[number].outsideHours += 1
      return
    }
    let before = life.begun?.person == person ? life.begun?.seconds ?? 0 : 0
    tallies[number].lengths.add(seconds: before + (try work(of: person, at: instant, on: life, in: place)))
  }

  /// Whether a move that leaves a request where it is ends a piece of work, or a wait: one of those whom it waits for.
  private func ends(_ move: MoveRule, by person: String, at instant: Instant, in place: SurveyedPlace) -> Bool {
    guard let party = place.state.waitsFor, move.by.contains(party) else { return false }
    return place.role == nil || works(person, at: instant, in: place)
  }

  private func works(_ person: String, at instant: Instant, in place: SurveyedPlace) -> Bool {
    guard place.isWork, let role = place.role else { return false }
    return people[person]?.holds(role, at: instant) ?? false
  }

  private func work(
    of person: String, at instant: Instant, on life: Life, in place: SurveyedPlace
  ) throws(CalendarFault) -> Int64 {
    let start = max(life.entered, lastActs[person] ?? life.entered)
    return try length(from: start, to: instant, elapsed: place.isElapsed)
  }

  private func length(from start: Instant, to end: Instant, elapsed: Bool) throws(CalendarFault) -> Int64 {
    try ClockArithmetic(calendar: calendar).count(from: start, to: end, elapsed: elapsed)
  }

  /// Whether an instant is in the hours, or just at their end.
  private func isOpen(around instant: Instant) throws(CalendarFault) -> Bool {
    if try calendar.isOpen(instant) { return true }
    return try calendar.isOpen(instant.advanced(bySeconds: -1))
  }
}
