import Glibc
import SQLiteStore
import Store
import Synchronization
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

/// A fresh store with the rehearsal's cast, a service over it, and a clock that moves when it is told.
final class Desk {
  let folder: Folder
  let clock: FakeClock
  let file: SQLiteStore
  let service: Service

  /// The store, as any engine's.
  var store: any RequestStore { file }

  /// Whoever made the store: holds every role, and is the login 1000.
  static let owner = "o.wner"
  /// The time at which every store of these tests was made.
  static let beginning = "2026-01-05T09:00:00Z"

  /// A store of that kind, at that time; a live one has its maker only.
  init(_ kind: StoreIdentity.Kind = .rehearsal, at time: String = "2026-11-23T09:00:00Z") throws {
    folder = try Folder()
    try Folder.write(try Template.bytes(kind), to: folder.store)
    clock = try FakeClock(time)
    file = try SQLiteStore(folder.store, options: .unhurried)
    service = Service(store: file, surroundings: Desk.surroundings(clock))
  }

  /// A store of these bytes.
  init(copying bytes: [UInt8], at time: String) throws {
    folder = try Folder()
    try Folder.write(bytes, to: folder.store)
    clock = try FakeClock(time)
    file = try SQLiteStore(folder.store, options: .unhurried)
    service = Service(store: file, surroundings: Desk.surroundings(clock))
  }

  /// A service over another connection to a store.
  static func service(_ path: String, _ clock: FakeClock) throws -> Service {
    Service(store: try SQLiteStore(path, options: .unhurried), surroundings: surroundings(clock))
  }

  static func surroundings(_ clock: FakeClock) -> Surroundings {
    Surroundings(
      now: { clock.now },
      zoneFile: zoneFile)
  }

  /// The system's zones.
  @Sendable static func zoneFile(_ name: String) -> [UInt8]? {
    let bytes = Folder.bytes(of: "/usr/share/zoneinfo/\(name)")
    return bytes.isEmpty ? nil : bytes
  }

  static let trusted = Caller(uid: 1_000, isTrusted: true)

  /// Carries out a command in somebody's name.
  @discardableResult
  func perform<Asked: Runnable>(
    _ command: Asked, as person: String? = nil, id: String? = nil, version: Int? = nil, now: String? = nil
  ) throws(TaskingError) -> Reply<Asked.Answer> {
    try service.perform(
      Order(command, person: person, commandID: id, expectVersion: version, now: now), from: Desk.trusted)
  }

  /// Carries out a command of which only the refusal is of interest.
  func attempt<Asked: Runnable>(_ command: Asked, as person: String? = nil, from caller: Caller = trusted)
    throws(TaskingError)
  {
    _ = try service.perform(Order(command, person: person), from: caller)
  }

  /// Sets the time.
  func at(_ time: String) throws { try clock.set(time) }
}

extension Desk {
  /// Raises a request of shape P4 with others in the place of some fields; gives what was written.
  @discardableResult
  func raise(by person: String = "b.hughes", _ fields: [String] = [], submit: Bool = true, id: String? = nil) throws
    -> Written
  {
    func field(_ typed: String) -> Substring { Entry(typed: typed).key.prefix { $0 != "." } }
    let own = Set(fields.map(field))
    let usual = Desk.usual.filter { !own.contains(field($0)) }
    let entries = (usual + fields).map(Entry.init(typed:)).filter { $0.value != nil }
    return try perform(Command.Raise(fields: entries, submit: submit), as: person, id: id).answer
  }

  /// What a request needs before it can be submitted; it works out as P4.
  static let usual = [
    "kind=intel-request", "title=Visitors", "establishment=MDI", "questions=Who visits?", "purpose=prevent-offences",
    "grounds=Intelligence suggests that visits are used to bring drugs into the prison.", "impact=low",
    "immediacy=weeks", "marking=OFFICIAL", "subjects.1.number=A1234BC", "subjects.1.role=target",
  ]

  /// Makes a move.
  @discardableResult
  func move(
    _ name: String, _ reference: String, by person: String, _ fields: [String] = [], id: String? = nil,
    version: Int? = nil
  ) throws -> Written {
    let command = Command.Move(name: name, reference: reference, fields: fields.map(Entry.init(typed:)))
    return try perform(command, as: person, id: id, version: version).answer
  }

  /// Sets fields.
  @discardableResult
  func set(_ reference: String, by person: String, _ fields: [String], id: String? = nil, version: Int? = nil) throws
    -> Written
  {
    let command = Command.SetFields(reference: reference, fields: fields.map(Entry.init(typed:)))
    return try perform(command, as: person, id: id, version: version).answer
  }

  /// Writes a note.
  @discardableResult
  func note(_ reference: String, by person: String, _ words: String, id: String? = nil, version: Int? = nil) throws
    -> Written
  {
    let command = Command.Note(reference: reference, fields: [Entry(key: "reason", value: words)])
    return try perform(command, as: person, id: id, version: version).answer
  }

  /// Corrects facts.
  @discardableResult
  func correct(_ reference: String, by person: String, _ fields: [String], of version: Int? = nil, id: String? = nil)
    throws -> Written
  {
    let command = Command.Correct(reference: reference, fields: fields.map(Entry.init(typed:)), of: version)
    return try perform(command, as: person, id: id).answer
  }

  /// Records a disclosure.
  @discardableResult
  func disclose(
    _ reference: String, by person: String, to party: String, _ fields: [String]? = nil, occurred: String? = nil
  ) throws -> Written {
    let command = Command.Disclose(reference: reference, to: party, fields: fields, reason: "Sent.", occurred: occurred)
    return try perform(command, as: person).answer
  }

  /// What was corrected.
  func corrections(_ reference: String? = nil, as person: String = "p.chowdhury") throws -> [CorrectionList.Line] {
    let list = try perform(Command.ListCorrections(reference: reference), as: person).answer
    return list.corrections
  }

  /// Runs the scheduler.
  @discardableResult
  func tick(at time: String? = nil, _ run: Command.RunTick = .init()) throws -> Ticked {
    if let time { try at(time) }
    return try perform(run).answer
  }

  /// What a write must not answer.
  struct Unexpected: Error {}
}

extension Desk {
  /// Brings a new request to a state of the working life, by the shortest way, each step at the present time.
  @discardableResult
  func bring(_ fields: [String] = [], to state: String, assignee: String = "k.osei") throws -> String {
    let written = try raise(fields)
    if let refusal = written.refusal { throw refusal }
    let reference = written.reference
    let authority = fields.contains("kind=communications-history")
    let steps: [(String, String, [String])] =
      [("take-up", "j.mercer", [])]
      + (authority
        ? [
          ("seek-authority", "j.mercer", []),
          (
            "authorise", "p.chowdhury",
            ["threat=violence", "authority.reference=AU-1", "authority.granted=2026-01-01", "authority.expires=+1d"]
          ),
        ] : [("accept", "j.mercer", ["threat=violence"])])
      + [
        ("offer", "j.mercer", ["assignee=\(assignee)"]), ("take-on", assignee, []),
        ("report", assignee, ["answers.1.text=Two people.", "outcome=answered"]),
        ("approve", "p.chowdhury", ["feedback=Two visitors were found."]), ("close", "h.lindqvist", []),
      ]
    var present = written.state
    for (name, person, given) in steps {
      if present == state { return reference }
      present = try move(name, reference, by: person, given).state
    }
    guard present == state else { throw Unexpected() }
    return reference
  }
}

/// A clock that stands until it is set.
final class FakeClock: Sendable {
  private let seconds: Mutex<Int64>

  init(_ time: String) throws { seconds = Mutex(try Instant(rfc3339: time).secondsSinceEpoch) }

  var now: Instant { Instant(secondsSinceEpoch: seconds.withLock { $0 }) }

  func set(_ time: String) throws { set(try Instant(rfc3339: time)) }

  func set(_ instant: Instant) { seconds.withLock { $0 = instant.secondsSinceEpoch } }

  func advance(seconds count: Int64) { seconds.withLock { $0 += count } }
}

/// The bytes of a store that was just made, so that every test has its own without making it.
private enum Template {
  private static let rehearsal = Result { try make(.rehearsal) }
  private static let live = Result { try make(.live) }

  static func bytes(_ kind: StoreIdentity.Kind) throws -> [UInt8] {
    switch kind {
    case .rehearsal: try rehearsal.get()
    case .live: try live.get()
    }
  }

  private static func make(_ kind: StoreIdentity.Kind) throws -> [UInt8] {
    let folder = try Folder()
    let clock = try FakeClock(Desk.beginning)
    let beginning = try Beginning(kind, surroundings: Desk.surroundings(clock))
    let owner = PersonRecord(id: Desk.owner, name: "Olive Wner", uid: 1_000)
    _ = try SQLiteStore.create(at: folder.store) { transaction in
      try beginning.write(
        to: transaction, owner: owner, at: clock.now, via: "uid 1000", keepsTime: false,
        anchorKey: try Desk.anchorKey().publicKey)
    }
    return Folder.bytes(of: folder.store)
  }
}

extension SQLiteStore.Options {
  /// Options for a machine on which many tests run at once.
  static var unhurried: Self {
    var options = Self()
    options.lockTimeout = .seconds(120)
    options.engineTimeout = .seconds(60)
    return options
  }
}

extension Entry {
  /// As it is typed: `title=Visitors`, `title-=`.
  init(typed text: String) {
    let place = text.firstIndex(of: "=") ?? text.endIndex
    let key = String(text[..<place])
    if key.hasSuffix("-") {
      self.init(key: String(key.dropLast()), value: nil)
    } else {
      self.init(key: key, value: String(text[place...].dropFirst()))
    }
  }
}
