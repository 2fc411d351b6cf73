import CEL
import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Certify: Act {
  func run(in context: Acting) throws -> Certificate {
    try context.certify(self)
  }
}

extension Acting {
  /// Certifies one event of a request; that it was done is in the access log.
  ///
  /// Cost: the request's history up to the event, and all administrative events; where a rule reads how much somebody had
  /// in hand, the history of every request.
  fileprivate func certify(_ certify: Command.Certify) throws -> Certificate {
    let row = try visibleRow(certify.reference)
    let entries = try writer.events(of: row.reference)
    guard let entry = entries.first(where: { $0.event.version == certify.version }) else {
      throw TaskingError(
        .notFound, "\(row.reference) has no version \(certify.version)",
        hint: "it has versions 1 to \(row.version): tasking history \(row.reference)")
    }
    let certificate: Certificate
    do {
      let evidence = try evidence(of: entry, row.reference)
      let statement = try Derivation(evidence, zones: { [surroundings] in surroundings.zone($0) }).statement()
      certificate = try Certificate(evidence, statement)
    } catch let fault as CertificateFault {
      throw TaskingError(
        .integrity, "\(row.reference) version \(certify.version): \(fault)", hint: "tasking audit verify")
    }
    _ = try writer.log(
      Access(
        actor: session.actor.id, via: session.via, act: Access.Act.certified, request: row.reference, at: session.now,
        detail: #"{"version":\#(certify.version)}"#))
    return certificate
  }
}

extension Context {
  fileprivate func evidence(of entry: JournalEntry, _ reference: String) throws -> Evidence {
    var evidence = Evidence(events: [], administration: [], texts: [], load: [:])
    var seqs = Set(
      try reader.events(of: reference).filter { $0.event.version <= entry.event.version }.map(\.seq))
    var sources = SourceFold()
    for administrative in try reader.administration() where administrative.seq < entry.seq {
      seqs.insert(administrative.seq)
      sources.take(administrative)
    }
    for seq in seqs.sorted() {
      guard let record = try reader.journal(from: seq, limit: 1).first, record.seq == seq else { continue }
      if record.request == nil {
        evidence.administration.append(try Evidence.Entry(record))
      } else {
        evidence.events.append(try Evidence.Entry(record))
      }
    }
    let events = try reader.events(of: reference).filter { seqs.contains($0.seq) }.map(\.event)
    let snapshot = Snapshot.fold(events)
    for (digest, activation) in sources.sources.sorted(by: { $0.value.seq < $1.value.seq }) {
      // Calendars of any version may have counted; of definitions only the request's own decides.
      guard activation.kind == .calendar || activation.isActive || digest == snapshot?.definition else { continue }
      if activation.kind == .workflow, digest != snapshot?.definition { continue }
      // It decides nothing that can be certified.
      if activation.kind == .retention { continue }
      guard let text = try reader.source(digest: digest)?.text else { continue }
      evidence.texts.append(
        Evidence.Text(
          kind: activation.kind.rawValue, name: activation.name, version: activation.version, text: text))
    }
    if let snapshot, try readsLoad(entry.event, snapshot) {
      evidence.load = try load(before: entry.seq)
    }
    return evidence
  }

  /// Whether a rule of the move reads how many requests somebody has in hand.
  fileprivate func readsLoad(_ event: Event, _ snapshot: Snapshot) throws -> Bool {
    guard !snapshot.isErased else { return false }
    let definition = try shelf.definition(digest: snapshot.definition, in: reader).definition
    // An act that changes fields tries rules of earlier moves again.
    return definition.rules.contains { $0.test.program.paths.contains { $0.last == "open_requests" } }
      && event.actor != .machine && ![Event.Kind.note, Event.Kind.disclose, Event.Kind.raise].contains(event.kind)
  }

  /// How many requests everybody had in hand before an entry of the journal.
  fileprivate func load(before seq: Int64) throws -> [String: Int64] {
    var load: [String: Int64] = [:]
    for row in try reader.requests(where: RequestQuery()) {
      let events = try reader.events(of: row.reference).filter { $0.seq < seq }.map(\.event)
      guard let snapshot = Snapshot.fold(events), !snapshot.isErased, let person = snapshot.assignee else { continue }
      let definition = try shelf.definition(digest: snapshot.definition, in: reader).definition
      guard let stage = definition.states[snapshot.state]?.stage, stage == .assign || stage == .act else { continue }
      load[person, default: 0] += 1
    }
    return load
  }
}
