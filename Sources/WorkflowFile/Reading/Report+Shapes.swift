internal import Workflow

/// The shape of a field, a member or a column, with what stands beside its type.
struct ShapeRead {
  /// What it may hold.
  let shape: FieldShape
  /// The mapping that it was read from, so that more keys can be asked for; nothing if it was one word.
  let section: Section?
}

extension Report {
  /// Words that are types by themselves.
  private static let simple: [String: FieldShape] = [
    "text": .text(limit: FieldShape.defaultTextLimit), "bool": .flag, "int": .number, "instant": .instant,
    "person": .person,
  ]

  /// The most codes that a list may have which is no register.
  static let mostCodes = 250

  /// A type: a word, or a mapping with exactly one key that is a type.
  func shape(_ node: Node, _ what: String, _ rule: SectionRule) -> ShapeRead? {
    if let word = node.text {
      return typeWord(word, node).map { ShapeRead(shape: $0, section: nil) }
    }
    guard let section = Section(node, what, rule, self) else { return nil }
    var found: [(key: String, entry: Node.Entry)] = []
    for key in SectionRule.typeKeys {
      if let entry = section.entry(key) { found.append((key, entry)) }
    }
    found.sort { $0.entry.mark < $1.entry.mark }
    guard let first = found.first else {
      error("\(what) has no type", at: node.mark, hint: "give one of \(SectionRule.typeKeys.joined(separator: ", "))")
      return nil
    }
    for other in found.dropFirst() {
      flaw("\(what) has two types: '\(first.key)' and '\(other.key)'", at: other.entry.mark)
    }
    return shape(first.key, first.entry.value).map { ShapeRead(shape: $0, section: section) }
  }

  private func shape(_ key: String, _ value: Node) -> FieldShape? {
    switch key {
    case "text":
      if value.flag == true { return Report.simple[key] }
      if let limit = value.number, (1...100_000).contains(limit) { return .text(limit: Int(limit)) }
      mismatch("the length of the text, 1 to 100000", value)
      return nil
    case "one-of":
      if let register = value.text { return .register(register) }
      return codes(value).map { .code($0) }
    case "list-of": return element(value)
    case "record": return text(value).map { .record($0) }
    default:
      if value.flag == true { return Report.simple[key] }
      mismatch("true", value)
      return nil
    }
  }

  private func codes(_ node: Node) -> [String]? {
    guard node.elements != nil else {
      mismatch("a register or a list of codes", node)
      return nil
    }
    let codes = words(node)
    if codes.isEmpty { error("a list of codes cannot be empty", at: node.mark) }
    if codes.count > Report.mostCodes {
      error("a list of codes has at most \(Report.mostCodes)", at: node.mark, hint: "more of them are a register")
      return nil
    }
    for (code, element) in zip(codes, node.elements ?? []) where !NameStyle.code.fits(code) {
      flaw("'\(code)' is no code: \(NameStyle.code.rule)", at: element.mark)
    }
    return codes
  }

  private func element(_ node: Node) -> FieldShape? {
    if let word = node.text { return .list(Report.simple[word] ?? .record(word)) }
    guard let read = shape(node, "the elements of a list", .element) else { return nil }
    read.section?.finish()
    if case .list = read.shape {
      error("a list cannot hold lists", at: node.mark)
      return nil
    }
    return .list(read.shape)
  }

  private func typeWord(_ word: String, _ node: Node) -> FieldShape? {
    if let shape = Report.simple[word] { return shape }
    let names = SectionRule.typeKeys.filter { Report.simple[$0] != nil }
    error(
      "unknown type '\(word)'", at: node.mark,
      hint: Suggestion.hint(for: word, among: names)
        ?? "one word can be \(names.joined(separator: ", ")); others are written { one-of: … }")
    return nil
  }

  /// The members of a record or the columns of a register.
  func members(_ node: Node, _ what: String) -> NameTable<RecordShape.Member> {
    var members: NameTable<RecordShape.Member> = []
    for entry in names(node, what, .snake) {
      guard let read = shape(entry.value, "'\(entry.key)'", .member) else { continue }
      let isOptional = read.section?.flag("optional") ?? false
      let insteadOf = others("instead-of", in: read.section)
      let belongsTo = others("belongs-to", in: read.section)
      read.section?.finish()
      switch read.shape {
      case .record, .list: error("a member holds one value, no list or record", at: entry.value.mark)
      case .text, .flag, .number, .instant, .code, .register, .person:
        var member = RecordShape.Member(name: entry.key, shape: read.shape, isOptional: isOptional)
        (member.insteadOf, member.belongsTo) = (insteadOf, belongsTo)
        members.append(member)
      }
    }
    return members
  }

  /// The members that a member names under a key: at least one where the key is there.
  private func others(_ key: String, in section: Section?) -> [String] {
    guard let node = section?.node(key) else { return [] }
    let names = words(node)
    if names.isEmpty { error("'\(key)' names at least one other member", at: node.mark) }
    return names
  }

  /// The fields of a request.
  func fields(_ entries: [Node.Entry]) -> NameTable<Field> {
    var fields: NameTable<Field> = []
    for entry in entries {
      guard let read = shape(entry.value, "field '\(entry.key)'", .field) else { continue }
      var byMoves = false
      if let writer = read.section?.node("written-by") {
        byMoves = writer.text == "moves"
        if !byMoves { mismatch("moves", writer) }
      }
      let hint = read.section?.text("hint")
      let label = read.section?.text("label")
      let belongsTo = read.section?.text("belongs-to")
      let start = read.section?.node("default").flatMap { value($0, as: read.shape) }
      read.section?.finish()
      var field = Field(
        name: entry.key, shape: read.shape, isWrittenByMoves: byMoves, hint: hint, label: label, defaultValue: start)
      field.belongsTo = belongsTo
      fields.append(field)
    }
    return fields
  }
}
