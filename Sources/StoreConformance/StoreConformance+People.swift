import Store
import Testing
import Workflow
import WorkingTime

extension StoreConformance {
  /// People with their roles, absences and handovers; sources and administrative events.
  static let people: [Promise] = [
    Promise("a person is found by id and by login, as last changed") { workshop in
      let store = try workshop.create(Sample.begin)
      let ann = PersonRecord(id: "ann", name: "Ann O'Hara", uid: 1000, covers: ["MDI", "*"], limit: 5)
      var changed = ann
      (changed.name, changed.uid, changed.covers, changed.limit) = ("Ann Hill", 1001, [], nil)
      try store.administer(.personAdded(ann), at: 1)
      #expect(try store.read { try $0.person(id: "ann") } == PersonRow(record: ann, added: Sample.at(1), grants: []))
      try store.administer(.personChanged(changed), at: 2)
      #expect(try store.read { try $0.person(uid: 1001) }?.record == changed)
      #expect(try store.read { try $0.person(uid: 1000) } == nil)
      #expect(try store.read { try $0.person(id: "bob") } == nil)
    },
    Promise("roles are held from their grant to their end or their revocation, and every grant is kept") { workshop in
      let store = try workshop.create(Sample.begin)
      try store.administer(.personAdded(PersonRecord(id: "ann", name: "Ann")), at: 1)
      try store.administer(.personAdded(PersonRecord(id: "bob", name: "Bob")), at: 1)
      try store.administer(.roleGranted(.init(person: "ann", role: "desk", until: Sample.at(50))), at: 10)
      try store.administer(.roleGranted(.init(person: "ann", role: "chair")), at: 20)
      try store.administer(.roleRevoked(.init(person: "ann", role: "chair")), at: 30)
      try store.administer(.roleGranted(.init(person: "ann", role: "chair")), at: 40)
      let people = try store.read { try $0.people() }
      #expect(people.map(\.record.id) == ["ann", "bob"])
      #expect(
        people.first?.grants == [
          .init(role: "desk", since: Sample.at(10), until: Sample.at(50), revoked: nil),
          .init(role: "chair", since: Sample.at(20), until: nil, revoked: Sample.at(30)),
          .init(role: "chair", since: Sample.at(40), until: nil, revoked: nil),
        ])
      let ann = people.first?.person(openRequests: 3)
      #expect(ann?.openRequests == 3)
      #expect(ann?.roles(at: Sample.at(25)) == ["desk", "chair"])
      #expect(ann?.roles(at: Sample.at(30)) == ["desk"])
      #expect(ann?.roles(at: Sample.at(50)) == ["chair"])
    },
    Promise("who is away when, what was handed over and a day's staffing are kept, and found by person, time and day") {
      workshop in
      let store = try workshop.create(Sample.begin)
      try store.administer(.personAdded(PersonRecord(id: "ann", name: "Ann")), at: 1)
      try store.administer(.personAdded(PersonRecord(id: "bob", name: "Bob", deputy: "ann")), at: 1)
      let record = AbsenceRecord(
        person: "ann", from: Sample.at(5), until: Sample.at(50), deputy: "bob", reason: "leave")
      let seq = try store.administer(.absenceRecorded(record), at: 10).seq
      let open = try store.administer(
        .absenceRecorded(AbsenceRecord(person: "ann", from: Sample.at(60), until: nil)), at: 11
      ).seq
      func absent(_ start: Int64, _ end: Int64) throws -> [String] {
        try store.read { try $0.absentees(from: Sample.at(start), through: Sample.at(end)) }
      }
      // It counts from when it was recorded, and its end is no part of it.
      #expect(try absent(5, 9) == [] && absent(5, 10) == ["ann"] && absent(49, 49) == ["ann"])
      #expect(try absent(50, 59) == [] && absent(50, 60) == ["ann"] && absent(900, 900) == ["ann"])
      try store.administer(.absenceEnded(.init(absence: open, person: "ann")), at: 30)
      #expect(try absent(50, 900) == [])
      #expect(throws: StoreFault.noSuchAbsence(id: open)) {
        try store.administer(.absenceEnded(.init(absence: open, person: "ann")), at: 31)
      }
      #expect(throws: StoreFault.noSuchAbsence(id: seq)) {
        try store.administer(.absenceEnded(.init(absence: seq, person: "bob")), at: 31)
      }
      #expect(throws: StoreFault.noSuchPerson(id: "cas")) {
        try store.administer(.personAdded(PersonRecord(id: "dan", name: "Dan", deputy: "cas")), at: 31)
      }
      let people = try store.read { try $0.people() }
      #expect(people.map(\.record.deputy) == [nil, "ann"])
      #expect(
        people[0].absences == [
          AbsenceRow(seq: seq, record: record, recorded: Sample.at(10)),
          AbsenceRow(
            seq: open, record: AbsenceRecord(person: "ann", from: Sample.at(60), until: nil), recorded: Sample.at(11),
            ended: Sample.at(30)),
        ])
      let item = HandoverRecord.Item(part: .open, request: "T-1", version: 3, about: "work", at: Sample.at(70))
      let shift = HandoverRecord(from: "ann", to: "bob", until: Sample.at(80), items: [item], digest: "ab")
      let number = try store.administer(.handedOver(shift), at: 32).seq
      #expect(try store.read { try $0.handovers(of: "bob", openOnly: true).map(\.record) } == [shift])
      try store.administer(.handoverAccepted(.init(handover: number)), at: 33)
      #expect(try store.read { try $0.handover(number)?.accepted } == Sample.at(33))
      #expect(try store.read { try $0.handovers(of: nil, openOnly: true) } == [])
      #expect(throws: StoreFault.noSuchHandover(id: number)) {
        try store.administer(.handoverAccepted(.init(handover: number)), at: 34)
      }
      let day = StaffingRecord(day: "2026-11-23", open: 4, stuck: ["T-1"], unattended: [])
      try store.administer(.staffingChecked(day), at: 35)
      #expect(try store.read { try $0.staffing(on: "2026-11-23")?.record } == day)
      #expect(try store.read { try $0.staffing(on: "2026-11-24") } == nil)
      #expect(try store.read { try $0.staffing(on: nil)?.at } == Sample.at(35))
    },
    Promise("what does not fit who is there is refused, and nothing of it is kept") { workshop in
      let store = try workshop.create(Sample.begin)
      try store.administer(.personAdded(PersonRecord(id: "ann", name: "Ann", uid: 7)), at: 1)
      let before = try store.read { try $0.head() }
      let refused: [(AdministrativeEvent, StoreFault)] = [
        (.personAdded(PersonRecord(id: "ann", name: "Other")), .personExists(id: "ann")),
        (.personAdded(PersonRecord(id: "machine", name: "M")), .personExists(id: "machine")),
        (.personAdded(PersonRecord(id: "bob", name: "Bob", uid: 7)), .loginTaken(uid: 7)),
        (.personChanged(PersonRecord(id: "bob", name: "Bob")), .noSuchPerson(id: "bob")),
        (.roleGranted(.init(person: "bob", role: "desk")), .noSuchPerson(id: "bob")),
        (.roleRevoked(.init(person: "bob", role: "desk")), .noSuchPerson(id: "bob")),
        (.roleRevoked(.init(person: "ann", role: "desk")), .noSuchGrant(person: "ann", role: "desk")),
      ]
      for (event, fault) in refused {
        #expect(throws: fault) { try store.administer(event, at: 2) }
      }
      #expect(try store.read { try $0.head() } == before)
    },
    Promise("a source is stored once, and one of its kind and name is the one to use") { workshop in
      let store = try workshop.create(Sample.begin)
      let next = Source(kind: .workflow, name: "sample", version: 4, text: "workflow: sample # 4\n")
      let register = Source(kind: .register, name: "sample", version: 1, text: "register: sample\n")
      for source in [next, register, Sample.source, next, Sample.source] {
        _ = try store.write { try $0.activate(source, by: .person("ann"), at: Sample.at(5), from: Sample.origin) }
      }
      let rows = try store.read { try $0.sources(texts: false) }
      #expect(rows.map(\.digest) == [register.digest, next.digest, Sample.source.digest])
      #expect(rows.map(\.isActive) == [true, false, true])
      #expect(rows.map(\.activatedSeq) == [4, 6, 7])
      #expect(rows.allSatisfy { $0.text == nil })
      #expect(try store.read { try $0.source(.workflow, name: "sample") }?.text == Sample.source.text)
      #expect(try store.read { try $0.source(digest: next.digest) }?.text == next.text)
      #expect(try store.read { try $0.source(.calendar, name: "sample") } == nil)
    },
    Promise("administrative events come back as they were written") { workshop in
      let store = try workshop.create(Sample.begin)
      let events: [AdministrativeEvent] = [
        .personAdded(PersonRecord(id: "ann", name: "Ann", uid: 7, covers: ["MDI"], limit: 2)),
        .personChanged(PersonRecord(id: "ann", name: "Ann Hill")),
        .roleGranted(.init(person: "ann", role: "desk", until: Sample.at(9))),
        .roleRevoked(.init(person: "ann", role: "desk")),
      ]
      for event in events { try store.administer(event, at: 3) }
      let read = try store.read { try $0.administration() }
      #expect(read.dropFirst(2).map(\.event) == events)
      #expect(read.last?.actor == .person("ann"))
      #expect(read.last?.recordedAt == Sample.at(3))
    },
  ]
}

extension RequestStore {
  @discardableResult
  fileprivate func administer(_ event: AdministrativeEvent, at seconds: Int64) throws -> Receipt {
    try write { try $0.administer(event, by: .person("ann"), at: Sample.at(seconds), from: Sample.origin) }
  }
}
