import Store
import Workflow
import WorkflowLab
import WorkingTime

/// Asks for an event again, and compares.
struct Retrial {
  let kernel: Kernel
  /// The definition's digest.
  let digest: String

  /// Passes if the event follows from the request before it.
  /// - Throws: `otherwise` if it does not, `notDerivable` if nothing could say.
  func judge(_ event: Event, on before: Snapshot?) throws(CertificateFault) {
    let again = try asked { () throws(KernelFault) in try candidates(event, on: before) }
    guard let again else { throw .notDerivable(kind: event.kind) }
    if again.contains(event) || again.contains(where: { $0.gathered == event }) { return }
    throw .otherwise(again.isEmpty ? "it is refused" : "what comes about is another event")
  }

  private func asked<Answer>(_ question: () throws(KernelFault) -> Answer) throws(CertificateFault) -> Answer {
    do throws(KernelFault) {
      return try question()
    } catch {
      throw .otherwise("\(error)")
    }
  }

  /// The events that can come of what can have been asked; nil where that is not known.
  private func candidates(_ event: Event, on before: Snapshot?) throws(KernelFault) -> [Event]? {
    guard let before else {
      return event.kind == Event.Kind.raise ? try raised(event) : nil
    }
    guard case .person = event.actor else {
      return try kernel.catchUp(before, to: event.recordedAt).prefix(1)
        + [try kernel.redated(before, at: event.recordedAt)]
    }
    let payload = event.payload ?? Payload()
    let occurred = event.isLateEntry ? event.occurredAt : nil
    switch event.kind {
    case Event.Kind.calendar, Event.Kind.migrate: return nil
    // How long it is kept is decided by a schedule, and by what other requests name: neither is evidence of this one.
    case _ where Event.Kind.ofRetention.contains(event.kind): return nil
    case Event.Kind.note:
      return try allowed(
        Attempt(
          actor: event.actor, act: .note, input: Input(reason: payload.reason), now: event.recordedAt,
          occurred: occurred), on: before)
    case Event.Kind.acknowledge:
      return try allowed(
        Attempt(
          actor: event.actor, act: .acknowledge, input: Input(reason: payload.reason), now: event.recordedAt),
        on: before)
    case Event.Kind.disclose:
      guard let disclosed = payload.disclosed else { return [] }
      return try allowed(
        Attempt(
          actor: event.actor, act: .disclose(disclosed), input: Input(reason: payload.reason), now: event.recordedAt,
          occurred: occurred), on: before)
    case Event.Kind.correct:
      guard let corrects = payload.corrects else { return [] }
      var events: [Event] = []
      for var input in inputs(payload) {
        // What follows from the facts was not given.
        input.values = input.values.filter { corrects.fields.contains($0.key) }
        input.cleared = input.cleared.filter { corrects.fields.contains($0) }
        var attempt = Attempt(
          actor: event.actor, act: .correct(of: corrects.version), input: input, now: event.recordedAt)
        // Whom to tell followed from who had it, which other requests' histories and the access log say as well.
        attempt.audience = (payload.notices ?? []).filter { $0.capacity == Kernel.recipientWord }.compactMap(
          \.recipient)
        events += try allowed(attempt, on: before)
      }
      return events
    case Event.Kind.set:
      var events: [Event] = []
      // What only moves write followed from what it belongs to.
      let following = Set(kernel.definition.fields.filter { $0.belongsTo != nil && $0.isWrittenByMoves }.map(\.name))
      for var input in inputs(payload) {
        input.values = input.values.filter { !following.contains($0.key) }
        input.cleared.subtract(following)
        events += try allowed(Attempt(actor: event.actor, act: .set, input: input, now: event.recordedAt), on: before)
      }
      return events
    default:
      guard let attempt = try Replay.attempt(event, on: before, by: kernel) else { return [] }
      return try allowed(attempt, on: before)
    }
  }

  private func allowed(_ attempt: Attempt, on snapshot: Snapshot) throws(KernelFault) -> [Event] {
    guard case .allowed(let events) = try kernel.decide(attempt, on: snapshot) else { return [] }
    return events
  }

  /// Whether a worked-out field was given or only worked out, an event does not say: both are tried.
  private func inputs(_ payload: Payload) -> [Input] {
    let fields = payload.fields ?? [:]
    let workedOut = fields.keys.filter {
      kernel.definition.decided.contains(name: $0) && payload.overrides?[$0] == nil
    }
    let whole = Input(values: fields, cleared: Set(payload.cleared ?? []), reason: payload.reason)
    guard !workedOut.isEmpty || payload.lifted != nil else { return [whole] }
    var short = whole
    for name in workedOut { short.values[name] = nil }
    var lifting = short
    lifting.cleared.formUnion(payload.lifted ?? [])
    return [short, whole, lifting]
  }

  private func raised(_ event: Event) throws(KernelFault) -> [Event] {
    let payload = event.payload ?? Payload()
    let written = (payload.fields ?? [:]).filter { name, _ in
      !(kernel.definition.fields[name]?.isWrittenByMoves ?? true)
    }
    var events: [Event] = []
    for var input in inputs(payload) {
      input.values = input.values.filter { written[$0.key] != nil }
      let ruling = try kernel.raise(
        reference: event.request, definition: digest, by: event.actor, input: input, now: event.recordedAt,
        occurred: event.isLateEntry ? event.occurredAt : nil)
      if case .allowed(let made) = ruling { events += made }
    }
    return events
  }
}
