package import WorkingTime

/// Reads what was given at the edge into fields of the definition's shapes.
///
/// A list named bare is replaced whole by what one command gives; `name.N.member` changes element N, or adds it
/// when N is the size plus one, and leaves the others; `name.N-` takes it away, or replaces it whole where it is given as
/// well. Everything that does not fit is told, not only the first.
package struct InputReader: Sendable {
  let definition: Definition
  let registers: NameTable<Register>
  let zone: Zone
  let now: Instant

  package init(definition: Definition, registers: NameTable<Register>, zone: Zone, now: Instant) {
    self.definition = definition
    self.registers = registers
    self.zone = zone
    self.now = now
  }

  /// What the entries make of fields that hold `fields` now.
  package func read(_ entries: [Entry], onto fields: [String: FieldValue]) -> Result<Input, InputFaults> {
    var input = Input()
    var faults: [InputFault] = []
    var groups: [(name: String, entries: [Entry])] = []
    for entry in entries {
      let name = String(entry.key.prefix { $0 != "." })
      if let place = groups.firstIndex(where: { $0.name == name }) {
        groups[place].entries.append(entry)
      } else {
        groups.append((name, [entry]))
      }
    }
    for group in groups {
      do throws(InputFaults) {
        try read(group.name, group.entries, onto: fields[group.name], into: &input)
      } catch {
        faults += error.faults
      }
    }
    return faults.isEmpty ? .success(input) : .failure(InputFaults(faults))
  }

  /// Words that stand in no field, such as the name of a party: one line or more, clean, of at most so many characters.
  package func words(_ text: String, as key: String, limit: Int) throws(InputFaults) -> String {
    try InputFaults.one { () throws(InputFault) in try ScalarReader(reader: self, key: key).text(text, limit: limit) }
  }

  private func read(_ name: String, _ entries: [Entry], onto old: FieldValue?, into input: inout Input)
    throws(InputFaults)
  {
    switch name {
    case Definition.reasonWord:
      input.reason = try InputFaults.one { () throws(InputFault) in try single(entries, limit: 4_000) }
    case Definition.assigneeWord:
      input.assignee = try InputFaults.one { () throws(InputFault) in try single(entries, limit: 100) }
    default:
      guard let field = definition.fields[name] else {
        let nearest = Suggestion.nearest(to: name, among: definition.fields.names)
        throw InputFaults([InputFault(name, .unknownField(nearest: nearest))])
      }
      if entries.contains(where: { $0.value == nil && $0.key == name }) {
        guard entries.count == 1 else { throw InputFaults([InputFault(name, .twice)]) }
        input.cleared.insert(name)
        return
      }
      var builder = ValueBuilder(reader: self, value: old)
      var faults: [InputFault] = []
      for entry in entries {
        do throws(InputFault) {
          try builder.add(entry, to: field)
        } catch {
          faults.append(error)
        }
      }
      if faults.isEmpty { faults = builder.incomplete(field) }
      guard faults.isEmpty else { throw InputFaults(faults) }
      // With its last element a list goes.
      if builder.value?.list?.isEmpty ?? false {
        input.cleared.insert(name)
      } else {
        input.values[name] = builder.value
      }
    }
  }

  private func single(_ entries: [Entry], limit: Int) throws(InputFault) -> String? {
    guard entries.count == 1, entries[0].key.contains(".") == false else {
      throw InputFault(entries[0].key, entries.count > 1 ? .twice : .tooDeep)
    }
    guard let text = entries[0].value else { return nil }
    return try ScalarReader(reader: self, key: entries[0].key).text(text, limit: limit)
  }
}

/// Several faults of one command's input, in the order in which they were given.
package struct InputFaults: Error, Hashable, Sendable {
  package let faults: [InputFault]

  package init(_ faults: [InputFault]) { self.faults = faults }

  static func one<Result>(_ body: () throws(InputFault) -> Result) throws(InputFaults) -> Result {
    do throws(InputFault) {
      return try body()
    } catch {
      throw InputFaults([error])
    }
  }
}
