import Store
import TaskingAPI
import Workflow
import WorkingTime

// Anchors are made between transactions, never in one: a place that answers slowly keeps nobody waiting, and one that
// does not answer stops nothing. What became of each is kept as a setting, and tried again at the next tick.

extension Command.Anchor: Job {
  func run(in context: Working) throws -> Reply<Anchored> { try context.reply(context.anchor(self)) }
}

extension Working {
  /// Says where anchors go, if that is given, and makes one now for every place.
  func anchor(_ anchor: Command.Anchor) throws -> Anchored {
    if anchor.places != nil || anchor.every != nil { try replan(anchor) }
    let plan = try store.read { try $0.anchorPlan() }
    if plan.places.isEmpty, anchor.places != nil { return Anchored() }
    guard !plan.places.isEmpty else {
      throw TaskingError(
        .refused, "there is no place for anchors to go to",
        hint: "say where: tasking audit anchor --to file:/PATH, --to syslog, --to 'command:/PATH WORD…'")
    }
    let now = try store.read { try $0.now(by: surroundings) }
    return try keepAnchors(at: now) { _ in true }
  }

  /// Makes the anchors that have fallen due, and says what failed.
  ///
  /// Nothing that goes wrong here stops the scheduler's run, which is kept by now.
  func keepDueAnchors(_ ticked: inout Ticked) {
    guard anchors != nil else { return }
    do {
      let now = ticked.now
      let (plan, head) = try store.read { (try $0.anchorPlan(), try $0.head()?.seq ?? 0) }
      let anchored = try keepAnchors(at: now) { plan.isDue($0, head: head, now: now) }
      ticked.anchored = anchored.places.filter { $0.failure == nil }.map(\.target)
      ticked.anchorFaults = anchored.places.compactMap { place in
        place.failure.map { "no anchor was kept at \(place.target): \($0); the next tick tries again" }
      }
    } catch {
      let words = (error as? StoreFault)?.sentence ?? (error as? TaskingError)?.message ?? "\(error)"
      ticked.anchorFaults = ["no anchor was kept: \(words); the next tick tries again"]
    }
  }
}

extension Context {
  /// What readers should know of places that no anchor gets to.
  func anchorWarnings() throws -> [String] {
    try reader.anchorPlan().places.compactMap { place in
      guard let failed = place.failedAt, let why = place.failure else { return nil }
      return "no anchor was kept at \(place.target) since \(session.words(failed)): \(why)"
    }
  }
}

extension Working {
  fileprivate func replan(_ anchor: Command.Anchor) throws {
    if let every = anchor.every, every < 1 {
      throw TaskingError(.usage, "--every wants a number of entries, at least 1")
    }
    let targets = try anchor.places?.map { text throws(TaskingError) in
      guard let target = AnchorTarget(text) else {
        throw TaskingError(
          .usage, "'\(text.prefix(80))' is no place for anchors",
          hint: "use file:/PATH, syslog or 'command:/PATH WORD…'; none takes all away")
      }
      return target
    }
    try store.write { transaction in
      var plan = try transaction.anchorPlan()
      if let every = anchor.every { plan.every = Int64(every) }
      if let targets { plan = plan.with(targets) }
      try transaction.keep(try JSONBytes.text(plan), as: .anchors)
    }
  }

  fileprivate func keepAnchors(at now: Instant, _ isDue: (AnchorPlan.Place) -> Bool) throws -> Anchored {
    let before = try store.read { try $0.anchorPlan() }
    let due = before.places.filter(isDue)
    var anchored = Anchored()
    guard !due.isEmpty else { return anchored }
    let (made, head) = try makeAnchors(at: now)
    var after = before
    for place in due {
      let failure: String? =
        switch made {
        case .success(let anchors): deliver(try anchors.map { try $0.line() }, to: place)
        // No tick mends a key: whoever reads this has to.
        case .failure(let error): error.message + (error.hint.map { " (\($0))" } ?? "")
        }
      after.note(failure, at: place.target, head: head, now: now)
      let since = after.places.first { $0.target == place.target }?.failedAt
      anchored.places.append(Anchored.Place(target: place.target, failure: failure, failedAt: since))
    }
    if case .success(let anchors) = made {
      anchored.anchors = anchors.map(Anchored.Line.init)
      anchored.lines = try anchors.map { try $0.line() }
    }
    // A place that still fails as it did is nothing new.
    guard after != before else { return anchored }
    try store.write { transaction in
      var plan = try transaction.anchorPlan()
      for place in anchored.places { plan.note(place.failure, at: place.target, head: head, now: now) }
      try transaction.keep(try JSONBytes.text(plan), as: .anchors)
    }
    return anchored
  }
}

extension Working {
  fileprivate func deliver(_ lines: [String], to place: AnchorPlan.Place) -> String? {
    guard let desk = anchors, let target = AnchorTarget(place.target) else { return "it is no place that is known" }
    return desk.deliver(target, lines)
  }
}

extension Working {
  /// Signs where the chains end now.
  fileprivate func makeAnchors(at now: Instant) throws -> (anchors: Result<[Anchor], TaskingError>, head: Int64) {
    let (head, access, ticks, store, keys) = try store.read { transaction in
      (
        try transaction.head(), try transaction.accessHead(), try transaction.tickHead(),
        try transaction.journalHash(at: 1), try transaction.anchorKeys()
      )
    }
    guard let head, let store, let desk = anchors else {
      return (.failure(TaskingError(.integrity, "the journal is empty")), 0)
    }
    let key: AnchorKey
    switch desk.key() {
    case .success(let found): key = found
    case .failure(let error): return (.failure(error), head.seq)
    }
    guard key.publicKey == keys.last?.key else {
      let error = TaskingError(
        .integrity, "the key beside the store is not the one that its journal names",
        hint: "put the right one back, or make another: tasking audit key --new")
      return (.failure(error), head.seq)
    }
    var anchors = [try Anchor(head, of: .journal, store: store, at: now, key: key)]
    if let access { anchors.append(try Anchor(access, of: .access, store: store, at: now, key: key)) }
    if let ticks { anchors.append(try Anchor(ticks, of: .ticks, store: store, at: now, key: key)) }
    return (.success(anchors), head.seq)
  }
}
