package import Store
package import TaskingAPI
package import Workflow
package import WorkingTime

/// Looks at what a store holds, and at what it needs of its machine, and says of each whether it is right.
///
/// What cannot be looked at is a line as well, and the rest is looked at all the same.
package struct Checkup {
  let store: any RequestStore
  let surroundings: Surroundings
  let shelf: Shelf
  /// How many requests are compared with the journal, those first that changed last; nil for all.
  let sample: Int?

  package init(store: any RequestStore, surroundings: Surroundings, sample: Int?) {
    self.store = store
    self.surroundings = surroundings
    self.sample = sample
    shelf = Shelf(surroundings: surroundings)
  }

  /// Does all of it.
  ///
  /// - Parameter zoneVersion: The version of the time zone database, such as `2025b`; nil if it does not say.
  /// - Throws: what no check expects.
  package func lines(zoneVersion: String?) throws -> [Diagnosis.Line] {
    try looked("clock") { [try clock()] } + looked("scheduler") { [try scheduler()] } + looked("rows") { [try rows()] }
      + looked("cover", cover) + looked("calendar", calendars) + looked("time zones") { [try zones(zoneVersion)] }
  }

  /// Of which store all of it is said, and up to where.
  ///
  /// - Throws: a `StoreFault`.
  package func reach() throws -> Reach? {
    let kept = store.head.map { "the head kept beside it, of entry \($0.journal.seq)" }
    return try store.read { try store.reach($0, comparedWith: [kept].compactMap(\.self)) }
  }

  /// The plan of notices in use.
  ///
  /// - Throws: a `StoreFault`; `integrity` if it cannot be read.
  package func noticePlan() throws -> NoticePlan { try store.read { try shelf.notices(in: $0) } }

  /// What came of a check, or why it could not be made.
  func looked(_ check: String, _ look: () throws -> [Diagnosis.Line]) throws -> [Diagnosis.Line] {
    do {
      return try look()
    } catch let fault as StoreFault {
      return [.error(check, TaskingError(fault))]
    } catch let error as TaskingError {
      return [.error(check, error)]
    }
  }

  /// The time by which a store is judged: a rehearsal's own, else the system's.
  package func present() throws -> Instant {
    let system = surroundings.now()
    guard store.identity.kind == .rehearsal else { return system }
    return try store.read { transaction in
      guard let text = try transaction.setting(.rehearsalTime) else { return system }
      do throws(TimeFault) {
        return try Instant(rfc3339: text)
      } catch {
        throw StoreFault.unreadable(place: "the time of the rehearsal", detail: "it is '\(text)'")
      }
    }
  }

  /// How times are written in the lines: on the wall of the store's zone.
  ///
  /// - Throws: what reading the store throws.
  func times() throws -> TimeWords {
    let name = try store.read { try $0.setting(.zone) }
    return TimeWords(now: try present(), zone: name.flatMap(surroundings.zone) ?? .utc)
  }

  /// The system's clock beside the journal's.
  func clock() throws -> Diagnosis.Line {
    let check = "clock"
    let (system, times) = (surroundings.now(), try times())
    let last = try store.read { try $0.head()?.recordedAt }
    if store.identity.kind == .rehearsal {
      return .ok(check, "this is a rehearsal; its time is \(times.moment(times.now))")
    }
    guard let last, system < last else {
      return .ok(check, "\(times.moment(system)), after the journal's last event")
    }
    let ahead = system.seconds(to: last)
    let finding =
      "this machine says \(times.moment(system)); the journal's last event is \(Context.age(ahead)) later: \(times.moment(last))"
    let remedy = "set the clock right: timedatectl"
    return ahead <= Session.tolerance
      ? .warning(check, finding, remedy) : .error(check, finding + "; nothing can be written", remedy, .busy)
  }

  /// Every calendar in use, by how far somebody has looked for one-off days.
  private func calendars() throws -> [Diagnosis.Line] {
    let now = try present()
    return try store.read { transaction in
      let names = try transaction.sources(texts: false).filter { $0.kind == .calendar && $0.isActive }.map(\.name)
      return try names.sorted().map { name in
        do {
          return Self.line(of: try shelf.calendar(name, around: now, in: transaction), at: now)
        } catch let error as TaskingError {
          return .error("calendar", error)
        }
      }
    }
  }

  private static func line(of calendar: WorkingCalendar, at now: Instant) -> Diagnosis.Line {
    let remedy = "look for new one-off days, move 'horizon' in its file, then: tasking workflow activate FILE"
    let today = calendar.zone.local(now).date
    guard let horizon = calendar.horizon else {
      return .warning("calendar", "\(calendar.name) does not say how far one-off days have been looked for", remedy)
    }
    if horizon < today {
      return .warning("calendar", "\(calendar.name) ended with \(horizon.iso): days after it are computed only", remedy)
    }
    if horizon < today.adding(months: 12) {
      return .warning("calendar", "\(calendar.name) goes up to \(horizon.iso), less than a year from now", remedy)
    }
    return .ok("calendar", "\(calendar.name), version \(calendar.version), goes up to \(horizon.iso)")
  }

  /// The zones that the store needs, and how old the system's database of them is.
  private func zones(_ version: String?) throws -> Diagnosis.Line {
    let (check, now) = ("time zones", try present())
    let needed = try store.read { transaction in
      var names: Set<String> = []
      if let own = try transaction.setting(.zone) { names.insert(own) }
      for row in try transaction.sources(texts: false) where row.kind == .calendar && row.isActive {
        do {
          names.insert(try shelf.calendar(row.name, around: now, in: transaction).zone.name)
        } catch is TaskingError {
          // It has a line of its own, which says that it cannot be read, for want of its zone perhaps.
          continue
        }
      }
      return names.subtracting([Zone.utc.name])
    }
    let missing = needed.filter { surroundings.zone($0) == nil }.sorted()
    guard missing.isEmpty else {
      return .error(
        check, "the system has no \(missing.joined(separator: ", "))", "install the package tzdata", .internalFault)
    }
    let zones = needed.isEmpty ? "none is needed" : "\(needed.sorted().joined(separator: ", ")) found"
    guard let version else {
      return .ok(check, "\(zones); the database does not say which version it is")
    }
    let year = Zone.utc.local(now).date.year
    // Such as 2025b.
    if let made = Int(version.prefix(4)), made < year - 1 {
      return .warning(check, "\(zones), in a database of \(version)", "bring the package tzdata up to date")
    }
    return .ok(check, "\(zones), in database \(version)")
  }
}
