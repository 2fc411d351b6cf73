import Testing
import Workflow

@testable import WorkflowFile

/// A place in a file where a key of a known section stands.
struct KeySite {
  /// The steps from the root to the section.
  let path: [Step]
  /// The section's rule.
  let rule: SectionRule
  /// The keys that stand there.
  let keys: [String]

  /// A step into a value.
  enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  /// Every section of a file, found by following the rules.
  static func all(in node: Node, _ rule: SectionRule, at path: [Step] = []) -> [KeySite] {
    guard let entries = node.entries else { return [] }
    var sites = [KeySite(path: path, rule: rule, keys: entries.map(\.key))]
    for entry in entries {
      guard let value = rule[entry.key]?.value else { continue }
      sites += inner(entry.value, value, path + [.key(entry.key)])
    }
    return sites
  }

  /// Each key of each rule once: the first section in which it stands.
  static func first(in node: Node, _ rule: SectionRule) -> [(site: KeySite, key: String)] {
    var seen: Set<[String]> = []
    return all(in: node, rule).flatMap { site in
      site.keys.filter { seen.insert([site.rule.name, $0]).inserted }.map { (site, $0) }
    }
  }

  private static func inner(_ node: Node, _ value: ValueRule, _ path: [Step]) -> [KeySite] {
    switch value {
    case .section(let name):
      SectionRule.all.first { $0.name == name }.map { all(in: node, $0, at: path) } ?? []
    case .names(_, let inside): (node.entries ?? []).flatMap { inner($0.value, inside, path + [.key($0.key)]) }
    case .list(let inside):
      (node.elements ?? []).enumerated().flatMap { inner($1, inside, path + [.index($0)]) }
    case .either(let values): values.flatMap { inner(node, $0, path) }
    default: []
    }
  }
}

extension Node {
  /// The same with the section at a path changed.
  func changed(at path: some Collection<KeySite.Step>, _ change: ([Entry]) -> [Entry]) -> Node {
    guard let step = path.first else {
      return entries.map { Node(.mapping(change($0)), at: mark) } ?? self
    }
    let rest = path.dropFirst()
    switch (content, step) {
    case (.mapping(let entries), .key(let key)):
      let changed = entries.map { entry in
        entry.key == key ? Entry(key: key, mark: entry.mark, value: entry.value.changed(at: rest, change)) : entry
      }
      return Node(.mapping(changed), at: mark)
    case (.sequence(let elements), .index(let index)):
      let changed = elements.enumerated().map { $0 == index ? $1.changed(at: rest, change) : $1 }
      return Node(.sequence(changed), at: mark)
    default: return self
    }
  }

  /// As YAML on one line.
  var flow: String {
    switch content {
    case .scalar(let text, let isPlain):
      let isWord = text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x25, 0x7E: true
        default: false
        }
      }
      return isPlain && isWord ? text : Node.quoted(text)
    case .sequence(let elements): return "[" + elements.map(\.flow).joined(separator: ", ") + "]"
    case .mapping(let entries):
      return "{" + entries.map { "\(Node.quoted($0.key)): \($0.value.flow)" }.joined(separator: ", ") + "}"
    case .refused: return "~"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for letter in text {
      switch letter {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.append(letter)
      }
    }
    return result + "\""
  }
}

/// The kinds of file with a text each that has every key, and what their readers say.
struct SchemaKind: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let rule: SectionRule
  /// Errors of reading a text, in words.
  let errors: @Sendable (String) -> [String]

  var testDescription: String { name }

  static let all = [
    SchemaKind(name: "definition", text: definition, rule: .definition) {
      told(DefinitionFile.read($0, file: "f"))
    },
    SchemaKind(name: "calendar", text: calendar, rule: .calendar) {
      told(CalendarFile.read($0, file: "f", years: 2025...2027, zone: Shipped.zone))
    },
    SchemaKind(name: "register", text: register, rule: .register) { told(RegisterFile.read($0, file: "f")) },
    SchemaKind(name: "cast", text: cast, rule: .cast) { told(CastFile.read($0, file: "f")) },
    SchemaKind(name: "simulation", text: simulation, rule: .simulation) {
      told(SimulationFile.read($0, file: "f", for: simulated))
    },
    SchemaKind(name: "retention", text: retention, rule: .retention) {
      told(RetentionFile.read($0, file: "f", zone: Shipped.zone))
    },
    SchemaKind(name: "notices", text: notices, rule: .notices) { told(NoticeFile.read($0, file: "f")) },
  ]

  /// The first kind of file whose rules come to a mapping of that name.
  static func owner(of rule: String) -> String {
    switch rule {
    case "calendar", "hours", "holiday", "dated": "calendar"
    case "register", "entry": "register"
    case "cast", "person": "cast"
    case "simulation", "arrivals", "staffing", "work": "simulation"
    case "retention", "group", "hold-basis", "early-basis": "retention"
    case let name where name.hasPrefix("notice"): "notices"
    default: "definition"
    }
  }

  private static func told<Value>(_ loaded: Loaded<Value>) -> [String] {
    loaded.diagnostics.filter { $0.severity == .error }.map(\.message)
  }

  /// The sample, with what it does without.
  private static let definition =
    Sample.text
    .replacing("set: { raise: raiser,", with: "set: { raise: raiser, assess: chief, assign: chief,")
    .replacing(
      "  release:",
      with: """
          relieve: { from: doing, to: queued, by: machine, when: assignee-absent, clears: assignee }
          fall: { from: doing, to: queued, by: machine, when: decision-voided, decisions: take, clears: assignee }
          doubt: { from: doing, to: same, by: machine, when: decision-unaffirmed, decisions: take, tells: chief }
          release:
        """
    )
    .replacing("rests-on: { noted: haste }", with: "rests-on: { voids: kind, affirms: size, noted: title }")
    .replacing("hurry: { only-for", with: "hurry: { not-for: { size: large }, only-for")
    .replacing(
      "fields:\n",
      with: """
          parts: { a: { bool: true }, b: { int: true }, c: { instant: true }, d: { person: true }, e: { one-of: [x] } }
          reply: { said: { text: 9, optional: true }, none: { bool: true, instead-of: said }, why: { text: 9, optional: true, belongs-to: said } }
        fields:
          odd: { bool: true }
          many: { int: true }
          who: { person: true }
          last: { record: parts }
          several: { list-of: { text: 10 } }
          replies: { list-of: reply, belongs-to: several }
          flags: { list-of: { bool: true } }
          counts: { list-of: { int: true } }
          days: { list-of: { instant: true } }
          people: { list-of: { person: true } }
          codes: { list-of: { one-of: [x, y] } }
          parts: { list-of: { record: parts } }

        """)
      + """
      correct: { by: chief }
      late-entry: { limit: 24h elapsed, by: chief }
      acknowledge: { by: chief, lasts: 1h elapsed }
      absence: { by: chief, handover: P1 }

      """

  private static let simulated: [Definition] = [
    try? DefinitionFile.read(Shipped.text("pio-tasking.yaml"), file: "d").value
  ].compactMap { $0 }

  /// The shipped one, with what it does without.
  private static let simulation = ((try? Shipped.text("simulation.yaml")) ?? "").replacing(
    "{ people: 48,", with: "{ people: 48, hours: calendar, at-once: 1,")

  /// The shipped one has every key.
  private static let retention = (try? Shipped.text("retention.yaml")) ?? ""

  private static let calendar = """
    calendar: office
    version: 1
    title: Office
    zone: Europe/London
    day: 7h 30m
    hours: { mon: ["08:00-12:00", "13:00-17:00"], tue: "08:00-17:00", wed: "08:00-17:00", thu: "08:00-17:00", \
    fri: "08:00-17:00", sat: "08:00-17:00", sun: "22:00-30:00" }
    holidays:
      - { name: Christmas Day, on: 25 December, substitute: next-weekday, from: 2000, to: 2040 }
      - { name: Good Friday, easter: -2 }
      - { name: May Day, nth: first monday of may }
    dated:
      - { date: "2026-05-04", not: May Day }
      - { date: "2026-06-01", closed: Stocktaking }
      - { date: "2026-06-02", hours: ["09:00-10:00"] }
    horizon: "2028-12-31"

    """

  private static let notices = """
    notices: desk
    version: 1
    title: Desk
    duty: [{ role: senior }, { person: a.b }]
    channels:
      mail: { smtp: "smtp://localhost:25", from: a@example.org, login: a, greets-as: a.b, password-file: /p, ca-file: /c, \
    timeout: 9, encrypted: true }
      chat: { webhook: "https://example.org/x", secret-file: /k }
      page: { command: [/bin/page, x] }
    routes: [{ priorities: [P1], capacities: [pio], about: [offer], from: 100%, due: before-morning, through: [mail] }]
    urgent: [{ priorities: [P1], capacities: [pio], about: [offer], from: 100%, due: before-morning }]
    quiet-outside: office
    digest: { more-than: 3, every: 15m }
    crowds: { up-to: 3, teams: { desk: desk.mailbox } }
    limit: { messages: 3, within: 1h }
    retries: { first: 1m, longest: 1h, attempts: 5 }
    words: { subject: "{reference}", digest-subject: "{count}", line: "{about}", closing: Go. }

    """

  private static let register = """
    register: kinds
    version: 1
    title: Kinds
    columns:
      title: text
      long: { text: 200, optional: true }
      sure: { bool: true, optional: true, instead-of: long, belongs-to: title }
      many: { int: true, optional: true }
      since: { instant: true, optional: true }
      who: { person: true, optional: true }
      floor: { one-of: [P1, P2], optional: true }
    entries:
      letter: { title: A letter, floor: P1, retired: true }
      parcel: { title: A parcel }

    """

  private static let cast = """
    rehearsal: 1
    title: A play
    people:
      - { id: a.b, name: A B, roles: [doer, chief], covers: [MDI], limit: 3 }
      - { id: c.d, name: C D, roles: doer }

    """
}
