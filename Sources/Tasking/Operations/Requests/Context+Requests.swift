import Store
import TaskingAPI
import Workflow
import WorkingTime

/// A request as its journal has it, and the definition that it follows.
struct Present {
  let snapshot: Snapshot
  let pinned: PinnedDefinition
  let entries: [JournalEntry]
}

extension Context {
  /// The full reference that was typed, or meant by its number.
  /// - Throws: `notFound`, in the same words whether there is none or the caller may not see it.
  func reference(_ text: String) throws -> String {
    let wanted = text.uppercased()
    if let number = Int64(wanted), number > 0, wanted.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      let found = try reader.references(number: number)
      if found.count > 1 {
        throw TaskingError(
          .usage, "'\(text)' could be \(found.joined(separator: " or "))", hint: "write the whole reference")
      }
      if let only = found.first { return only }
    }
    // A pattern of before it was checked may have small letters.
    if wanted != text, try reader.request(wanted) == nil, try reader.request(text) != nil { return text }
    return wanted
  }

  /// The request that was typed, as its journal has it.
  func current(_ text: String) throws -> Present {
    let reference = try reference(text)
    let entries = try reader.events(of: reference)
    guard let snapshot = Snapshot.fold(entries.map(\.event)), let person = session.person else {
      throw TaskingError.noSuchRequest(text)
    }
    guard !snapshot.isErased || snapshot.raiser == person || snapshot.retention?.disposedAt != nil else {
      throw TaskingError.noSuchRequest(text)
    }
    guard !snapshot.isErased else {
      throw TaskingError(.refused, "\(reference) is \(snapshot.state), and its content is erased")
    }
    let pinned = try shelf.definition(digest: snapshot.definition, in: reader)
    guard Context.maySee(snapshot.state, raiser: snapshot.raiser, person, pinned.definition) else {
      throw TaskingError.noSuchRequest(text)
    }
    return Present(snapshot: snapshot, pinned: pinned, entries: entries)
  }

  /// What is private, such as a draft, is its author's alone.
  static func maySee(_ state: String, raiser: String, _ person: String, _ definition: Definition) -> Bool {
    !definition.isPrivate(state) || raiser == person
  }

  /// Where worlds and kernels are made of what this context reads.
  var bench: Bench { Bench(shelf: shelf, now: session.now, reader: reader) }

  /// The kernel of a definition, with the world as it is.
  func kernel(_ pinned: PinnedDefinition, _ loads: Bench.Loads = .everybody) throws -> Kernel {
    try bench.kernel(pinned.definition, loads)
  }

  /// The same for an attempt on one request.
  func kernel(_ present: Present, assigning entries: [Entry] = []) throws -> Kernel {
    try bench.kernel(
      present.pinned.definition, actor: session.person, present.snapshot, assigning: entries)
  }

  /// What was given, in the definition's shapes.
  func input(_ entries: [Entry], onto fields: [String: FieldValue], _ kernel: Kernel) throws -> Input {
    let reader = InputReader(
      definition: kernel.definition, registers: kernel.world.registers, zone: kernel.world.calendar.zone,
      now: session.now)
    switch reader.read(entries, onto: fields) {
    case .success(let input): return input
    case .failure(let faults): throw TaskingError(faults)
    }
  }

  /// There is no such verb in this request's definition.
  func noSuchMove(_ name: String) throws -> TaskingError {
    let moves = try shelf.definitions(in: reader).flatMap(\.definition.moves.names)
    return TaskingError(
      .usage, "there is no move '\(name.prefix(60))'",
      hint: Suggestion.hint(for: name, among: moves)
        ?? "what can be done: tasking next REF; all verbs: tasking help")
  }

  /// The moves that whoever the request waits for is most likely to make next, the likeliest first: those that take it
  /// on within its stage or into the next one.
  func nextMoves(of snapshot: Snapshot, _ kernel: Kernel) -> [String] {
    let definition = kernel.definition
    guard let waitsFor = definition.states[snapshot.state]?.waitsFor else { return [] }
    let likely = definition.moves.enumerated().compactMap { place, move -> (steps: Int, place: Int, name: String)? in
      guard case .named = move.from, definition.selects(move.from, snapshot.state), move.by.contains(waitsFor),
        let steps = definition.stagesForward(from: snapshot.state, by: move)
      else { return nil }
      return (steps, place, move.name)
    }
    return likely.sorted { ($1.steps, $0.place) < ($0.steps, $1.place) }.prefix(3).map(\.name)
  }

  /// The way there, for a refusal whose state is wrong.
  func hint(for blockers: [Blocker], _ snapshot: Snapshot, _ definition: Definition) -> String? {
    for case .state(_, let from) in blockers.map(\.fault) {
      guard let path = definition.way(from: snapshot.state, toAny: Set(from)), !path.isEmpty else { continue }
      let steps = path.map { "\($0.name) (\($0.by.map(\.word).joined(separator: " or ")))" }
      return "the way there: " + steps.joined(separator: " → ")
    }
    return "what can be done, and by whom: tasking next \(snapshot.reference)"
  }
}

extension WaitsFor {
  /// The role's name or the person's id.
  var id: String {
    switch self {
    case .role(let name), .person(let name): name
    case .machine: Actor.machineID
    }
  }
}

/// Asks the kernel; its faults are ours.
func asking<Answer>(_ reference: String, _ question: () throws(KernelFault) -> Answer) throws -> Answer {
  do throws(KernelFault) {
    return try question()
  } catch {
    throw TaskingError(error, about: reference)
  }
}

extension Context {
  /// The row of a request that the caller may see.
  func visibleRow(_ text: String) throws -> RequestRow {
    guard let row = try reader.request(try reference(text)), let person = session.person else {
      throw TaskingError.noSuchRequest(text)
    }
    guard row.mayBeSeenErased(by: person) else { throw TaskingError.noSuchRequest(text) }
    if let digest = row.definition {
      let definition = try shelf.definition(digest: digest, in: reader).definition
      guard Context.maySee(row.state, raiser: row.raiser, person, definition) else {
        throw TaskingError.noSuchRequest(text)
      }
    }
    return row
  }
}
