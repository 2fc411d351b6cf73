internal import Workflow

/// From the nodes of a definition file to a definition.
///
/// What is wrong goes to the report and reading goes on, so that everything wrong is told at once.
struct DefinitionReader {
  /// Where faults are said.
  let report: Report
  /// Fields that have been read, which say how values are to be read.
  private(set) var fields: NameTable<Field> = []
  /// The codes of the priority field.
  private(set) var priorities: [String] = []

  /// A reader that reports to a report.
  init(_ report: Report) {
    self.report = report
  }

  /// The definition, as far as it could be read; nothing where it cannot even be named.
  mutating func definition(_ root: Node) -> Definition? {
    guard let top = Section(root, "the definition", .definition, report) else { return nil }
    let workflow = top.node("workflow").flatMap { name($0) }
    let version = top.count("version")
    let title = top.text("title")
    let owner = top.text("owner")
    let reference = top.text("reference")
    let calendar = top.text("calendar")
    let roles = self.roles(top.names("roles", .kebab))
    let records = self.records(top.names("records", .kebab))
    fields = report.fields(top.names("fields", .snake))
    if case .code(let codes)? = fields[Definition.priorityField]?.shape { priorities = codes }
    let decided = top.names("decide", .snake).compactMap { decide($0) }
    let rules = top.names("rules", .kebab).compactMap { rule($0) }
    let states = top.names("states", .kebab).compactMap { state($0) }
    let waivers = top.names("waivers", .kebab).compactMap { waiver($0) }
    let beyondScope = top.node("scope").flatMap { scope($0) }
    let raise = top.node("raise").flatMap { raising($0) }
    let setters = top.node("set").map { self.setters($0) }
    let corrections = top.node("correct").flatMap { self.corrections($0) }
    let lateEntry = top.node("late-entry").flatMap { self.lateEntry($0) }
    let acknowledgement = top.node("acknowledge").flatMap { self.acknowledgement($0) }
    let absence = top.node("absence").flatMap { self.absence($0) }
    let moves = top.names("moves", .kebab).compactMap { move($0) }
    let clocks = top.names("clocks", .kebab).compactMap { clock($0) }
    let ladders = top.names("escalations", .kebab).compactMap { ladder($0) }
    top.finish(isTop: true)
    guard let workflow, let version, let title, let owner, let reference, let calendar, let raise else { return nil }
    var definition = Definition(
      workflow: workflow, version: version, title: title, owner: owner, reference: reference, calendar: calendar,
      raise: raise)
    definition.roles = NameTable(roles)
    definition.records = NameTable(records)
    definition.fields = fields
    definition.decided = NameTable(decided)
    definition.rules = NameTable(rules)
    definition.states = NameTable(states)
    definition.waivers = NameTable(waivers)
    definition.beyondScope = beyondScope ?? FieldCondition()
    definition.setters = setters ?? [:]
    definition.corrections = corrections
    definition.lateEntry = lateEntry
    definition.acknowledgement = acknowledgement
    definition.absence = absence
    definition.moves = NameTable(moves)
    definition.clocks = NameTable(clocks)
    definition.ladders = NameTable(ladders)
    return definition
  }

  private func name(_ node: Node) -> String? {
    guard let name = report.text(node) else { return nil }
    if !NameStyle.kebab.fits(name) {
      report.flaw("'\(name)' is no name here: \(NameStyle.kebab.rule)", at: node.mark)
    }
    return name
  }

  private func roles(_ entries: [Node.Entry]) -> [Definition.Role] {
    entries.compactMap { entry in
      report.text(entry.value).map { Definition.Role(name: entry.key, sentence: $0) }
    }
  }

  private func records(_ entries: [Node.Entry]) -> [RecordShape] {
    entries.map { RecordShape(name: $0.key, members: report.members($0.value, "record '\($0.key)'")) }
  }

  private func rule(_ entry: Node.Entry) -> Rule? {
    guard let section = Section(entry.value, "rule '\(entry.key)'", .rule, report) else { return nil }
    let test = section.node("test").flatMap { report.expression($0, standIn: "true") }
    let otherwise = section.text("else")
    section.finish()
    guard let test, let otherwise else { return nil }
    return Rule(name: entry.key, test: test, otherwise: otherwise)
  }

  private func state(_ entry: Node.Entry) -> StateRule? {
    guard let section = Section(entry.value, "state '\(entry.key)'", .state, report) else { return nil }
    let stage = section.node("stage").flatMap { self.stage($0) }
    let waitsFor = section.text("waits-for").map { Party(word: $0) }
    let noClock = section.text("no-clock")
    let isFinal = section.flag("final")
    let privateTo = section.text("private-to").map { Party(word: $0) }
    section.finish()
    return stage.map {
      StateRule(
        name: entry.key, stage: $0, waitsFor: waitsFor, noClock: noClock, isFinal: isFinal, privateTo: privateTo)
    }
  }

  private func stage(_ node: Node) -> Stage? {
    guard let word = report.text(node) else { return nil }
    if let stage = Stage(rawValue: word) { return stage }
    report.error(
      "unknown stage '\(word)'", at: node.mark,
      hint: "the stages are \(Stage.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  private func raising(_ node: Node) -> Definition.Raising? {
    guard let section = Section(node, "'raise'", .raise, report) else { return nil }
    let by = section.wordsIfGiven("by")
    let into = section.text("into")
    section.finish()
    guard let by, let into else { return nil }
    return Definition.Raising(by: by.map { Party(word: $0) }, into: into)
  }

  private func setters(_ node: Node) -> [Stage: [Party]] {
    guard let section = Section(node, "'set'", .set, report) else { return [:] }
    var setters: [Stage: [Party]] = [:]
    for stage in Stage.allCases {
      if let node = section.node(stage.rawValue) {
        setters[stage] = report.words(node).map { Party(word: $0) }
      }
    }
    section.finish()
    return setters
  }

  private func corrections(_ node: Node) -> CorrectionRule? {
    guard let section = Section(node, "'correct'", .correct, report) else { return nil }
    let by = section.wordsIfGiven("by")
    section.finish()
    return by.map { CorrectionRule(by: $0.map { Party(word: $0) }) }
  }

  private func lateEntry(_ node: Node) -> LateEntryRule? {
    guard let section = Section(node, "'late-entry'", .lateEntry, report) else { return nil }
    let limit = section.node("limit").flatMap { report.allowance($0) }
    let by = section.wordsIfGiven("by")
    section.finish()
    guard let limit, let by else { return nil }
    return LateEntryRule(limit: limit, by: by.map { Party(word: $0) })
  }

  private func acknowledgement(_ node: Node) -> AcknowledgementRule? {
    guard let section = Section(node, "'acknowledge'", .acknowledge, report) else { return nil }
    let by = section.wordsIfGiven("by")
    let lasts = section.node("lasts").flatMap { every($0) }
    section.finish()
    guard let lasts else { return nil }
    return AcknowledgementRule(by: (by ?? []).map { Party(word: $0) }, lasts: lasts)
  }

  private func absence(_ node: Node) -> AbsenceRule? {
    guard let section = Section(node, "'absence'", .absence, report) else { return nil }
    let by = section.wordsIfGiven("by")
    let handover = section.words("handover")
    section.finish()
    return by.map { AbsenceRule(by: $0.map { Party(word: $0) }, handover: handover) }
  }

  private func scope(_ node: Node) -> FieldCondition? {
    guard let section = Section(node, "'scope'", .scope, report) else { return nil }
    let values = section.node("not-for").map { self.values($0) }
    section.finish()
    // Scope is not asked for where these values stand, which is where going beyond it holds.
    return FieldCondition(onlyFor: values ?? [:])
  }

  private func waiver(_ entry: Node.Entry) -> Waiver? {
    guard let section = Section(entry.value, "waiver '\(entry.key)'", .waiver, report) else { return nil }
    let condition = self.condition(section)
    let sets = section.node("sets").map { assignments($0) } ?? []
    section.finish()
    return Waiver(name: entry.key, condition: condition, sets: sets)
  }
}
