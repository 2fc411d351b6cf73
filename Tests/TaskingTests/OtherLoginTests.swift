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
        try desk.perform(Command.AddPerson(id: id, fields: fields.map(Entry.init(typed:))))
      }
      try desk.perform(Command.Grant(person: Self.bound, role: "supervisor", until: nil))
      try desk.perform(Command.Grant(person: Self.unbound, role: "coordinator", until: nil))
    }
    try desk.perform(Command.ChangePerson(id: Self.bound, fields: [Entry(typed: "uid=4242")]))
    return desk
  }

  /// Every kind of command that is in somebody's name: what writes, looks, administers, and looks as if it were nobody's.
  private static func commands(_ reference: String) -> [any Runnable] {
    let words = [Entry(key: "reason", value: "So.")]
    let onRequests: [any Runnable] = [
      Command.Raise(fields: [Entry(typed: "title=T")], submit: false),
      Command.Move(name: "take-up", reference: reference, fields: []),
      Command.SetFields(reference: reference, fields: words), Command.Note(reference: reference, fields: words),
      Command.Correct(reference: reference, fields: [Entry(typed: "title=U")], of: nil),
      Command.Acknowledge(reference: reference, fields: words),
      Command.Disclose(reference: reference, to: "Leeds", fields: nil, reason: "Sent.", occurred: nil),
      Command.Certify(reference: reference, version: 1),
    ]
    let looks: [any Runnable] = [
      Command.List(view: .all), Command.Show(reference: reference), Command.Next(reference: reference),
      Command.Why(reference: reference), Command.ReadHistory(reference: reference),
      Command.ListCorrections(reference: nil), Command.ExplainMove(move: "close"), Command.ReadInbox(),
      Command.ListPeople(), Command.ListWorkflows(), Command.ListOutbox(), Command.CheckStaffing(day: nil),
      Command.ListAbsences(), Command.ListHandovers(), Command.ListRetentionDue(by: nil),
    ]
    let people: [any Runnable] = [
      Command.RecordAbsence(), Command.EndAbsence(), Command.Appoint(person: bound, deputy: nil),
      Command.HandOver(to: unbound), Command.AcceptHandover(number: 1), Command.WithdrawHandover(number: 1),
      Command.AddPerson(id: "n.ew", fields: [Entry(typed: "name=N")]),
      Command.ChangePerson(id: unbound, fields: [Entry(typed: "name=N")]),
      Command.Grant(person: unbound, role: "pio", until: nil), Command.Revoke(person: unbound, role: "pio"),
      Command.Leave(person: unbound), Command.SeeNotices(notices: []),
    ]
    return onRequests + looks + people
  }

  private func isRefusedForLogin(_ desk: Desk, _ command: any Runnable, as person: String?, from uid: Int64) throws
    -> Bool
  {
    do {
      try desk.attempt(command, as: person, from: Caller(uid: uid, isTrusted: true))
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
    let error = try desk.refusal { try desk.perform(Command.ListPeople(), as: Self.bound) }
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
    try desk.perform(Command.ChangePerson(id: Desk.owner, fields: [Entry(typed: "uid-=")]))
    try desk.perform(
      Command.ChangePerson(id: Self.unbound, fields: [Entry(typed: "uid=1000")]), as: Desk.owner)
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
      let person = Command.AddPerson(id: word, fields: [Entry(typed: "name=N")])
      let error = try desk.refusal { try desk.perform(person, as: Desk.owner) }
      #expect(error.code == .malformed && error.message.hasPrefix("'\(word)' is no id"), "\(word): \(error.message)")
    }
    #expect(try Contents(desk.store) == before)
    let error = try desk.refusal {
      try desk.perform(Command.AddPerson(id: "coordinator", fields: [Entry(typed: "name=N")]))
    }
    #expect(error.message == "'coordinator' is no id: it is a role of pio-tasking")
  }

  @Test(
    "a definition with a role or a state that is somebody's id is not put to use; if the one in use has it, it is said")
  func activation() throws {
    let desk = try Desk()
    let text = try #require(Beginning.builtIn.first { $0.path == "pio-tasking.yaml" }?.text)
    func next(_ version: Int, _ other: String, _ by: String) -> Command.Activate {
      let text = text.replacing("version: 1", with: "version: \(version)").replacing(other, with: by)
      return Command.Activate(Command.SourceText(file: "pio-tasking.yaml", text: text))
    }
    try desk.perform(Command.AddPerson(id: "analyst", fields: [Entry(typed: "name=Ana Lyst")]))
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
    let order = Order(Command.ShowWorkflow(name: name), person: Desk.owner)
    let detail = try perform(order, from: Desk.trusted).answer
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
