import Store
import Workflow
import WorkingTime

extension StoreAudit {
  /// Compares settings, and when the scheduler ran, with what the chains say.
  func compareSettings(_ transaction: any ReadTransaction) throws {
    for fault in try settingFaults(in: transaction) { find(Part.rows, fault) }
    if let fault = try scheduleFault(transaction) { find(Part.rows, fault) }
    for (table, row, column) in try transaction.contradictions() {
      find(Part.rows, subject: row, "\(row) in the table \(table) contradicts the rest of the store in \(column)")
    }
  }

  /// What is wrong with the settings that move time.
  func settingFaults(in transaction: any ReadTransaction) throws -> [String] {
    let known = Set(StoreSetting.allCases.map(\.rawValue))
    let settings = Dictionary(
      try transaction.settings().map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    var faults = settings.keys.filter { !known.contains($0) }.sorted()
      .map { "there is a setting '\($0)', which no store has" }
    let standing = settings[StoreSetting.rehearsalTime.rawValue]
    switch store.identity.kind {
    case .live:
      if let standing {
        faults.append("a live store has the setting of rehearsals at which time stands, '\(standing)'; it is ignored")
      }
    case .rehearsal:
      if try !isSet(standing, transaction) {
        faults.append("time stands at \(standing ?? "no time"), and the access log does not say that it was set so")
      }
    }
    let zone = settings[StoreSetting.zone.rawValue] ?? Zone.utc.name
    let zones = try zonesOfWork(transaction)
    if !zones.contains(zone) {
      let words = zones.sorted().joined(separator: ", ")
      faults.append("times are read in the zone \(zone), and the calendars in use are of \(words)")
    }
    return faults
  }

  /// Whether a rehearsal's time stands where it was last set by what the store tells.
  private func isSet(_ standing: String?, _ transaction: any ReadTransaction) throws -> Bool {
    if let line = try transaction.lastAccess(of: [Access.Act.timeSet, Access.Act.upgraded]) {
      // Before its upgrade nothing said when it was set.
      if line.access.act == Access.Act.upgraded, standing == nil { return true }
      return standing == line.access.at.rfc3339
    }
    return standing == nil || standing == store.identity.created.rfc3339
  }

  /// The zones of the calendars of all workflows in use: times are read in one of them.
  private func zonesOfWork(_ transaction: any ReadTransaction) throws -> Set<String> {
    var zones: Set<String> = []
    for row in try transaction.sources(texts: false) where row.kind == .workflow && row.isActive {
      let definition = try shelf.definition(digest: row.digest, in: transaction).definition
      zones.insert(try shelf.calendar(definition.calendar, around: now, in: transaction).zone.name)
    }
    return zones.isEmpty ? [Zone.utc.name] : zones
  }

  /// That the scheduler says it ran at a time that has not come, of which no chain knows: nothing is fired until then.
  private func scheduleFault(_ transaction: any ReadTransaction) throws -> String? {
    guard store.identity.kind == .live, let last = try transaction.schedule()?.lastAt else { return nil }
    let heads = [try transaction.head(), try transaction.accessHead(), try transaction.tickHead()]
    let latest = ([now] + heads.compactMap { $0?.recordedAt }).max() ?? now
    guard latest.seconds(to: last) > Session.tolerance else { return nil }
    return "the scheduler is said to have run at \(last.rfc3339), which is still to come, and no log tells of it"
  }

  /// Whether the number of an erased request is the one that its reference holds, by some definition of the store.
  func agreesOnNumber(_ reference: String, _ transaction: any ReadTransaction) throws -> Bool {
    let numbers = Set(try shelf.definitions(in: transaction).compactMap { $0.definition.number(of: reference) })
    for number in numbers where try transaction.references(number: number).contains(reference) { return true }
    return numbers.isEmpty
  }
}
