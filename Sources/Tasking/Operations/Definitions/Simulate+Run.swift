import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkflowLab
import WorkingTime

extension Command.Simulate: Look {
  func run(in context: Context) throws -> Simulated {
    try context.simulate(self)
  }
}

extension Context {
  /// What a simulation shows whose arrivals, people and lengths are counted in the journal.
  ///
  /// A file stands in where too little was counted; without one, the built-in file only says which states are work.
  /// Cost: linear in the journal, and then the simulation's.
  fileprivate func simulate(_ simulate: Command.Simulate) throws -> Simulated {
    let (definition, warnings) = try definition(for: simulate)
    let calendar = try shelf.calendar(definition.calendar, around: session.now, in: reader)
    let base = try simulate.file.map { try premise($0, for: definition) }
    let people = try reader.people().map { $0.person(openRequests: 0) }
    var survey = HistorySurvey(
      of: definition, calendar: calendar, model: base ?? Context.builtInPremise(for: definition),
      people: Dictionary(people.map { ($0.id, $0) }) { first, _ in first },
      since: try since(simulate.since), until: session.now)
    try fill(&survey, with: definition.workflow)
    let (estimate, found, gaps) = survey.estimate(filling: base)
    guard var premise = found else {
      throw TaskingError(
        .refused, "the history says too little of \(definition.workflow) to simulate it",
        hint: "give a file whose figures stand in: tasking workflow simulate FILE --from-history",
        details: gaps.map { TaskingError.Detail(code: "gap", message: $0.description) })
    }
    if let seed = simulate.seed { premise.seed = seed }
    let words = EstimateWords(estimate: estimate, zone: calendar.zone)
    return session.remarking(
      Simulated(
        history: estimate, premise: PremiseText(premise, comment: words.comment, notes: words.notes).description,
        report: simulate.isPremiseOnly ? nil : try run(premise, definition, calendar)), warnings: warnings)
  }

  fileprivate func definition(for simulate: Command.Simulate) throws -> (Definition, warnings: [String]) {
    if let source = simulate.definition {
      let (checked, warnings) = try check(source)
      guard checked.kind == .workflow else {
        throw TaskingError(.usage, "\(source.file) is a \(checked.kind.rawValue), not a workflow")
      }
      return (try definition(of: checked), warnings)
    }
    return (try shelf.definition(workflow: simulate.workflow, in: reader).definition, [])
  }

  fileprivate func premise(_ source: Command.SourceText, for definition: Definition) throws(TaskingError) -> Premise {
    let loaded = SimulationFile.read(source.text, file: source.file, for: [definition])
    if let premise = loaded.value { return premise }
    throw TaskingError(
      .malformed, "\(source.file) cannot be used",
      details: loaded.diagnostics.map { TaskingError.Detail(code: "diagnostic", message: $0.description) })
  }

  /// The file that the program brings with it, if it is about that workflow and fits it.
  fileprivate static func builtInPremise(for definition: Definition) -> Premise? {
    Beginning.builtIn.first { $0.path == "simulation.yaml" }
      .flatMap { SimulationFile.read($0.text, file: $0.path, for: [definition]).value }
  }

  fileprivate func since(_ text: String?) throws(TaskingError) -> Instant? {
    guard let text else { return nil }
    let instant: Instant
    do throws(InstantPhraseFault) {
      instant = try InstantPhrase(now: session.now, zone: session.zone, isPast: true).instant(text)
    } catch {
      throw TaskingError(.malformed, "--since: \(error.sentence)", hint: error.hint)
    }
    guard instant < session.now else {
      throw TaskingError(.malformed, "--since: \(session.words(instant)) is not past", hint: "write 2026-01-05 or -90d")
    }
    return instant
  }

  /// Walks the journal once.
  ///
  /// An erased request names no workflow any more: it counts where the store never had another.
  fileprivate func fill(_ survey: inout HistorySurvey, with workflow: String) throws {
    let isOnly = try reader.sources(texts: false).allSatisfy { $0.kind != .workflow || $0.name == workflow }
    var others: Set<String> = []
    var seq: Int64 = 1
    while true {
      let records = try reader.journal(from: seq, limit: 1_000)
      guard let last = records.last else { return }
      seq = last.seq + 1
      for record in records {
        guard let event = try record.entry()?.event else { continue }
        if event.version == 1 {
          let own = try event.payload?.definition.map {
            try shelf.definition(digest: $0, in: reader).definition.workflow == workflow
          }
          if !(own ?? isOnly) { others.insert(event.request) }
        }
        if others.contains(event.request) {
          if case .person(let person) = event.actor { survey.takeAct(by: person, at: event.countsFrom) }
        } else {
          do throws(CalendarFault) {
            try survey.take(event)
          } catch {
            throw TaskingError(.internalFault, "\(event.request) cannot be counted: \(error)", hint: "say --since DATE")
          }
        }
      }
    }
  }

  fileprivate func run(
    _ premise: Premise, _ definition: Definition, _ calendar: WorkingCalendar
  ) throws(TaskingError) -> SimulationReport {
    do {
      var simulation = try Simulation(premise, definition, calendar: calendar)
      return try simulation.run()
    } catch {
      throw TaskingError(.malformed, "this cannot be simulated: \(error)")
    }
  }
}
