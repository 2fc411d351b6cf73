package import Store
package import TaskingAPI
import Workflow
import WorkflowFile
package import WorkingTime

/// What a new store begins with: its kind, its sources, whoever makes it, and for a rehearsal the cast.
package struct Beginning {
  /// Files below a `workflows` folder: paths relative to it, and their texts.
  package typealias Files = [(path: String, text: String)]

  /// The files that the program brings with it.
  package static var builtIn: Files { EmbeddedFiles.workflows }

  /// The scenarios of those workflows; no store holds them.
  package static var builtInTests: Files { EmbeddedTests.files }

  /// Files at the top that are no definitions.
  private static let aside: Set = ["rehearsal.yaml", "simulation.yaml", "notices.yaml"]

  private let kind: StoreIdentity.Kind
  private let sources: [Source]
  private let roles: [String]
  private let zone: String
  private let cast: [Cast.Member]
  /// The ids that nobody may have.
  package let reserved: ReservedWords

  /// Checks everything that a store is to begin with.
  /// - Throws: `malformed` with every diagnostic of every file.
  package init(
    _ kind: StoreIdentity.Kind, files: Files = builtIn, surroundings: Surroundings
  ) throws(TaskingError) {
    self.kind = kind
    var read = Reading(surroundings: surroundings)
    for file in files where file.path.hasPrefix("registers/") { read.register(file) }
    for file in files where file.path.hasPrefix("calendars/") { read.calendar(file) }
    for file in files where file.path == "notices.yaml" { read.notices(file) }
    let top = files.filter { !$0.path.contains("/") && !Self.aside.contains($0.path) }
    for file in top where FileKind(of: file.text) != .retention { read.definition(file) }
    for file in top where FileKind(of: file.text) == .retention { read.schedule(file) }
    if kind == .rehearsal, let file = files.first(where: { $0.path == "rehearsal.yaml" }) { read.cast(file) }
    guard read.lines.isEmpty else {
      throw TaskingError(
        .malformed, "the workflow files cannot be used",
        details: read.lines.map { TaskingError.Detail(code: "diagnostic", message: $0) })
    }
    guard let definition = read.definitions.first else {
      throw TaskingError(.malformed, "there is no workflow among the files", hint: "put a definition beside calendars/")
    }
    sources = read.sources
    var seen: Set<String> = []
    roles = (read.definitions.flatMap(\.roles.names) + (read.schedule?.roles.names ?? []))
      .filter { seen.insert($0).inserted }
    zone = read.zones[definition.calendar] ?? Zone.utc.name
    cast = read.members
    reserved = ReservedWords(read.definitions, roles: read.schedule?.roles.names ?? [])
    for member in cast {
      guard let meaning = reserved.meaning(of: member.id) else { continue }
      throw TaskingError(.malformed, "rehearsal.yaml: '\(member.id)' is no id: it is \(meaning)")
    }
  }

  /// Writes the beginning; whoever makes the store becomes a person who holds every role.
  ///
  /// - Parameters:
  ///   - isService: Whether the maker is a service's account: then they hold no role, and can only administer.
  ///   - direct: For whom whoever opens the file may act; nil for those alone who have no other login.
  package func write(
    to transaction: any WriteTransaction, owner: PersonRecord, at now: Instant, via: String, keepsTime: Bool,
    anchorKey: AnchorPublicKey? = nil, isService: Bool = false,
    direct: AdministrativeEvent.Initialisation.Direct? = nil
  ) throws {
    let origin = Origin(via: via)
    let maker = Actor.person(owner.id)
    func administer(_ event: AdministrativeEvent) throws {
      _ = try transaction.administer(event, by: maker, at: now, from: origin)
    }
    try administer(
      .initialised(.init(kind: kind, holds: sources.map(\.digest), anchorKey: anchorKey?.hex, direct: direct)))
    for source in sources { _ = try transaction.activate(source, by: maker, at: now, from: origin) }
    try administer(.personAdded(owner))
    if !isService {
      for role in roles { try administer(.roleGranted(.init(person: owner.id, role: role))) }
    }
    for member in cast where member.id != owner.id {
      try administer(
        .personAdded(
          PersonRecord(id: member.id, name: member.name, covers: member.covers, limit: member.limit)))
      for role in member.roles { try administer(.roleGranted(.init(person: member.id, role: role))) }
    }
    try transaction.keep(zone, as: .zone)
    if keepsTime { try transaction.keep(now.rfc3339, as: .rehearsalTime) }
  }
}

/// The files of a beginning as they are read.
private struct Reading {
  let surroundings: Surroundings
  private(set) var registers: NameTable<Register> = []
  private(set) var zones: [String: String] = [:]
  private(set) var definitions: [Definition] = []
  private(set) var schedule: RetentionSchedule?
  private(set) var sources: [Source] = []
  private(set) var members: [Cast.Member] = []
  /// Errors, as diagnostics tell them.
  private(set) var lines: [String] = []

  init(surroundings: Surroundings) { self.surroundings = surroundings }

  mutating func register(_ file: (path: String, text: String)) {
    guard let register = take(RegisterFile.read(file.text, file: file.path), file) else { return }
    registers.append(register)
    sources.append(Source(kind: .register, name: register.name, version: register.version, text: file.text))
  }

  mutating func calendar(_ file: (path: String, text: String)) {
    let loaded = CalendarFile.read(file.text, file: file.path, zone: { surroundings.zone($0) })
    guard let calendar = take(loaded, file) else { return }
    zones[calendar.name] = calendar.zone.name
    sources.append(Source(kind: .calendar, name: calendar.name, version: calendar.version, text: file.text))
  }

  mutating func definition(_ file: (path: String, text: String)) {
    let loaded = DefinitionFile.check(
      file.text, file: file.path, registers: registers, calendars: Set(zones.keys), zones: surroundings.zones)
    guard let definition = take(loaded, file) else { return }
    definitions.append(definition)
    sources.append(Source(kind: .workflow, name: definition.workflow, version: definition.version, text: file.text))
  }

  mutating func schedule(_ file: (path: String, text: String)) {
    let beside = RetentionFile.Surroundings(definitions: definitions, registers: registers)
    let loaded = RetentionFile.check(file.text, file: file.path, beside: beside, zone: { surroundings.zone($0) })
    guard let read = take(loaded, file) else { return }
    guard schedule == nil else {
      lines.append("\(file.path): error: a store has one schedule of retention, and there is another file of one")
      return
    }
    schedule = read
    sources.append(Source(kind: .retention, name: read.name, version: read.version, text: file.text))
  }

  mutating func notices(_ file: (path: String, text: String)) {
    guard let plan = take(NoticeFile.read(file.text, file: file.path, calendars: Set(zones.keys)), file) else { return }
    sources.append(Source(kind: .notices, name: plan.name, version: plan.version, text: file.text))
  }

  mutating func cast(_ file: (path: String, text: String)) {
    members = take(CastFile.read(file.text, file: file.path), file)?.people ?? []
  }

  private mutating func take<Value>(_ loaded: Loaded<Value>, _ file: (path: String, text: String)) -> Value? {
    let hidden = HiddenText.diagnostics(in: file.text, file: file.path)
    guard !loaded.hasErrors, hidden.isEmpty, let value = loaded.value else {
      lines += (loaded.diagnostics + hidden).map(\.description)
      return nil
    }
    return value
  }
}
