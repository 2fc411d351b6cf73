import FoundationEssentials
package import Workflow
import WorkflowFile
package import WorkingTime

/// A definition with its registers, its calendar and a cast: what a kernel needs, read from files or texts.
package struct Bench: Sendable {
  /// The workflow.
  package let definition: Definition
  /// People, registers and the calendar.
  package var world: World

  /// What decides on both.
  package var kernel: Kernel { Kernel(definition: definition, world: world) }

  /// A bench of these.
  package init(definition: Definition, world: World) {
    self.definition = definition
    self.world = world
  }

  /// What goes wrong while a bench is built.
  package struct Unreadable: Error {
    /// What the reader said, a line each.
    package let diagnostics: [String]

    /// A failure with what the reader said.
    package init(diagnostics: [String]) { self.diagnostics = diagnostics }
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "workflows")

  private static let cached = Result { try shippedOnce() }

  /// The shipped definition, with one person for every part.
  package static func shipped() throws -> Bench { try cached.get() }

  /// A definition in a text, with the shipped registers and calendars.
  package static func of(_ text: String, checked: Bool = true) throws -> Bench {
    let shipped = try shipped()
    let loaded =
      checked
      ? DefinitionFile.check(
        text, file: "small.yaml", registers: shipped.world.registers, calendars: [shipped.world.calendar.name])
      : DefinitionFile.read(text, file: "small.yaml")
    guard let definition = loaded.value, !loaded.hasErrors else {
      throw Unreadable(diagnostics: loaded.diagnostics.map(\.description))
    }
    return Bench(definition: definition, world: shipped.world)
  }

  private static func shippedOnce() throws -> Bench {
    var registers: NameTable<Register> = []
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "registers").path)
    for name in names.sorted() where name.hasSuffix(".yaml") {
      registers.append(try value(RegisterFile.read(try text("registers/\(name)"), file: name)))
    }
    let calendar = try calendar("england-and-wales")
    let loaded = DefinitionFile.check(
      try text("pio-tasking.yaml"), file: "pio-tasking.yaml", registers: registers, calendars: [calendar.name])
    let world = World(people: cast, registers: registers, calendar: calendar)
    return Bench(definition: try value(loaded), world: world)
  }

  /// A calendar under `workflows/calendars`.
  package static func calendar(_ name: String, _ change: (String) -> String = { $0 }) throws -> WorkingCalendar {
    let london = try zone("Europe/London")
    return try value(
      CalendarFile.read(change(try text("calendars/\(name).yaml")), file: name) { $0 == london.name ? london : nil })
  }

  /// The next version of the shipped calendar, with other hours or other single days.
  package static func nextCalendar(hours: String? = nil, closed: [String] = [], version: Int = 2) throws
    -> WorkingCalendar
  {
    let dated = closed.map { "\n  - { date: \"\($0)\", closed: A day of mourning }" }.joined()
    return try calendar("england-and-wales") { text in
      let text = replacing(
        "dated:", by: "dated:\(dated)", in: replacing("version: 1", by: "version: \(version)", in: text))
      return hours.map { replacing("08:00-17:00", by: $0, in: text, everywhere: true) } ?? text
    }
  }

  /// The shipped definition as its next version, changed.
  package static func next(_ changes: [(String, String)]) throws -> Bench {
    let changed = changes.reduce(replacing("version: 1", by: "version: 2", in: try text("pio-tasking.yaml"))) {
      replacing($1.0, by: $1.1, in: $0)
    }
    return try of(changed)
  }

  /// The shipped definition as its next version, with two states under other names, wherever they stand as a word.
  package static func nextRenaming(_ one: String, to first: String, and other: String, to second: String) throws
    -> Bench
  {
    var changed = replacing("version: 1", by: "version: 2", in: try text("pio-tasking.yaml"))
    for (old, new) in [(one, first), (other, second)] {
      for (before, after) in [(" ", ":"), (" ", ","), ("[", ","), (" ", "]"), ("[", "]")] {
        changed = replacing(before + old + after, by: before + new + after, in: changed, everywhere: true)
      }
    }
    return try of(changed)
  }

  private static func replacing(_ old: String, by new: String, in text: String, everywhere: Bool = false) -> String {
    var parts = text.split(separator: old, omittingEmptySubsequences: false).map(String.init)
    if !everywhere, parts.count > 2 { parts = [parts[0], parts[1...].joined(separator: old)] }
    return parts.joined(separator: new)
  }

  private static func value<Value>(_ loaded: Loaded<Value>) throws -> Value {
    guard let value = loaded.value else { throw Unreadable(diagnostics: loaded.diagnostics.map(\.description)) }
    return value
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// A zone of the system.
  package static func zone(_ name: String) throws -> Zone {
    try Zone(name: name, tzif: [UInt8](Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))))
  }

  /// A person named for a role holds just that role; `first.…` and `second.…` are others with the same role.
  package static let cast: [String: Person] = {
    let always = Instant(secondsSinceEpoch: 0)
    var people: [String: Person] = [:]
    for role in ["requester", "coordinator", "supervisor", "pio", "senior", "chair"] {
      for id in [role, "first.\(role)", "second.\(role)"] {
        people[id] = Person(
          id: id, name: "The \(id)", grants: [RoleGrant(role: role, since: always)],
          covers: role == "pio" ? ["MDI", "LEI"] : [], limit: role == "pio" ? 5 : nil)
      }
    }
    people["raiser"] = Person(id: "raiser", name: "Rae Ser", grants: [RoleGrant(role: "requester", since: always)])
    people["assignee"] = Person(
      id: "assignee", name: "Ash Signee", grants: [RoleGrant(role: "pio", since: always)], covers: ["MDI"], limit: 5)
    people["everybody"] = Person(
      id: "everybody", name: "Eve Rybody",
      grants: ["requester", "coordinator", "supervisor", "pio", "senior", "chair"].map {
        RoleGrant(role: $0, since: always)
      }, covers: ["*"])
    people["nobody.much"] = Person(id: "nobody.much", name: "Noah Body")
    return people
  }()
}

/// An instant from RFC 3339.
package func at(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

extension Instant {
  /// So many hours later.
  package func plus(hours: Int64 = 0, minutes: Int64 = 0, seconds: Int64 = 0) -> Instant {
    advanced(bySeconds: hours * 3_600 + minutes * 60 + seconds)
  }
}

extension Result {
  /// The failure, if it is one.
  package var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}

/// SplitMix64: the same numbers on every run.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// A row of numbers that a seed determines.
  package init(state: UInt64) { self.state = state }

  /// The next number.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
