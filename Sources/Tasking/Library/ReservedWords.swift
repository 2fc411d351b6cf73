import Store
import TaskingAPI
import Workflow
import WorkflowFile

/// Words that mean something by themselves wherever a person can be named: no person has one of them for an id.
package struct ReservedWords: Sendable {
  /// Word → what it means.
  private let meanings: [String: String]

  /// The words of the program, and those of some definitions.
  ///
  /// - Parameter roles: Roles beside those of the definitions: the schedule's.
  init(_ definitions: [Definition], roles: [String] = []) {
    var meanings = Self.ofProgram
    func add(_ names: some Sequence<String>, _ what: String) {
      for name in names where meanings[name] == nil { meanings[name] = what }
    }
    for definition in definitions {
      add(definition.roles.names, "a role of \(definition.workflow)")
      add(definition.states.names, "a state of \(definition.workflow)")
    }
    add(roles, "a role of the schedule of retention")
    self.meanings = meanings
  }

  /// What a word means; nil of one that is free.
  package func meaning(of word: String) -> String? { meanings[word] }

  /// Every word, for whoever looks for those that are taken.
  var words: Set<String> { Set(meanings.keys) }

  private static let ofProgram: [String: String] = {
    var meanings: [String: String] = [:]
    for word in Party.builtIn.keys { meanings[word] = "a part that a definition names" }
    for word in ["actor", "deputy", "request", "by", "now"] { meanings[word] = "a word of rules" }
    for stage in Stage.allCases { meanings[stage.rawValue] = "a stage" }
    for name in ListFilter.names { meanings[String(name.dropFirst())] = "a filter" }
    for key in ListFilter.keys { meanings[key] = "a filter" }
    for word in ["all", "any", "anybody", "anyone", "everybody", "everyone", "none", "no-one", "somebody", "someone"] {
      meanings[word] = "a word for people"
    }
    for kind in Source.Kind.allCases { meanings[kind.rawValue] = "a kind of file" }
    meanings[Delivery.inbox] = "a way of notices"
    return meanings
  }()
}

extension Context {
  /// The words that no new person may have for an id.
  func reservedWords() throws -> ReservedWords {
    ReservedWords(
      try shelf.definitions(in: reader).map(\.definition), roles: try shelf.rolesOfSchedule(in: reader))
  }

  /// Refuses a definition with a role or state that is the id of somebody on record, unless the one in use has it too.
  ///
  /// - Returns: What to warn of: ids that are such words already.
  func refuseTakenIDs(_ source: Source) throws -> [String] {
    let wanted: ReservedWords
    switch source.kind {
    case .workflow:
      guard let definition = DefinitionFile.read(source.text, file: source.name).value else { return [] }
      wanted = ReservedWords([definition])
    case .retention:
      let read = RetentionFile.read(source.text, file: source.name, zone: { [surroundings] in surroundings.zone($0) })
      guard let schedule = read.value else { return [] }
      wanted = ReservedWords([], roles: schedule.roles.names)
    case .calendar, .register, .notices: return []
    }
    let present = try reservedWords()
    let taken = try reader.people().map(\.record.id).filter { wanted.words.contains($0) }
    if let id = taken.first(where: { present.meaning(of: $0) == nil }) {
      throw TaskingError(
        .refused, "\(id) is somebody on record, and would be \(wanted.meaning(of: id) ?? "a word")",
        hint: "give it another name: a person's id is for ever")
    }
    return taken.map { "\($0) is somebody on record, and \(wanted.meaning(of: $0) ?? "a word")" }
  }
}
