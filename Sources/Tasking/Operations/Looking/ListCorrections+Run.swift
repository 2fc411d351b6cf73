import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.ListCorrections: Look {
  func run(in context: Context) throws -> CorrectionList {
    try context.corrections(reference)
  }
}

extension Context {
  static let longestParty = 200

  /// The persons to whom facts went that an event of this version had wrong, up to now.
  func audience(of version: Int?, _ fields: [String], _ snapshot: Snapshot) throws -> [String] {
    guard let version else { return [] }
    let walk = try recipientWalk(snapshot.reference)
    return walk.recipients(
      of: Payload.Correction(version: version, fields: fields), before: snapshot.version + 1, at: session.now
    ).filter(\.isPerson).map(\.party)
  }

  /// Every correction that the caller may see, with everybody to whom the mistaken fact went.
  ///
  /// Cost: of each request, its own history and the lines of the access log about it.
  func corrections(_ text: String?) throws -> CorrectionList {
    var lines: [CorrectionList.Line] = []
    if let text {
      lines = try corrections(of: try visibleRow(text).reference)
    } else {
      for reference in try reader.correctedRequests() {
        guard let row = try reader.request(reference), let digest = row.definition, let person = session.person,
          Context.maySee(
            row.state, raiser: row.raiser, person,
            try shelf.definition(digest: digest, in: reader).definition)
        else { continue }
        lines += try corrections(of: reference)
      }
    }
    return CorrectionList(corrections: lines)
  }

  fileprivate func corrections(of reference: String) throws -> [CorrectionList.Line] {
    let walk = try recipientWalk(reference)
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

  fileprivate func recipientWalk(_ reference: String) throws -> RecipientWalk {
    var certificates: [RecipientWalk.Certificate] = []
    for line in try reader.accessLines(of: reference) where line.access.act == Access.Act.certified {
      let detail = try JSONBytes.decode(
        CertifiedDetail.self, from: Array((line.access.detail ?? "").utf8), at: "access log line \(line.seq)")
      certificates.append(
        RecipientWalk.Certificate(person: line.access.actor, version: detail.version, at: line.access.at))
    }
    let entries = try reader.events(of: reference)
    let crowds = CrowdReader(reader)
    var told: [Int: Set<String>] = [:]
    for entry in entries {
      for notice in entry.event.payload?.notices ?? [] {
        told[entry.event.version, default: []].formUnion(try crowds.people(of: notice, in: entry, among: entries))
      }
    }
    return RecipientWalk(
      entries: entries, certificates: certificates, people: Set(try reader.people().map(\.record.id)), told: told)
  }

  private struct CertifiedDetail: Decodable { let version: Int }
}
