import CEL
import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

// One function of the evidence, for whoever makes a certificate and for whoever checks it: what is not in the evidence cannot
// be in the statement. The event is asked for again, by the definition and among the people of that instant, and has to
// come out as it stands in the journal.

/// Works out the statement of a certificate from its evidence.
struct Derivation {
  private let evidence: Evidence
  private let zones: @Sendable (String) -> Zone?
  private var people = PeopleFold()
  private var sources = SourceFold()
  private var administrators: [Int64: AdministrativeEntry] = [:]
  private var entries: [JournalEntry] = []

  /// - Parameter zones: The zones of the system.
  init(_ evidence: Evidence, zones: @escaping @Sendable (String) -> Zone?) throws(CertificateFault) {
    self.evidence = evidence
    self.zones = zones
    guard let last = evidence.events.last else { throw .noCertificate("it has no event") }
    var seq: Int64 = 0
    for entry in evidence.administration {
      guard entry.request == nil, entry.seq > seq, entry.seq < last.seq else {
        throw .entry(seq: entry.seq, "it is out of place")
      }
      seq = entry.seq
      let read = try Derivation.read(entry) { record throws(StoreFault) in try record.administrativeEntry() }
      people.take(read)
      sources.take(read)
      administrators[read.seq] = read
    }
    seq = 0
    for (index, entry) in evidence.events.enumerated() {
      guard let request = entry.request, request == last.request, entry.version == index + 1, entry.seq > seq else {
        throw .entry(seq: entry.seq, "it is out of place")
      }
      seq = entry.seq
      entries.append(try Derivation.read(entry) { record throws(StoreFault) in try record.entry() })
    }
    guard evidence.reach != nil else { throw .noBeginning }
  }

  private static func read<Value>(
    _ entry: Evidence.Entry, _ body: (JournalRecord) throws(StoreFault) -> Value?
  ) throws(CertificateFault) -> Value {
    let record = try entry.record()
    do throws(StoreFault) {
      if let value = try body(record) { return value }
    } catch {
      throw .entry(seq: entry.seq, "its payload cannot be read")
    }
    throw .entry(seq: entry.seq, "it is of another kind")
  }

  /// What follows.
  func statement() throws(CertificateFault) -> Certificate.Statement {
    guard let entry = entries.last else { throw .noCertificate("it has no event") }
    let event = entry.event
    let before = Snapshot.fold(entries.dropLast().map(\.event))
    guard let after = Snapshot.fold(entries.map(\.event)) else { throw .noCertificate("it has no event") }
    guard !after.isErased else { throw .erased }
    let definition = try definition(digest: after.definition)
    let kernel = try kernel(definition.value, before)
    try Retrial(kernel: kernel, digest: after.definition).judge(event, on: before)
    var statement = Certificate.Statement(
      reference: event.request, version: event.version, act: event.kind, actor: event.actor.id,
      occurredAt: event.occurredAt, recordedAt: event.recordedAt, from: before?.state, to: event.state,
      definition: definition.inForce,
      calendar: inForce(
        .calendar, definition.value.calendar, version: kernel.world.calendar.version,
        digest: active(.calendar, definition.value.calendar)?.digest ?? ""),
      known: before?.fields ?? [:], knownSince: knownSince, written: event.payload?.fields ?? [:],
      cleared: event.payload?.cleared ?? [], reason: event.payload?.reason, assignee: event.payload?.assignee,
      waiver: event.payload?.waiver, rules: rules(event, before, after, kernel),
      clocks: try clocks(after, at: event.countsFrom, kernel),
      place: Certificate.Place(seq: entry.seq, previous: entry.previousHash.hex, hash: entry.hash.hex))
    statement.authority = authority(event, before ?? after, kernel)
    statement.rehearsal = evidence.reach?.kind == .rehearsal ? true : nil
    return statement
  }

  private var knownSince: [String: Int] {
    var versions: [String: Int] = [:]
    for event in entries.dropLast().map(\.event) {
      for name in (event.payload?.fields ?? [:]).keys { versions[name] = event.version }
      for name in event.payload?.cleared ?? [] { versions[name] = nil }
    }
    return versions
  }

  private func authority(_ event: Event, _ snapshot: Snapshot, _ kernel: Kernel) -> Certificate.Authority? {
    guard case .person(let id) = event.actor, let person = kernel.world.people[id] else { return nil }
    let definition = kernel.definition
    let parties: [Party] =
      switch event.kind {
      case Event.Kind.raise: definition.raise.by
      case Event.Kind.correct: kernel.correctors(for: snapshot)
      case Event.Kind.set: kernel.setters(for: snapshot)
      case Event.Kind.acknowledge: kernel.acknowledgers(of: snapshot, at: event.recordedAt)
      default: definition.moves[event.kind]?.by ?? []
      }
    let at = event.recordedAt
    let asDeputy: [Party] =
      switch event.kind {
      case Event.Kind.acknowledge:
        kernel.unheard(of: snapshot, at: at).filter { kernel.isDeputy(of: $0, event.actor, on: snapshot, at: at) }
      default: event.payload?.actingFor == nil ? [] : [.assignee]
      }
    return Certificate.Authority(
      person: id, name: person.name, roles: person.roles(at: at), covers: person.covers, allowed: parties.map(\.word),
      metAs: parties.filter { kernel.isOne(of: [$0], event.actor, on: snapshot, at: at) }.map(\.word)
        + asDeputy.map { Party.deputyWords + $0.word })
  }

  /// Rules see who made which move before this one, and the state that it leaves.
  private func rules(_ event: Event, _ before: Snapshot?, _ after: Snapshot, _ kernel: Kernel) -> [Certificate.RuleRead]
  {
    guard let before, let move = kernel.definition.moves[event.kind] else { return [] }
    var seen = after
    seen.lastMaker = before.lastMaker
    seen.state = before.state
    let reader = kernel.reader(seen, actor: event.actor, now: event.countsFrom)
    return move.rules.compactMap { kernel.definition.rules[$0] }.map { rule in
      let trace = reader.trace(rule.test)
      return Certificate.RuleRead(
        name: rule.name, test: rule.test.source, held: trace.outcome == .success(.bool(true)),
        steps: trace.steps.map { step in
          let value =
            switch step.outcome {
            case .success(let value): value.description
            case .failure(let fault): "error: \(fault)"
            }
          return Certificate.RuleRead.Step(part: step.text, value: value)
        })
    }
  }

  private func clocks(_ snapshot: Snapshot, at instant: Instant, _ kernel: Kernel) throws(CertificateFault)
    -> [ClockLine]
  {
    var lines: [ClockLine] = []
    for clock in snapshot.clocks.values.sorted(by: { $0.clock < $1.clock }) {
      let calendar =
        clock.calendarVersion == kernel.world.calendar.version
        ? kernel.world.calendar : try calendar(clock.calendar, version: clock.calendarVersion)
      let arithmetic = ClockArithmetic(calendar: calendar)
      do throws(CalendarFault) {
        lines.append(
          ClockLine(
            name: clock.clock, state: clock.phase.rawValue, budgetSeconds: clock.budget.seconds,
            isElapsed: clock.budget.isElapsed, usedSeconds: try arithmetic.used(of: clock, at: instant),
            due: clock.due, breachedAt: arithmetic.breach(of: clock, at: instant),
            verdict: clock.verdict?.rawValue, lap: clock.lap))
      } catch {
        throw .otherwise("\(clock.clock): \(error)")
      }
    }
    return lines
  }
}

extension Derivation {
  private func active(_ kind: Source.Kind, _ name: String) -> (digest: String, version: Int)? {
    sources.sources.first { $0.value.kind == kind && $0.value.name == name && $0.value.isActive }
      .map { ($0.key, $0.value.version) }
  }

  private func text(_ kind: Source.Kind, _ name: String, digest: String) throws(CertificateFault) -> String {
    let text = evidence.texts.first {
      $0.kind == kind.rawValue && $0.name == name && Fingerprint(of: $0.text).hex == digest
    }
    guard let text else { throw .text(kind: kind.rawValue, name: name) }
    return text.text
  }

  private func inForce(_ kind: Source.Kind, _ name: String, version: Int, digest: String) -> Certificate.InForce {
    var said = Certificate.InForce(name: name, version: version, digest: digest)
    guard let activation = sources.sources[digest] else { return said }
    said.seq = activation.seq
    guard let entry = administrators[activation.seq] else { return said }
    said.by = entry.actor.id
    if case .sourceActivated(let event) = entry.event {
      said.approvedBy = event.approval?.by
      said.reason = event.approval?.reason
    }
    return said
  }

  private func definition(digest: String) throws(CertificateFault) -> (value: Definition, inForce: Certificate.InForce)
  {
    guard let activation = sources.sources[digest], activation.kind == .workflow else {
      throw .text(kind: "workflow", name: digest)
    }
    let text = try text(.workflow, activation.name, digest: digest)
    guard let definition = DefinitionFile.read(text, file: activation.name).value else {
      throw .text(kind: "workflow", name: activation.name)
    }
    return (
      definition, inForce(.workflow, definition.workflow, version: definition.version, digest: digest)
    )
  }

  private func calendar(_ name: String, version: Int) throws(CertificateFault) -> WorkingCalendar {
    let digest = sources.sources.first {
      $0.value.kind == .calendar && $0.value.name == name && $0.value.version == version
    }?.key
    guard let digest, let raised = entries.first?.event.recordedAt else { throw .text(kind: "calendar", name: name) }
    let year = Zone.utc.local(raised).date.year
    let loaded = CalendarFile.read(
      try text(.calendar, name, digest: digest), file: name, years: year - 12...year + 24, zone: zones)
    guard let calendar = loaded.value else { throw .text(kind: "calendar", name: name) }
    return calendar
  }

  /// The kernel of that instant: people, registers and the calendar as the administrative events leave them.
  private func kernel(_ definition: Definition, _ before: Snapshot?) throws(CertificateFault) -> Kernel {
    let people = self.people.rows.people(openRequests: evidence.load)
    var registers: NameTable<Register> = []
    let active = sources.sources.filter { $0.value.kind == .register && $0.value.isActive }
    for (digest, activation) in active.sorted(by: { $0.value.name < $1.value.name }) {
      let text = try text(.register, activation.name, digest: digest)
      guard let register = RegisterFile.read(text, file: activation.name).value else {
        throw .text(kind: "register", name: activation.name)
      }
      registers.append(register)
    }
    guard let version = self.active(.calendar, definition.calendar)?.version else {
      throw .text(kind: "calendar", name: definition.calendar)
    }
    let calendar = try calendar(definition.calendar, version: version)
    let kernel = Kernel(
      definition: definition,
      world: World(people: people, registers: registers, calendar: calendar, zones: ZoneTable(find: zones)))
    guard let version = before.flatMap(kernel.calendarVersion(countedUntilNow:)) else { return kernel }
    return kernel.counting(from: try self.calendar(definition.calendar, version: version))
  }
}
