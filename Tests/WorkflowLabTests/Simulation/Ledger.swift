import Workflow
import WorkflowFile
import WorkingTime

@testable import WorkflowLab

/// A history written by hand, of a line of people with two clerks, from nine to five on weekdays.
struct Ledger {
  static let text = """
    workflow: line
    version: 3
    title: A line of people
    owner: Nobody
    reference: L-{year}-{number}
    calendar: office
    roles: { asker: Who asks, clerk: Who serves, boss: Who looks }
    fields: { priority: { one-of: [P1, P2] } }
    states:
      waiting: { stage: act, waits-for: clerk }
      parked:  { stage: act, waits-for: raiser }
      gone:    { stage: close, final: true }
    raise: { by: [asker], into: waiting }
    set: { raise: nobody, assess: nobody, assign: nobody, act: nobody, close: nobody }
    moves:
      serve:    { from: waiting, to: gone, by: clerk }
      withdraw: { from: waiting, to: gone, by: raiser }
      look:     { from: waiting, to: same, by: [clerk, boss] }
      rush:     { from: waiting, to: gone, by: clerk, only-for: { priority: [P1] } }
      park:     { from: waiting, to: parked, by: clerk }
      unpark:   { from: parked, to: waiting, by: raiser }
      tire:     { from: waiting, to: gone, by: machine, at: "request.raised + duration('336h')" }
      revive:   { from: gone, to: waiting, by: boss, within: 1 month }
    clocks:
      served: { runs-in: [waiting], allow: { P1: 1h, P2: 3h } }
    """
  /// Monday.
  static let midnight = "2026-03-02T00:00:00Z"

  let definition: Definition
  let calendar: WorkingCalendar
  var survey: HistorySurvey
  private var versions: [String: Int] = [:]

  struct Unreadable: Error { let lines: [String] }

  init(since: String? = nil, until: String = "2026-05-04T00:00:00Z", model: Premise? = nil) throws {
    let loaded = DefinitionFile.read(Ledger.text, file: "line.yaml")
    guard let definition = loaded.value else { throw Unreadable(lines: loaded.diagnostics.map(\.description)) }
    self.definition = definition
    let hours = [DayInterval(open: 9 * 3_600, close: 17 * 3_600)]
    calendar = try WorkingCalendar(
      name: "office", version: 1, zone: .utc, day: WorkingDuration(seconds: 8 * 3_600),
      week: Dictionary(uniqueKeysWithValues: Weekday.allCases.filter { !$0.isWeekend }.map { ($0, hours) }),
      holidays: [], special: [:], closed: [:], changes: [:], horizon: nil, years: 2020...2040)
    let grants = ["c": "clerk", "d": "clerk", "s": "boss", "a": "asker"]
    let people = grants.mapValues { RoleGrant(role: $0, since: Instant(secondsSinceEpoch: 0)) }
    survey = HistorySurvey(
      of: definition, calendar: calendar, model: model,
      people: Dictionary(
        uniqueKeysWithValues: people.map { ($0, Person(id: $0, name: $0, grants: [$1])) }),
      since: try since.map { text throws(TimeFault) in try Instant(rfc3339: text) },
      until: try Instant(rfc3339: until))
  }

  /// Takes lines such as `10:30 a:c serve gone`: hours since Monday's midnight, the request and who acts (of request `a`
  /// only who acts), the kind of event, the state after it.
  mutating func play(_ lines: [String], priority: String? = "P2", isErased: Bool = false) throws {
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let clock = words[0].split(separator: ":").compactMap { Int64($0) }
      let names = words[1].split(separator: ":").map(String.init)
      let isRaise = words[2] == Event.Kind.raise
      let request = names.count > 1 || isRaise ? names[0] : "a"
      let actor = isRaise && names.count == 1 ? "a" : names[names.count - 1]
      try take(
        request, words[2], words[3], by: actor,
        at: try Instant(rfc3339: Ledger.midnight).advanced(bySeconds: clock[0] * 3_600 + clock[1] * 60),
        priority: priority, isErased: isErased)
    }
  }

  /// Takes one event.
  mutating func take(
    _ request: String, _ kind: String, _ state: String, by actor: String, at instant: Instant,
    priority: String? = "P2", isErased: Bool = false
  ) throws {
    versions[request, default: 0] += 1
    var payload = Payload()
    if versions[request] == 1, let priority { payload.fields = ["priority": .text(priority)] }
    try survey.take(
      Event(
        request: request, version: versions[request] ?? 0, kind: kind, state: state, actor: Actor(id: actor),
        occurredAt: instant, recordedAt: instant, payload: isErased ? nil : payload))
  }

  /// What was counted, without a base.
  func estimate() throws -> HistoryEstimate { survey.estimate(filling: nil).estimate }

  /// The lengths in a state, in minutes.
  func lengths(_ name: String) -> [Int64] {
    zip(survey.places, survey.tallies).filter { $0.0.state.name == name }.flatMap { _, tally in
      tally.lengths.byMinutes.sorted { $0.key < $1.key }.flatMap { Array(repeating: $0.key, count: $0.value) }
    }
  }

  /// What was counted in a state.
  func state(_ name: String) throws -> HistoryEstimate.State {
    guard let state = try estimate().states.first(where: { $0.state == name }) else { throw Unreadable(lines: [name]) }
    return state
  }
}
