/// The value of one field as the entries of one command build it up.
struct ValueBuilder {
  let reader: InputReader
  private(set) var value: FieldValue?
  private var isReplaced = false
  private var isByElement = false
  /// Paths that were given already.
  private var keys: Set<String> = []

  init(reader: InputReader, value: FieldValue?) {
    self.reader = reader
    self.value = value
  }

  /// Adds one entry, whose key begins with the field's name.
  mutating func add(_ entry: Entry, to field: Field) throws(InputFault) {
    let steps = entry.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let text = entry.value ?? ""
    if case .list(let element) = field.shape, steps.count == 1 {
      try addBare(text, element, entry.key, field)
      return
    }
    guard keys.insert(entry.key).inserted else { throw InputFault(entry.key, .twice) }
    if case .list = field.shape { isByElement = true }
    if isReplaced {
      if case .list = field.shape { throw InputFault(field.name, .bareAndByElement) }
      if steps.count == 1 { throw InputFault(field.name, .twice) }
    }
    if steps.count == 1 { isReplaced = true }
    value = try put(text, at: steps.dropFirst(), into: value, as: field.shape, entry.key)
  }

  /// A list named bare: the first element replaces what was there, the others follow it.
  private mutating func addBare(_ text: String, _ element: FieldShape, _ key: String, _ field: Field)
    throws(InputFault)
  {
    guard !isByElement else { throw InputFault(field.name, .bareAndByElement) }
    if case .record(let name) = element {
      let member = reader.definition.records[name]?.members.first?.name ?? ""
      throw InputFault(key, .needsPath(example: "\(field.name).1.\(member)"))
    }
    var list = isReplaced ? value?.list ?? [] : []
    for part in parts(of: text, element) {
      list.append(try ScalarReader(reader: reader, key: key).value(part, as: element))
    }
    isReplaced = true
    value = .list(list)
  }

  /// Commas split lists of codes only: a sentence may have them.
  private func parts(of text: String, _ element: FieldShape) -> [String] {
    switch element {
    case .code, .register: text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    default: [text]
    }
  }

  private func put(
    _ text: String, at steps: ArraySlice<String>, into old: FieldValue?, as shape: FieldShape, _ key: String
  ) throws(InputFault) -> FieldValue {
    switch shape {
    case .list(let element):
      var list = old?.list ?? []
      guard let step = steps.first, let number = Int(step), number >= 1, number <= list.count + 1 else {
        throw InputFault(key, .badElement(steps.first ?? "", count: list.count))
      }
      let present = number <= list.count ? list[number - 1] : nil
      let new = try put(text, at: steps.dropFirst(), into: present, as: element, key)
      if present == nil { list.append(new) } else { list[number - 1] = new }
      return .list(list)
    case .record(let name):
      guard let step = steps.first else {
        let member = reader.definition.records[name]?.members.first?.name ?? ""
        throw InputFault(key, .needsPath(example: "\(key).\(member)"))
      }
      guard let shape = reader.definition.records[name], let member = shape.members[step] else {
        let members = reader.definition.records[name]?.members.names ?? []
        throw InputFault(key, .unknownMember(step, of: name, members: members))
      }
      var record = old?.record ?? [:]
      record[step] = try put(text, at: steps.dropFirst(), into: record[step], as: member.shape, key)
      return .record(record)
    default:
      guard steps.isEmpty else { throw InputFault(key, .tooDeep) }
      return try ScalarReader(reader: reader, key: key).value(text, as: shape)
    }
  }

  /// What is not whole once every entry is in, after switches that were not given have become false.
  mutating func incomplete(_ field: Field) -> [InputFault] {
    var faults: [InputFault] = []
    value = value.map { completed($0, field.shape, field.name, &faults) }
    return faults
  }

  private func completed(_ value: FieldValue, _ shape: FieldShape, _ key: String, _ faults: inout [InputFault])
    -> FieldValue
  {
    switch (shape, value) {
    case (.list(let element), .list(let list)):
      var whole: [FieldValue] = []
      for (index, value) in list.enumerated() {
        whole.append(completed(value, element, "\(key).\(index + 1)", &faults))
      }
      return .list(whole)
    case (.record(let name), .record(var record)):
      for member in reader.definition.records[name]?.members ?? [] where record[member.name] == nil {
        if case .flag = member.shape {
          record[member.name] = .flag(false)
        } else if !member.isOptional {
          faults.append(InputFault(key, .incomplete(member: member.name)))
        }
      }
      return .record(record)
    default: return value
    }
  }
}
