package import Store
package import Workflow
package import WorkingTime

/// A small workflow, its source, and a store that begins with it.
package enum Sample {
  /// 2026-11-20T08:00:00Z.
  package static let start = Instant(secondsSinceEpoch: 1_795_161_600)
  /// Where the sample's commands come from.
  package static let origin = Origin(via: "uid 1000")
  /// The workflow's source as a store keeps it.
  package static let source = Source(kind: .workflow, name: "sample", version: 3, text: "workflow: sample\n")

  /// An instant so many seconds after `start`.
  package static func at(_ seconds: Int64) -> Instant { start.advanced(bySeconds: seconds) }

  /// The workflow: draft → queued → acting ⇄ held → done → erased.
  package static let definition: Definition = {
    var definition = Definition(
      workflow: "sample", version: 3, title: "Sample", owner: "nobody", reference: "S-{year}-{number}",
      calendar: "always", raise: .init(by: [.role("asker")], into: "draft"))
    definition.fields = [
      Field(name: "priority", shape: .code(["P1", "P2", "P3"])),
      Field(name: "kind", shape: .text(limit: 20)),
      Field(name: "establishment", shape: .text(limit: 20)),
      Field(name: "title", shape: .text(limit: 80)),
      Field(name: "questions", shape: .list(.text(limit: 80))),
    ]
    definition.states = [
      StateRule(name: "draft", stage: .raise, waitsFor: .raiser),
      StateRule(name: "queued", stage: .assign, waitsFor: .role("desk")),
      StateRule(name: "acting", stage: .act, waitsFor: .assignee),
      StateRule(name: "held", stage: .act, waitsFor: .machine),
      StateRule(name: "done", stage: .close, waitsFor: nil, isFinal: true),
      StateRule(name: "erased", stage: .close, waitsFor: nil, isFinal: true),
    ]
    return definition
  }()

  /// Writes what a store begins with.
  package static func begin(_ store: any WriteTransaction) throws {
    _ = try store.administer(
      .initialised(.init(kind: .rehearsal, holds: [source.digest])), by: .machine, at: start, from: origin)
    _ = try store.activate(source, by: .machine, at: start, from: origin)
  }
}

extension RequestStore {
  /// Writes the events of a history that were not written yet.
  @discardableResult
  package func put(_ history: inout History, from origin: Origin = Sample.origin) throws -> [Receipt] {
    try write { try history.append(to: $0, from: origin) }
  }
}

/// The events of one request as a test makes them up, and what they fold to.
package struct History: Sendable {
  /// The request's reference, such as `S-2026-1`.
  package let reference: String
  /// The events so far, written or not.
  package private(set) var events: [Event] = []
  /// What the events fold to.
  package private(set) var snapshot: Snapshot
  /// Where the next batch begins.
  private var appended = 0

  /// A request without events, by its number.
  package init(_ number: Int = 1) {
    reference = "S-2026-\(number)"
    snapshot = Snapshot(reference: reference, at: Sample.start)
  }

  /// Adds an event, an hour after the one before it unless said otherwise.
  package mutating func add(
    _ kind: String, _ state: String, by actor: Actor = .person("ann"), at instant: Instant? = nil,
    erases: Bool = false, _ fill: (inout Payload) -> Void = { _ in }
  ) {
    var payload = Payload()
    if events.isEmpty { (payload.definition, payload.cycle) = (Sample.source.digest, 1) }
    fill(&payload)
    let time = instant ?? Sample.at(Int64(events.count) * 3_600)
    var event = Event(
      request: reference, version: events.count + 1, kind: kind, state: state, actor: actor, occurredAt: time,
      recordedAt: time.advanced(bySeconds: 1), payload: payload)
    event.erases = erases
    if events.isEmpty { snapshot = Snapshot(reference: reference, at: event.countsFrom) }
    events.append(event)
    snapshot.apply(event)
  }

  /// Writes the events that were not written yet.
  @discardableResult
  package mutating func append(
    to store: any WriteTransaction, from origin: Origin = Sample.origin
  ) throws(StoreFault) -> [Receipt] {
    let batch = Array(events[appended...])
    let receipts = try store.append(
      batch, becoming: snapshot, under: snapshot.isErased ? nil : Sample.definition, from: origin)
    appended = events.count
    return receipts
  }

  /// A lap of a clock.
  package static func lap(
    _ name: String, cycle: Int = 1, lap: Int = 1, _ phase: ClockState.Phase, due: Instant?,
    verdict: ClockState.Verdict? = nil
  ) -> ClockState {
    var clock = ClockState(
      clock: name, cycle: cycle, lap: lap, phase: phase, budget: Budget(seconds: 14_400, isElapsed: lap == 1),
      used: Int64(lap) * 60, since: Sample.at(60), calendar: "always", calendarVersion: 2)
    clock.due = due
    clock.verdict = verdict
    if lap > 1 { (clock.bound, clock.boundSpan, clock.breachedAt) = (Sample.at(90_000), 86_400, Sample.at(9_000)) }
    return clock
  }

  /// A rung that fell due.
  package static func firing(_ clock: String, lap: Int = 1, rung: Int, occurrence: Int = 1) -> Firing {
    Firing(
      clock: clock, cycle: 1, lap: lap, rung: rung, occurrence: occurrence, percent: Int64(rung) * 50,
      dueAt: Sample.at(Int64(rung) * 600), superseded: rung == 1)
  }
}
