/// The value of one field as the entries of one command build it up.
///
/// Elements are named by their numbers before the command: what is taken away goes at the end of it.
struct ValueBuilder {
  let reader: InputReader
  private(set) var value: FieldValue?
  private let old: FieldValue?
  private var isReplaced = false
  private var isByElement = false
  /// Paths that were given, or taken away, already.
  private var keys: Set<String> = []
  /// Elements of a list that are taken away, by their numbers from 1.
  private var removed: Set<Int> = []

  init(reader: InputReader, value: FieldValue?) {
    self.reader = reader
    self.value = value
    old = value
  }

  /// Adds one entry, whose key begins with the field's name.
  mutating func add(_ entry: Entry, to field: Field) throws(InputFault) {
    let steps = entry.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let text = entry.value else {
      try takeAway(steps.dropFirst(), entry.key, field)
      return
    }
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

  /// Takes away an element of a list, or a member of a record; an element that is given anew as well is replaced whole.
  private mutating func takeAway(_ steps: ArraySlice<String>, _ key: String, _ field: Field) throws(InputFault) {
    guard keys.insert(key + "-").inserted, !isReplaced else {
      throw InputFault(isReplaced ? field.name : key, isReplaced ? .bareAndByElement : .twice)
    }
    isByElement = true
    guard case .list(let element) = field.shape else {
      value = try without(steps, of: value, as: field.shape, key)
      return
    }
    let list = value?.list ?? []
    guard let step = steps.first, let number = Self.number(step), number <= (old?.list ?? []).count else {
      throw InputFault(key, .badElement(steps.first ?? "", count: (old?.list ?? []).count))
    }
    if steps.count > 1 {
      var list = list
      if let rest = try without(steps.dropFirst(), of: list[number - 1], as: element, key) { list[number - 1] = rest }
      value = .list(list)
    } else {
      removed.insert(number)
    }
  }

  private func without(
    _ steps: ArraySlice<String>, of old: FieldValue?, as shape: FieldShape, _ key: String
  ) throws(InputFault) -> FieldValue? {
    guard case .record(let name) = shape, let step = steps.first, steps.count == 1 else {
      throw InputFault(key, .tooDeep)
    }
    let members = reader.definition.records[name]?.members ?? []
    guard members.contains(name: step) else {
      throw InputFault(key, .unknownMember(step, of: name, members: members.names))
    }
    guard !keys.contains(key) else { throw InputFault(key, .twice) }
    guard var record = old?.record else { return old }
    record[step] = nil
    return .record(record)
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
      guard let step = steps.first, let number = Self.number(step), number <= list.count + 1 else {
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
      guard !keys.contains(key + "-") else { throw InputFault(key, .twice) }
      var record = old?.record ?? [:]
      record[step] = try put(text, at: steps.dropFirst(), into: record[step], as: member.shape, key)
      return .record(record)
    default:
      guard steps.isEmpty else { throw InputFault(key, .tooDeep) }
      return try ScalarReader(reader: reader, key: key).value(text, as: shape)
    }
  }

  /// The number of an element, in the one way in which it is written: a second way would slip past the check for twice.
  private static func number(_ step: String) -> Int? {
    guard let number = Int(step), number >= 1, String(number) == step else { return nil }
    return number
  }

  // MARK: Once every entry is in

  /// What is not whole, after what cannot stand beside what was given has gone, switches that were not given have become
  /// false, and elements that were taken away are out.
  mutating func incomplete(_ field: Field) -> [InputFault] {
    var faults: [InputFault] = []
    guard let value else { return [] }
    if case .list(let element) = field.shape, case .list(let list) = value {
      var kept: [FieldValue] = []
      let before = old?.list ?? []
      for (index, new) in list.enumerated() {
        let path = "\(field.name).\(index + 1)"
        let isRemoved = removed.contains(index + 1)
        let isGiven = keys.contains { $0 == path || $0.hasPrefix(path + ".") }
        if isRemoved, !isGiven { continue }
        let base = isRemoved || isReplaced || index >= before.count ? nil : before[index]
        let settled = settled(isRemoved ? onlyGiven(new, path) : new, from: base, element, path, &faults)
        kept.append(completed(settled, element, path, &faults))
      }
      self.value = .list(kept)
    } else {
      let settled = settled(value, from: isReplaced ? nil : old, field.shape, field.name, &faults)
      self.value = completed(settled, field.shape, field.name, &faults)
    }
    return faults
  }

  /// Of an element that is replaced whole: what this command gave.
  private func onlyGiven(_ value: FieldValue, _ path: String) -> FieldValue {
    guard case .record(let record) = value else { return value }
    return .record(record.filter { keys.contains("\(path).\($0.key)") })
  }

  /// A record without the members that what was given stands instead of, and without those that were about something
  /// else.
  private func settled(
    _ value: FieldValue, from old: FieldValue?, _ shape: FieldShape, _ path: String, _ faults: inout [InputFault]
  ) -> FieldValue {
    guard case .record(let name) = shape, case .record(var record) = value else { return value }
    let members = reader.definition.records[name]?.members ?? []
    func isGiven(_ member: String) -> Bool { keys.contains("\(path).\(member)") }
    for member in members {
      for other in member.insteadOf where record[member.name] != nil && record[other] != nil {
        switch (isGiven(member.name), isGiven(other)) {
        case (true, true): faults.append(InputFault("\(path).\(member.name)", .insteadOf(other)))
        case (true, false): record[other] = nil
        case (false, true): record[member.name] = nil
        case (false, false): break
        }
      }
      let basis = member.belongsTo.filter { old?.record?[$0] != nil && old?.record?[$0] != record[$0] }
      if !basis.isEmpty, !isGiven(member.name) { record[member.name] = nil }
    }
    return .record(record)
  }

  private func completed(_ value: FieldValue, _ shape: FieldShape, _ key: String, _ faults: inout [InputFault])
    -> FieldValue
  {
    guard case .record(let name) = shape, case .record(var record) = value else { return value }
    for member in reader.definition.records[name]?.members ?? [] where record[member.name] == nil {
      if case .flag = member.shape {
        record[member.name] = .flag(false)
      } else if !member.isOptional {
        faults.append(InputFault(key, .incomplete(member: member.name)))
      }
    }
    return .record(record)
  }
}
