import SQLiteStore
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkflowFile
import WorkingTime

@Suite("Acting for somebody with a login of their own")
struct OtherLoginTests {
  private static let bound = "h.lindqvist"
  private static let unbound = "j.mercer"

  /// A store with somebody who has another login, and somebody who has none.
  private func desk(_ kind: StoreIdentity.Kind, direct: AdministrativeEvent.Initialisation.Direct? = nil) throws -> Desk
  {
    let desk = try direct == nil ? Desk(kind) : Desk.training()
    if kind == .live {
      for (id, fields) in [
        (Self.bound, ["name=Hanna", "covers=all"]), (Self.unbound, ["name=Jo", "covers=all"]),
      ] {
        try desk.perform(.addPerson(Command.NewPerson(id: id, fields: fields.map(Entry.init(typed:)))))
      }
      try desk.perform(.grant(Command.NewGrant(person: Self.bound, role: "supervisor", until: nil)))
      try desk.perform(.grant(Command.NewGrant(person: Self.unbound, role: "coordinator", until: nil)))
    }
    try desk.perform(.changePerson(Command.NewPerson(id: Self.bound, fields: [Entry(typed: "uid=4242")])))
    return desk
  }

  /// Every kind of command that is in somebody's name: what writes, looks, administers, and looks as if it were nobody's.
  private static func commands(_ reference: String) -> [Command] {
    let subject = Command.Subject(reference: reference)
    let fields = Command.Fields(reference: reference, fields: [Entry(key: "reason", value: "So.")])
    return [
      .raise(.init(fields: [Entry(typed: "title=T")], submit: false)),
      .move(.init(name: "take-up", reference: reference, fields: [])), .set(fields), .note(fields),
      .correct(.init(reference: reference, fields: [Entry(typed: "title=U")], of: nil)), .acknowledge(fields),
      .disclose(.init(reference: reference, to: "Leeds", fields: nil, reason: "Sent.", occurred: nil)),
      .list(.init(view: .all)), .show(subject), .next(subject), .why(subject), .history(subject),
      .corrections(reference: nil), .certify(.init(reference: reference, version: 1)), .explain(.init(move: "close")),
      .inbox(.init()), .inbox(.init(keep: true)), .people, .workflows, .outbox(.init()), .staffing(day: nil),
      .absences(.init()),
      .handovers, .recordAbsence(.init()), .endAbsence(.init()), .appoint(.init(person: bound, deputy: nil)),
      .handOver(.init(to: unbound)), .acceptHandover(number: 1), .withdrawHandover(number: 1),
      .addPerson(.init(id: "n.ew", fields: [Entry(typed: "name=N")])),
      .changePerson(.init(id: unbound, fields: [Entry(typed: "name=N")])),
      .grant(.init(person: unbound, role: "pio", until: nil)), .revoke(.init(person: unbound, role: "pio")),
      .leave(.init(person: unbound)), .retentionDue(by: nil),
    ]
  }

  private func isRefusedForLogin(_ desk: Desk, _ command: Command, as person: String?, from uid: Int64) throws -> Bool {
    do {
      _ = try desk.service.perform(Order(command, person: person), from: Caller(uid: uid, isTrusted: true))
    } catch {
      return error.code == .notPermitted && error.message.contains("has a login of their own (uid 4242)")
    }
    return false
  }

  @Test("in a live store every command in the name of somebody with another login is refused, and leaves nothing")
  func live() throws {
    let desk = try desk(.live)
    let reference = try desk.raise(by: Desk.owner).reference
    let before = try Contents(desk.store)
    let commands = Self.commands(reference)
    for command in commands {
      #expect(try isRefusedForLogin(desk, command, as: Self.bound, from: 1_000), "\(command)")
    }
    #expect(try Contents(desk.store) == before)
    for command in commands {
      // Under their own login, for those without one, and under the owner's own it is as before.
      #expect(try !isRefusedForLogin(desk, command, as: Self.bound, from: 4_242), "\(command)")
      #expect(try !isRefusedForLogin(desk, command, as: nil, from: 4_242), "\(command)")
      #expect(try !isRefusedForLogin(desk, command, as: Desk.owner, from: 1_000), "\(command)")
    }
    let error = try desk.refusal { try desk.perform(.people, as: Self.bound) }
    #expect(error.message == "h.lindqvist has a login of their own (uid 4242), and this is uid 1000")
  }

  @Test("a store for training, and a rehearsal, let anybody be named")
  func training() throws {
    for desk in try [desk(.live, direct: .anybody), desk(.rehearsal)] {
      let reference = try desk.raise(by: Desk.owner).reference
      for command in Self.commands(reference) {
        #expect(try !isRefusedForLogin(desk, command, as: Self.bound, from: 1_000), "\(command)")
      }
      try desk.verify()
    }
  }

  @Test("the history says in whose name it is, and whose login it was, as it was then")
  func history() throws {
    let desk = try desk(.live)
    let reference = try desk.raise(by: Desk.owner).reference
    try desk.move("take-up", reference, by: Self.unbound)
    try desk.perform(.changePerson(Command.NewPerson(id: Desk.owner, fields: [Entry(typed: "uid-=")])))
    try desk.perform(
      .changePerson(Command.NewPerson(id: Self.unbound, fields: [Entry(typed: "uid=1000")])), as: Desk.owner)
    try desk.note(reference, by: Self.unbound, "By themselves.")
    let history = try desk.history(reference, as: Desk.owner)
    #expect(history.map(\.actor) == [Desk.owner, Desk.owner, Self.unbound, Self.unbound])
    #expect(history.map(\.via) == ["uid 1000", "uid 1000", "uid 1000 (o.wner)", "uid 1000"])
    try desk.verify()
  }

  @Test("what is refused in another's name has both in the access log")
  func refusal() throws {
    let desk = try desk(.live)
    let reference = try desk.raise(by: Desk.owner).reference
    _ = try desk.refusal { try desk.move("approve", reference, by: Self.unbound, ["feedback=F"]) }
    let line = try #require(try desk.store.read { try $0.accessLog(from: 1, limit: 9) }.last)
    #expect(line.access.actor == Self.unbound && line.access.via == "uid 1000 (o.wner)")
  }

  @Test("the line that a copy leaves names nobody with another login either")
  func trace() throws {
    for (person, isRefused) in [(Self.bound, true), (Self.unbound, false)] {
      let desk = try desk(.live)
      let trace = StoreTrace(caller: Desk.trusted, person: person, surroundings: Desk.surroundings(desk.clock))
      let detail = StoreTrace.Detail(file: "copy.db", try desk.file.survey())
      let line = { try desk.store.read { try trace.line(Access.Act.backup, detail, in: $0) } }
      if isRefused {
        #expect(try desk.refusal(line).code == .notPermitted)
      } else {
        #expect(try line().actor == person)
      }
    }
  }
}

@Suite("Ids that mean something")
struct ReservedIDTests {
  /// Every word of the shipped definition, of the schedule and of the program that stands where a person could.
  private static func words() throws -> [String] {
    let desk = try Desk()
    let definition = try desk.service.definition("pio-tasking")
    return definition.roles.names + definition.states.names + Stage.allCases.map(\.rawValue)
      + Party.builtIn.keys.sorted()
      + [
        "records-officer", "me", "unassigned", "overdue", "held", "anybody", "everybody", "all", "none", "actor",
        "deputy",
      ]
  }

  @Test("nobody is added under a word of the program or of the definition, and is told what it is")
  func refused() throws {
    let desk = try Desk()
    let before = try Contents(desk.store)
    let words = try Self.words()
    #expect(words.count > 35)
    for word in words {
      let person = Command.NewPerson(id: word, fields: [Entry(typed: "name=N")])
      let error = try desk.refusal { try desk.perform(.addPerson(person), as: Desk.owner) }
      #expect(error.code == .malformed && error.message.hasPrefix("'\(word)' is no id"), "\(word): \(error.message)")
    }
    #expect(try Contents(desk.store) == before)
    let error = try desk.refusal {
      try desk.perform(.addPerson(Command.NewPerson(id: "coordinator", fields: [Entry(typed: "name=N")])))
    }
    #expect(error.message == "'coordinator' is no id: it is a role of pio-tasking")
  }

  @Test(
    "a definition with a role or a state that is somebody's id is not put to use; if the one in use has it, it is said")
  func activation() throws {
    let desk = try Desk()
    let text = try #require(Beginning.builtIn.first { $0.path == "pio-tasking.yaml" }?.text)
    func next(_ version: Int, _ other: String, _ by: String) -> Command {
      let text = text.replacing("version: 1", with: "version: \(version)").replacing(other, with: by)
      return .activate(Command.SourceText(file: "pio-tasking.yaml", text: text))
    }
    try desk.perform(.addPerson(Command.NewPerson(id: "analyst", fields: [Entry(typed: "name=Ana Lyst")])))
    let error = try desk.refusal {
      try desk.perform(next(2, "  chair:       Chair", "  analyst:     Analyst\n  chair:       Chair"))
    }
    #expect(error.code == .refused)
    #expect(error.message == "analyst is somebody on record, and would be a role of pio-tasking")
    // Somebody of an earlier version has a word of the definition in use.
    _ = try desk.store.write { transaction in
      try transaction.administer(
        .personAdded(PersonRecord(id: "chair", name: "C. Hair")), by: .person(Desk.owner), at: desk.clock.now,
        from: Origin(via: "test"))
    }
    let reply = try desk.perform(next(2, "Chair of the", "Chair of a"))
    #expect(reply.warnings.contains("chair is somebody on record, and a role of pio-tasking"))
  }
}

extension Service {
  /// The definition in use.
  fileprivate func definition(_ name: String) throws -> Definition {
    let order = Order(.workflow(name: name), person: Desk.owner)
    guard case .workflow(let detail) = try perform(order, from: Desk.trusted).body else { throw Desk.Unexpected() }
    return try #require(DefinitionFile.read(detail.text, file: name).value)
  }
}

extension Desk {
  /// A live store that was made for training.
  static func training() throws -> Desk {
    let folder = try Folder()
    let clock = try FakeClock(beginning)
    let files = try Beginning(.live, surroundings: surroundings(clock))
    _ = try SQLiteStore.create(at: folder.store) { transaction in
      try files.write(
        to: transaction, owner: PersonRecord(id: owner, name: "Olive Wner", uid: 1_000), at: clock.now, via: "uid 1000",
        keepsTime: false, anchorKey: try anchorKey().publicKey, direct: .anybody)
    }
    return try Desk(copying: Folder.bytes(of: folder.store), at: "2026-11-23T09:00:00Z")
  }
}
