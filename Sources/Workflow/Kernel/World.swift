package import CEL
package import WorkingTime

/// What a decision needs to know beside the request: people with their load, registers, the calendar.
package struct World: Sendable {
  package var people: [String: Person]
  package var registers: NameTable<Register>
  /// The calendar that the definition names.
  package var calendar: WorkingCalendar
  /// The time zones that rules may name.
  package var zones: ZoneTable

  package init(
    people: [String: Person], registers: NameTable<Register>, calendar: WorkingCalendar, zones: ZoneTable = [:]
  ) {
    self.people = people
    self.registers = registers
    self.calendar = calendar
    self.zones = zones
  }

  /// The establishments that a person covers by name, with `Person.everywhere` written out.
  package func coverage(of person: Person) -> [String] {
    guard person.covers.contains(Person.everywhere) else { return person.covers }
    return registers["establishments"]?.entries.names ?? []
  }
}
