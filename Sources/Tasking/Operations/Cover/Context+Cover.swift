import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Context {
  /// Who stands in for whom among these people.
  static func standIns(_ rows: [PersonRow]) -> StandIns {
    StandIns(
      Dictionary(rows.map { ($0.record.id, $0.person(openRequests: 0)) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Those for whom somebody stands in now.
  func principals(of person: String) throws -> [String] {
    guard try !reader.absentees(from: session.now, through: session.now).isEmpty else { return [] }
    return Context.standIns(try reader.people()).principals(of: person, at: session.now)
  }

  /// Refuses what only the person, or whoever the workflow names, may say of their absence.
  func refuseCovering(for person: String) throws {
    if session.person == person { return }
    if try mayCover() { return }
    let roles = try coveringRoles()
    throw TaskingError(
      .notPermitted, "only \(person) or a \(roles.joined(separator: " or ")) says so of \(person)",
      hint: "who holds which role: tasking person list")
  }

  /// Whether whoever asks may say of others that they are away, and hand over for them.
  func mayCover() throws -> Bool {
    guard let id = session.person, let me = try reader.person(id: id) else { return false }
    let roles = try coveringRoles()
    return me.person(openRequests: 0).roles(at: session.now).contains(where: roles.contains)
  }

  /// The roles that the workflows in use name; where one names none, those that give work to somebody.
  func coveringRoles() throws -> [String] {
    var seen: Set<String> = []
    var roles: [String] = []
    for row in try reader.sources(texts: false) where row.kind == .workflow && row.isActive {
      let definition = try shelf.definition(digest: row.digest, in: reader).definition
      let parties =
        definition.absence?.by
        ?? definition.moves.filter { $0.asks.contains(Definition.assigneeWord) }.flatMap(\.by)
      for case .role(let role) in parties where seen.insert(role).inserted { roles.append(role) }
    }
    return roles
  }

  /// That whoever has a request is away, and who stands in.
  func awayWarnings(of person: String?) throws -> [String] {
    guard let person, try reader.absentees(from: session.now, through: session.now).contains(person) else {
      return []
    }
    let answer = Context.standIns(try reader.people()).answer(for: person, at: session.now)
    return answer == .present ? [] : ["\(person) is away; \(answer.id ?? "nobody") stands in"]
  }

  /// Somebody on record.
  func known(_ id: String?) throws -> PersonRow {
    guard let id else { throw TaskingError(.usage, "nobody is named") }
    if let row = try reader.person(id: id) { return row }
    let ids = try reader.people().map(\.record.id)
    throw TaskingError(
      .notFound, "there is no person '\(id.prefix(60))'",
      hint: Suggestion.hint(for: id, among: ids) ?? "tasking person list")
  }

  /// A time as people type it.
  func instant(_ text: String?, _ flag: String) throws -> Instant? {
    guard let text else { return nil }
    do throws(InstantPhraseFault) {
      return try InstantPhrase(now: session.now, zone: session.zone).instant(text)
    } catch {
      throw TaskingError(.malformed, "\(flag): \(error.sentence)", hint: error.hint)
    }
  }
}
