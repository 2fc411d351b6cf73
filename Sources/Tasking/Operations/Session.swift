import Store
import TaskingAPI
import Workflow
import WorkingTime

/// Who asks, and when: settled once for each order, inside its transaction.
struct Session {
  /// The person in whose name it is done; nil for the scheduler's own run and for whoever makes a store.
  let person: String?
  let via: String
  private(set) var now: Instant
  let commandID: String?
  let isRehearsal: Bool
  /// The zone in which people read and type times.
  let zone: Zone
  /// What readers should know of a clock that is far behind the journal; then time stands at the journal's last event.
  let clockWarning: String?
  private let setsTime: Bool
  private let remarks = Remarks()

  /// What readers should know besides the answer.
  private final class Remarks {
    var warnings: [String] = []
  }

  /// - Parameter looks: Whether nothing will be written: then a clock that is far behind refuses nothing.
  init(
    _ terms: Terms, _ caller: Caller, _ permission: Permission, _ service: Service, _ transaction: any ReadTransaction,
    looks: Bool = false, isForLogs: Bool = false
  ) throws {
    let isMachine = if case .machine = permission { true } else { false }
    isRehearsal = service.store.identity.kind == .rehearsal
    commandID = terms.commandID
    // A run of the scheduler writes and reads no local times.
    if isForLogs, terms.now == nil {
      zone = .utc
    } else {
      zone = try Session.zone(service, transaction)
    }
    setsTime = terms.now != nil
    let late = try terms.now == nil ? LateClock(service, zone, transaction) : nil
    // The scheduler says it in its own way, and leaves a mark.
    if let late, !looks, !isMachine { throw late.refusal }
    clockWarning = late?.warning
    now = try Session.now(terms.now, service, transaction, zone)
    let asker = Asker(caller: caller, named: terms.person, isRehearsal: isRehearsal, now: now, zone: zone)
    person = isMachine ? nil : try asker.person(in: transaction)
    via = try person.map { try asker.via(as: $0, in: transaction) } ?? caller.via
  }

  /// By how many seconds the system's clock may be behind the journal's last event.
  static let tolerance: Int64 = 120

  /// Whoever acts in the journal.
  var actor: Actor { person.map { .person($0) } ?? .machine }

  /// How the journal names the way in, for an act of a person.
  var origin: Origin { Origin(via: via, command: commandID) }

  /// How the journal names the way in, for what fell due by itself.
  var machineOrigin: Origin { Origin(via: via) }

  /// In a rehearsal store time stands at the last `--now`.
  func keepTime(_ transaction: any WriteTransaction) throws {
    guard setsTime, try transaction.setting(.rehearsalTime) != now.rfc3339 else { return }
    try transaction.keep(now.rfc3339, as: .rehearsalTime)
    // No event tells of it, and it moves everything that falls due: so a log that is chained does.
    _ = try transaction.log(
      Access(actor: person ?? via, via: via, act: Access.Act.timeSet, request: nil, at: now, detail: nil))
  }

  /// When something happened, as people type it.
  func occurred(_ text: String?) throws(TaskingError) -> Instant? {
    guard let text else { return nil }
    do throws(InstantPhraseFault) {
      return try InstantPhrase(now: now, zone: zone, isPast: true).instant(text)
    } catch {
      throw TaskingError(.malformed, "--occurred: \(error.sentence)", hint: "write 02:10, fri 16:00, 20 Nov or -3h")
    }
  }

  /// The same person's session at another time.
  func standing(at instant: Instant) -> Session {
    var other = self
    other.now = instant
    return other
  }

  /// An instant as people read it, and may type it again.
  func words(_ instant: Instant) -> String { TimeWords(now: now, zone: zone).moment(instant) }

  /// An answer as it is sent, with what was remarked until now.
  func reply<Answer>(_ answer: Answer) -> Reply<Answer> {
    Reply(answer, isRehearsal: isRehearsal, now: now, zone: zone.name, warnings: remarks.warnings)
  }

  /// A receipt as it is sent.
  func reply<Answer>(_ receipt: Repeated) -> Reply<Answer> {
    Reply(repeated: receipt, isRehearsal: isRehearsal, now: now, zone: zone.name, warnings: remarks.warnings)
  }

  /// Notes what readers should know besides an answer; gives the answer.
  func remarking<Answer>(_ answer: Answer, warnings: [String]) -> Answer {
    remarks.warnings += warnings
    return answer
  }

  /// Forgets what was remarked.
  func forgetRemarks() { remarks.warnings = [] }

  private static func zone(_ service: Service, _ transaction: any ReadTransaction) throws -> Zone {
    let name = try transaction.setting(.zone) ?? Zone.utc.name
    if name == Zone.utc.name { return .utc }
    guard let zone = service.surroundings.zone(name) else {
      throw TaskingError(.internalFault, "the system has no time zone '\(name)'", hint: "install the package tzdata")
    }
    return zone
  }

  /// The time of the order: never before the journal's last event.
  private static func now(
    _ text: String?, _ service: Service, _ transaction: any ReadTransaction, _ zone: Zone
  ) throws -> Instant {
    let last = try transaction.head()?.recordedAt
    let standing = try transaction.setting(.rehearsalTime).map { text throws(TimeFault) in try Instant(rfc3339: text) }
    let system = service.surroundings.now()
    guard let text else {
      if let standing { return max(standing, last ?? standing) }
      return last.map { max($0, system) } ?? system
    }
    guard service.store.identity.kind == .rehearsal else {
      throw TaskingError(
        .usage, "--now works in a rehearsal store only", hint: "make one with: tasking init --rehearsal")
    }
    let wanted: Instant
    do throws(InstantPhraseFault) {
      wanted = try InstantPhrase(now: standing ?? system, zone: zone).instant(text)
    } catch {
      throw TaskingError(.malformed, "--now: \(error.sentence)", hint: error.hint)
    }
    if let last, wanted < last {
      let times = TimeWords(now: last, zone: zone)
      throw TaskingError(
        .usage, "--now \(times.moment(wanted)) is before the last event, which is of \(times.moment(last))",
        hint: "time only goes forward; to begin earlier: tasking init --rehearsal --now …")
    }
    return wanted
  }
}

/// A clock so far behind the journal's last event that nothing may be written by it.
private struct LateClock {
  let system: Instant
  let last: Instant
  let zone: Zone

  /// Nil where time stands, or the clock will do.
  init?(_ service: Service, _ zone: Zone, _ transaction: any ReadTransaction) throws {
    guard try transaction.setting(.rehearsalTime) == nil, let last = try transaction.head()?.recordedAt else {
      return nil
    }
    system = service.surroundings.now()
    self.last = last
    self.zone = zone
    guard system.seconds(to: last) > Session.tolerance else { return nil }
  }

  private var sentence: String {
    let times = TimeWords(now: system, zone: zone)
    return "this machine's clock says \(times.moment(system)), and the journal's last event is of \(times.moment(last))"
  }
  var refusal: TaskingError { TaskingError(.busy, sentence, hint: "set the clock right; nothing was written") }
  var warning: String { sentence + ": times are told as of then, and nothing can be written until the clock is right" }
}
