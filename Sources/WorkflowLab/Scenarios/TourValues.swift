import CEL
import Workflow
import WorkingTime

/// Values that a tour gives: for each field a few that differ in what the rules look at.
struct TourValues {
  private let ground: ScenarioGround
  /// Register columns that something in the definition reads, by field.
  private let columns: [String: Set<String>]

  private var definition: Definition { ground.definition }

  init(_ ground: ScenarioGround) {
    self.ground = ground
    let definition = ground.definition
    var expressions = definition.rules.map(\.test) + definition.moves.compactMap(\.at)
    expressions += definition.clocks.flatMap { [$0.whileTest, $0.noLaterThan].compactMap(\.self) }
    expressions += definition.decided.compactMap(\.atLeast)
    var columns: [String: Set<String>] = [:]
    for path in expressions.flatMap({ $0.program.paths }) where path.count >= 3 && path[0] == "request" {
      columns[path[1], default: []].insert(path[2])
    }
    self.columns = columns
    telling = definition.fields.filter { field in
      guard case .register = field.shape, !field.isWrittenByMoves else { return false }
      return count(of: field.name) > 1
    }.map(\.name)
  }

  /// The fields whose value makes a request another sort of request: those that choose from a register of which a rule
  /// reads columns.
  private(set) var telling: [String] = []

  /// How many values there are to choose from.
  func count(of name: String) -> Int { alternatives(name, at: nil).count }

  /// What gives a field, `reason` or `assignee` its value of that number.
  ///
  /// - Parameter run: The request that it is given to, for its times; nil for one that is only being raised.
  func entries(for name: String, _ choice: Int, at run: ScenarioRun?) -> [Entry] {
    let alternatives = alternatives(name, at: run)
    return alternatives.indices.contains(choice) ? alternatives[choice] : []
  }

  /// An instant as it is typed: on the wall, unless the wall shows that time twice.
  func words(_ instant: Instant, in run: ScenarioRun) -> String {
    let wall = run.kernel.wall(instant)
    let phrase = InstantPhrase(now: run.now, zone: run.kernel.world.calendar.zone)
    do throws(InstantPhraseFault) {
      return try phrase.instant(wall) == instant ? wall : instant.rfc3339
    } catch {
      return instant.rfc3339
    }
  }

  private func alternatives(_ name: String, at run: ScenarioRun?) -> [[Entry]] {
    switch name {
    case Definition.reasonWord: return [[Entry(key: name, value: TourValues.sentence(about: name))]]
    case Definition.assigneeWord: return ground.people.map { [Entry(key: name, value: $0.id)] }
    default:
      guard let field = definition.fields[name] else { return [] }
      return alternatives(key: name, field: name, field.shape, at: run)
    }
  }

  private func alternatives(key: String, field: String, _ shape: FieldShape, at run: ScenarioRun?) -> [[Entry]] {
    func each(_ texts: [String]) -> [[Entry]] { texts.map { [Entry(key: key, value: $0)] } }
    switch shape {
    case .text(let limit): return each([String(TourValues.sentence(about: field).prefix(limit))])
    case .flag: return each(["false", "true"])
    case .number: return each(["1", "0"])
    case .instant: return each([instant(days: 30, at: run), instant(days: -1, at: run)])
    case .code(let codes): return each(Array(codes.prefix(8)))
    case .register(let name): return each(codes(of: name, for: field))
    case .person: return each(ground.people.map(\.id))
    case .record(let name): return records(name, key: key, at: run)
    case .list(let element):
      var inner = key
      switch element {
      case .record: inner = "\(key).1"
      default: break
      }
      return alternatives(key: inner, field: field, element, at: run)
    }
  }

  /// Whole records: with and without what is optional, switches off and on; of two instants the first has passed.
  private func records(_ name: String, key: String, at run: ScenarioRun?) -> [[Entry]] {
    guard let record = definition.records[name] else { return [] }
    let instants = record.members.filter { $0.shape == .instant }.map(\.name)
    return [(false, true), (true, true), (false, false), (true, false)].map { isOn, isFull in
      record.members.flatMap { member -> [Entry] in
        if member.isOptional && !isFull { return [] }
        // One of those that stand instead of one another.
        if record.members.contains(where: { member.insteadOf.contains($0.name) }) { return [] }
        let path = "\(key).\(member.name)"
        if member.shape == .flag { return [Entry(key: path, value: isOn ? "true" : "false")] }
        if member.shape == .instant, instants.count > 1, member.name == instants[0] {
          return [Entry(key: path, value: instant(days: -1, at: run))]
        }
        return alternatives(key: path, field: member.name, member.shape, at: run).first ?? []
      }
    }
  }

  private func instant(days: Int, at run: ScenarioRun?) -> String {
    guard let run else { return "\(days < 0 ? "" : "+")\(days)d" }
    let local = run.kernel.world.calendar.zone.local(run.now)
    let instant = run.kernel.world.calendar.zone.instant(
      of: local.date.adding(days: days), secondOfDay: local.secondOfDay)
    return words(instant, in: run)
  }

  /// Of the codes with the same values in the columns that anything reads, the first.
  private func codes(of register: String, for field: String) -> [String] {
    let entries = (ground.registers[register]?.entries ?? []).filter { !$0.isRetired }
    if field == Definition.establishmentField {
      let covered = ground.people.flatMap(\.covers)
      let counts = entries.map { entry in covered.count { $0 == entry.name } }
      let best = zip(entries, counts).enumerated().max { ($0.element.1, $1.offset) < ($1.element.1, $0.offset) }
      return best.map { [$0.element.0.name] } ?? []
    }
    let read = (columns[field] ?? []).sorted()
    var seen: Set<[FieldValue?]> = []
    return entries.filter { entry in seen.insert(read.map { entry.values[$0] }).inserted }.map(\.name)
  }

  private static func sentence(about name: String) -> String {
    "What the tour says of \(name.split(separator: "_").joined(separator: " ")), in a sentence of some length."
  }
}
