package import Store
package import TaskingAPI
package import WorkingTime

// Verdicts over facts: pure.

extension Diagnosis {
  /// What the engine, the files and the disk of a store are like.
  package static func lines(of condition: StoreCondition, at now: Instant) -> [Line] {
    [
      line(of: condition.engine), settings(condition), files(condition), writer(condition), space(condition),
      notices(condition, now),
    ]
  }

  /// Which library it is, and whether it has to be guarded.
  package static func line(of engine: StoreCondition.Engine) -> Line {
    .ok(
      "engine",
      engine.needsGuard
        ? "\(engine.name), which can lose writes when a checkpoint races a writer; guarded: checkpoints under the lock only"
        : "\(engine.name), which needs no guard; checkpoints are under the lock all the same")
  }

  /// Which schema the store has; one of another version is not opened.
  package static func schema(of identity: StoreIdentity) -> Line {
    .ok("schema", "version \(identity.schemaVersion), which is this program's")
  }

  private static func settings(_ condition: StoreCondition) -> Line {
    let wrong = condition.settings.filter { $0.found != $0.wanted }
    guard wrong.isEmpty else {
      return .error(
        "settings", wrong.map { "\($0.name) is \($0.found), not \($0.wanted)" }.joined(separator: ", "),
        "this build of the engine cannot keep what the store promises: install the system's own", .integrity)
    }
    return .ok("settings", condition.settings.map { "\($0.name) \($0.found)" }.joined(separator: ", "))
  }

  private static func files(_ condition: StoreCondition) -> Line {
    if let fault = condition.readOnlyBecause { return .error("files", TaskingError(fault)) }
    guard !condition.owesErasure else {
      return .warning(
        "files", "something that was erased may still be in the write-ahead log: something was reading when it was",
        "end what has the store open (fuser -v STORE), then: tasking tick")
    }
    let long = condition.logSize > longestLog
    guard !long else {
      return .warning(
        "files", "the write-ahead log has \(bytes(condition.logSize)): somebody has been reading for long",
        "end what has the store open: fuser -v STORE")
    }
    return .ok(
      "files",
      "store \(bytes(condition.size)), log \(bytes(condition.logSize)); they and their folder are uid \(condition.owner)'s only"
    )
  }

  private static func writer(_ condition: StoreCondition) -> Line {
    switch condition.writer {
    case nil:
      return .ok("lock", condition.readOnlyBecause == nil ? "nobody keeps writers waiting" : "nobody can write")
    case .unseen(let seconds):
      return .warning(
        "lock", "somebody who cannot be seen from here has held the writers' lock for more than \(seconds) s",
        "see, as root, who it is: fuser -v STORE.lock")
    case .seen(let process, let name, let age, let isStopped, let seconds):
      let who = "process \(process) (\(name)), which began \(Context.age(age)) ago,"
      guard isStopped else {
        return .warning(
          "lock", "\(who) has held the writers' lock for more than \(seconds) s",
          "wait; if it does not end, see what it does: ps -fp \(process)")
      }
      return .error(
        "lock", "\(who) is stopped while it holds the writers' lock: nobody can write",
        "let it go on: kill -CONT \(process); or end it, which undoes what it was writing: kill -KILL \(process)",
        .busy)
    }
  }

  private static func space(_ condition: StoreCondition) -> Line {
    let finding = "\(bytes(condition.free)) free on the store's disk"
    if condition.free < leastSpace { return .error("free space", finding, "make room: writes will be refused", .busy) }
    guard condition.free >= max(scarceSpace, condition.size) else {
      return .warning("free space", finding, "make room: a copy of the store would hardly fit")
    }
    return .ok("free space", finding)
  }

  private static func notices(_ condition: StoreCondition, _ now: Instant) -> Line {
    let notices = condition.notices
    if notices.failed > 0 {
      return .warning(
        "notices", "\(notices.failed) could not be delivered, \(notices.pending) wait",
        "see why: tasking outbox list; put it right, then: tasking outbox retry --all")
    }
    if let failing = notices.failing.first {
      let age = Context.age(max(0, failing.since.seconds(to: now)))
      let others = notices.failing.dropFirst().map(\.channel)
      return .warning(
        "notices",
        "\(failing.channel) has taken no message for \(age): \(failing.error)"
          + (others.isEmpty ? "" : "; so with \(others.joined(separator: ", "))"),
        "put it right: tasking outbox list; what waits is sent by itself then")
    }
    guard let oldest = notices.oldest else { return .ok("notices", "none waits") }
    let age = max(0, oldest.seconds(to: now))
    guard age <= longestWait else {
      return .warning(
        "notices", "\(notices.pending) wait, the oldest for \(Context.age(age))",
        "see where they are: tasking outbox list; what waits is sent by: tasking tick")
    }
    // Quiet hours and digests make them wait as well, so that this alone is no fault.
    return .ok(
      "notices", "\(notices.pending) wait, the oldest for \(Context.age(age))")
  }

  /// The log is emptied at some 4 MB, unless somebody reads.
  private static let longestLog: Int64 = 64 << 20
  /// No quiet hours last longer: a bank holiday's weekend.
  private static let longestWait: Int64 = 4 * 86_400
  /// With less than this nothing should be written any more.
  private static let leastSpace: Int64 = 16 << 20
  /// With less than this it is time to make room.
  private static let scarceSpace: Int64 = 256 << 20

  /// `812 KiB`, `3.4 GiB`.
  static func bytes(_ count: Int64) -> String {
    var (value, unit) = (Double(count), "B")
    for larger in ["KiB", "MiB", "GiB", "TiB"] where value >= 1_024 { (value, unit) = (value / 1_024, larger) }
    let tenths = Int64((value * 10).rounded(.down))
    return unit == "B" || tenths >= 100 ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
