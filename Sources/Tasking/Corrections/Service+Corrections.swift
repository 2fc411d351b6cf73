import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Service {
  /// Records that something of a request was given to a party.
  func disclose(
    _ disclose: Command.Disclose, _ order: Terms, _ session: Session, _ transaction: any WriteTransaction
  ) throws -> Outcome {
    let present = try current(disclose.reference, session, transaction)
    let kernel = try kernel(present.pinned, session, transaction)
    let reader = InputReader(
      definition: kernel.definition, registers: kernel.world.registers, zone: kernel.world.calendar.zone,
      now: session.now)
    let party: String
    do throws(InputFaults) {
      party = try reader.words(disclose.to, as: "to", limit: Self.longestParty)
    } catch {
      throw TaskingError(error)
    }
    let names = kernel.definition.fields.names
    if let unknown = disclose.fields?.first(where: { !names.contains($0) }) {
      throw TaskingError(
        .usage, "there is no field '\(unknown.prefix(60))'", hint: Suggestion.hint(for: unknown, among: names))
    }
    let fields = disclose.fields.map { Set($0).sorted() }
    let reason = disclose.reason.map { Entry(key: Definition.reasonWord, value: $0) }
    return try act(
      .disclose(Payload.Disclosure(to: party, fields: fields)), on: disclose.reference, reason.map { [$0] } ?? [],
      disclose.occurred, order, session, transaction)
  }

  private static let longestParty = 200

  /// The persons to whom facts went that an event of this version had wrong, up to now.
  func audience(
    of version: Int?, _ fields: [String], _ snapshot: Snapshot, _ session: Session, _ transaction: any ReadTransaction
  ) throws -> [String] {
    guard let version else { return [] }
    let walk = try recipientWalk(snapshot.reference, transaction)
    return walk.recipients(
      of: Payload.Correction(version: version, fields: fields), before: snapshot.version + 1, at: session.now
    ).filter(\.isPerson).map(\.party)
  }

  /// Every correction that the caller may see, with everybody to whom the mistaken fact went.
  ///
  /// Cost: of each request, its own history and the lines of the access log about it.
  func corrections(_ text: String?, _ session: Session, _ transaction: any ReadTransaction) throws -> CorrectionList {
    var lines: [CorrectionList.Line] = []
    if let text {
      lines = try corrections(of: try visibleRow(text, session, transaction).reference, transaction)
    } else {
      for reference in try transaction.correctedRequests() {
        guard let row = try transaction.request(reference), let digest = row.definition, let person = session.person,
          Service.maySee(
            row.state, raiser: row.raiser, person,
            try shelf.definition(digest: digest, in: transaction).definition)
        else { continue }
        lines += try corrections(of: reference, transaction)
      }
    }
    return CorrectionList(corrections: lines)
  }

  private func corrections(of reference: String, _ transaction: any ReadTransaction) throws -> [CorrectionList.Line] {
    let walk = try recipientWalk(reference, transaction)
    return walk.entries.map(\.event).compactMap { event in
      guard let corrects = event.payload?.corrects else { return nil }
      let mistaken = walk.entries.map(\.event).first { $0.version == corrects.version }
      return CorrectionList.Line(
        reference: reference, version: event.version, corrects: corrects.version, act: mistaken?.kind ?? "",
        mistakenBy: mistaken?.actor.id ?? "", mistakenAt: mistaken?.recordedAt ?? event.recordedAt,
        fields: corrects.fields, by: event.actor.id, at: event.recordedAt, reason: event.payload?.reason,
        recipients: walk.recipients(of: event, corrects).map { recipient in
          recipient.told == nil ? recipient.toTell(of: event.version, reference) : recipient
        })
    }
  }

  private func recipientWalk(_ reference: String, _ transaction: any ReadTransaction) throws -> RecipientWalk {
    var certificates: [RecipientWalk.Certificate] = []
    for line in try transaction.accessLines(of: reference) where line.access.act == Access.Act.certified {
      let detail = try JSONBytes.decode(
        CertifiedDetail.self, from: Array((line.access.detail ?? "").utf8), at: "access log line \(line.seq)")
      certificates.append(
        RecipientWalk.Certificate(person: line.access.actor, version: detail.version, at: line.access.at))
    }
    return RecipientWalk(
      entries: try transaction.events(of: reference), certificates: certificates,
      people: Set(try transaction.people().map(\.record.id)))
  }

  private struct CertifiedDetail: Decodable { let version: Int }
}
