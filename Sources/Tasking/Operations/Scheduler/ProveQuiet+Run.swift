import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.ProveQuiet: Look {
  func run(in context: Context) throws -> Quietness {
    try context.proveQuiet(self)
  }
}

extension Context {
  /// Whether anything was due of a request in some time of the past, and whether anybody looked: with the evidence.
  ///
  /// Cost: the journal of the request, and the rows of the scheduler's log of that time.
  fileprivate func proveQuiet(_ prove: Command.ProveQuiet) throws -> Quietness {
    let reference = try reference(prove.reference)
    let entries = try reader.events(of: reference)
    guard let first = entries.first else { throw TaskingError.noSuchRequest(prove.reference) }
    let from = try moment(prove.from, "--from")
    let to = try prove.to.map { text throws(TaskingError) in try moment(text, "--to") } ?? session.now
    guard from < to else {
      throw TaskingError(.usage, "--from \(session.words(from)) is not before --to \(session.words(to))")
    }
    var proof = QuietProof(from: from, to: to)
    for entry in entries { proof.take(entry) }
    let (due, stretches) = proof.findings(now: session.now)
    let isErased = entries.contains { $0.event.payload == nil }
    let verdict: Quietness.Verdict =
      isErased ? .erased : due.isEmpty ? .quiet : due.contains { $0.noticed == nil } ? .unnoticed : .noticed
    let looks = try Looks.read(from: from, to: to, now: session.now, reader)
    let quietness = Quietness(
      reference: first.event.request, from: from, to: to, verdict: verdict, stretches: isErased ? [] : stretches,
      due: due, watch: looks, reach: try store.reach(reader))
    return quietness
  }

  fileprivate func moment(_ text: String, _ flag: String) throws(TaskingError) -> Instant {
    let instant: Instant
    do throws(InstantPhraseFault) {
      instant = try InstantPhrase(now: session.now, zone: session.zone, isPast: true).instant(text)
    } catch {
      throw TaskingError(
        .malformed, "\(flag): \(error.sentence)", hint: "write 2026-11-20 14:00, fri 16:00, 20 Nov or -3h")
    }
    guard instant <= session.now else {
      throw TaskingError(
        .malformed, "\(flag): \(session.words(instant)) is still to come", hint: "what will fall due: tasking plan")
    }
    return instant
  }
}

/// What the journal of one request says was due in some time: pure, from its events alone.
///
/// Each event says when something falls due next. So nothing was due in a stretch between two events, unless what the first
/// of them says came within it; and if it did, the second is the machine's, or nobody has noticed yet.
struct QuietProof {
  private let from: Instant
  private let to: Instant
  private var due: [Quietness.Item] = []
  private var stretches: [Quietness.Stretch] = []
  /// The event that was taken last.
  private var last: JournalEntry?

  init(from: Instant, to: Instant) {
    self.from = from
    self.to = to
  }

  /// Takes the next event.
  mutating func take(_ entry: JournalEntry) {
    end(at: entry.event.countsFrom)
    last = entry
    guard entry.event.actor == .machine else { return }
    for line in DueLine.lines(of: entry.event) where line.clock != nil || line.move != nil {
      guard line.due >= from, line.due <= to else { continue }
      due.append(Quietness.Item(line: line, noticed: entry.event.recordedAt, seq: entry.seq))
    }
  }

  /// What there is to tell when every event was taken.
  func findings(now: Instant) -> (due: [Quietness.Item], stretches: [Quietness.Stretch]) {
    var whole = self
    whole.end(at: now)
    if let next = last?.event.payload?.nextAt, next <= now, next >= from, next <= to, let last {
      whole.due.append(Quietness.Item(line: DueLine(due: next, reference: last.event.request), noticed: nil, seq: nil))
    }
    whole.due.sort { $0.line.due < $1.line.due }
    return (whole.due, whole.stretches)
  }

  /// Ends the stretch that began with the last event.
  private mutating func end(at instant: Instant) {
    guard let event = last?.event else { return }
    let (start, end) = (max(event.countsFrom, from), min(instant, to))
    guard start < end else { return }
    stretches.append(
      Quietness.Stretch(version: event.version, from: start, to: end, next: event.payload?.nextAt))
  }
}

/// Reads the scheduler's log.
enum Looks {
  /// What it says of a time: every interval between two of its rows that touches it, the one still open among them.
  ///
  /// - Throws: `integrity` if the rows do not continue one another.
  static func read(
    from: Instant, to: Instant, now: Instant, _ transaction: any ReadTransaction
  ) throws -> Quietness.Looks {
    var looks = Quietness.Looks(from: nil, to: nil, runs: 0, widest: nil, gaps: [], rows: nil)
    var next = try transaction.firstTick(since: from)
    var previous: TickRecord?
    while let seq = next {
      let page = try transaction.ticks(from: seq, limit: StoreAudit.page)
      next = nil
      for record in page {
        guard record.expectedHash == record.hash, previous.map({ $0.hash == record.previousHash }) ?? true else {
          throw TaskingError(ChainDamage(chain: .ticks, seq: record.seq, .hash))
        }
        previous = record
        looks.take(record, from: from, to: to)
        if record.tick.at >= to { break }
        next = record.seq + 1
      }
      if page.count < StoreAudit.page { next = nil }
    }
    if looks.to.map({ $0 < to }) ?? true, let schedule = try transaction.schedule() {
      looks.take(schedule, from: from, to: to, now: now)
    } else if looks.to == nil {
      looks.gaps = [Quietness.Looks.Gap(from: from, seconds: from.seconds(to: to))]
    }
    return looks
  }
}

extension Quietness.Looks {
  /// Takes an interval that a row ended, and the row.
  mutating func take(_ record: TickRecord, from: Instant, to: Instant) {
    let quiet = record.tick.quiet
    if let start = quiet.from { begin(at: start, from: from, runs: 1) } else { begin(at: record.tick.at, from: from) }
    runs += quiet.count + 1
    self.to = record.tick.at
    rows = Rows(first: rows?.first ?? record.seq, last: record.seq)
    note(quiet.gap.map { Gap(from: $0.from, seconds: $0.seconds) }, from: from, to: to)
  }

  /// Takes the interval that is still open.
  mutating func take(_ schedule: Schedule, from: Instant, to: Instant, now: Instant) {
    let quiet = schedule.quiet
    if quiet.until != nil || self.to == nil {
      begin(at: quiet.from ?? schedule.lastAt, from: from, runs: 1)
      runs += quiet.count
      self.to = schedule.lastAt
      note(quiet.gap.map { Gap(from: $0.from, seconds: $0.seconds) }, from: from, to: to)
    }
    let rest = schedule.lastAt.seconds(to: min(to, now))
    if rest > 0 { note(Quietness.Looks.Gap(from: schedule.lastAt, seconds: rest), from: from, to: to) }
  }

  private mutating func begin(at instant: Instant, from: Instant, runs count: Int = 0) {
    guard self.from == nil else { return }
    self.from = instant
    // The run at which the first interval begins.
    runs += count
    let before = from.seconds(to: instant)
    if before > 0 { note(Quietness.Looks.Gap(from: from, seconds: before), from: from, to: instant) }
  }

  /// Takes note of a time without a run.
  private mutating func note(_ gap: Quietness.Looks.Gap?, from: Instant, to: Instant) {
    guard let gap else { return }
    if gap.seconds > widest?.seconds ?? -1 { widest = gap }
    if gap.seconds > Context.tickInterval * 2, gap.from < to, gap.to > from { gaps.append(gap) }
  }
}
