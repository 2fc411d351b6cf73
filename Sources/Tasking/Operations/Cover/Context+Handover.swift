import Store
import TaskingAPI
import Workflow
import WorkingTime

// A handover is kept as references, versions and the digest of the list that was shown. Whoever looks at it later gets the
// list made again from the journal, each request as it was at that version; the digest says whether it is the same.

extension Context {
  func refuseWithdrawn(_ row: HandoverRow) throws {
    guard row.withdrawn != nil else { return }
    throw TaskingError(.refused, "handover \(row.seq) was withdrawn", hint: "tasking handover list")
  }

  /// A handover as it was listed.
  func handover(_ number: Int64) throws -> Handover {
    let row = try visible(number)
    let lines = try row.record.items.compactMap { try line(of: $0) }
    let digest = try Context.digest(lines)
    return Handover(
      number: row.seq, from: row.record.from, to: row.record.to, actor: row.actor, at: row.at,
      until: row.record.until, accepted: row.accepted, lines: lines, digest: row.record.digest,
      isAsListed: digest == row.record.digest, withdrawn: row.withdrawn)
  }

  /// - Throws: `notFound`, in the same words whether there is none or whoever asks may not see it.
  func visible(_ number: Int64) throws -> HandoverRow {
    let row = try reader.handover(number)
    if let row, let person = session.person {
      if [row.record.from, row.record.to, row.actor].contains(person) { return row }
      if try mayCover() { return row }
    }
    throw TaskingError(.notFound, "there is no handover \(number)", hint: "tasking handover list")
  }

  static func digest(_ lines: [Handover.Line]) throws -> String {
    Fingerprint(of: try JSONBytes.text(lines)).hex
  }
}

extension Context {
  /// An item as people read it; nil once there is no such request.
  func line(of item: HandoverRecord.Item) throws -> Handover.Line? {
    let entries = try reader.events(of: item.request)
    guard let snapshot = Snapshot.fold(entries.map(\.event).filter { $0.version <= item.version }) else { return nil }
    let definition =
      snapshot.isErased ? nil : try shelf.definition(digest: snapshot.definition, in: reader).definition
    let row = RequestRow(snapshot: snapshot, definition: definition)
    var line = Handover.Line(
      part: Handover.Part(item.part), reference: row.reference, version: row.version, state: row.state)
    line.priority = row.priority
    line.kind = row.kind
    line.establishment = row.establishment
    line.title = row.title
    line.assignee = row.assignee
    line.about = item.about
    line.at = item.at
    return line
  }
}

extension Definition {
  /// Entries of lists none of whose flags is set yet, such as an ask that waits for its answer: `partner_asks.1`.
  func openEntries(of fields: [String: FieldValue]) -> [String] {
    self.fields.flatMap { field -> [String] in
      guard case .list(.record(let name)) = field.shape, let record = records[name],
        case .list(let entries)? = fields[field.name]
      else { return [] }
      let flags = record.members.filter { $0.shape == .flag }.map(\.name)
      guard !flags.isEmpty else { return [] }
      return entries.enumerated().compactMap { index, entry in
        guard case .record(let members) = entry, !flags.contains(where: { members[$0] == .flag(true) }) else {
          return nil
        }
        return "\(field.name).\(index + 1)"
      }
    }
  }
}
