package import CEL
package import Workflow
package import WorkingTime

/// What scenarios are played on: a definition with its registers, calendars and people.
package struct ScenarioGround: Sendable {
  package var definition: Definition
  package var registers: NameTable<Register>
  /// By name; the definition's own among them.
  package var calendars: [String: WorkingCalendar]
  package var people: [Person]
  /// The time zones that rules may name.
  package var zones: ZoneTable

  package init(
    definition: Definition, registers: NameTable<Register>, calendars: [String: WorkingCalendar], people: [Person],
    zones: ZoneTable = [:]
  ) {
    self.definition = definition
    self.registers = registers
    self.calendars = calendars
    self.people = people
    self.zones = zones
  }

  /// The same with other people beside these, or in the place of those with the same id.
  package func with(_ others: [Person]) -> ScenarioGround {
    var ground = self
    let ids = Set(others.map(\.id))
    ground.people = people.filter { !ids.contains($0.id) } + others
    return ground
  }

  /// The world in which a scenario begins; nil if there is no such calendar.
  func world(calendar name: String?, busy: [Placed<Scenario.Load>]) -> World? {
    guard let calendar = calendars[name ?? definition.calendar] else { return nil }
    var people = Dictionary(self.people.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    for load in busy { people[load.value.person]?.openRequests = load.value.requests }
    return World(people: people, registers: registers, calendar: calendar, zones: zones)
  }
}
