import WorkingTime

/// Values that a field could have as well.
struct SupposedValues {
  let kernel: Kernel
  let now: Instant

  private static let day: Int64 = 86_400

  /// Other values of a field: every code, the other flag, instants before and after now, and a list all of whose flags
  /// are set.
  func values(of name: String, now present: FieldValue?) -> [FieldValue] {
    guard let field = kernel.definition.fields[name] else { return [] }
    return values(field.shape, now: present).filter { $0 != present }
  }

  /// Instants after everything that the request says will be, and a while from now.
  func later(than snapshot: Snapshot) -> [Instant] {
    let stated = snapshot.fields.values.compactMap { instant($0) }.filter { $0 > now }
    let ahead = [3_600, Self.day, 7 * Self.day, 30 * Self.day].map { now.advanced(bySeconds: $0) }
    return (stated.map { $0.advanced(bySeconds: 1) } + ahead).sorted()
  }

  private func instant(_ value: FieldValue) -> Instant? {
    guard let text = value.text else { return nil }
    do throws(TimeFault) { return try Instant(rfc3339: text) } catch { return nil }
  }

  private func values(_ shape: FieldShape, now present: FieldValue?) -> [FieldValue] {
    switch shape {
    case .flag: return [.flag(true), .flag(false)]
    case .code(let codes): return codes.map { .text($0) }
    case .register(let name): return kernel.world.registers[name]?.entries.names.map { .text($0) } ?? []
    case .instant: return instants.map { .text($0) }
    case .record(let name): return kernel.definition.records[name].map { records($0) } ?? []
    case .list(let element): return lists(element, now: present)
    case .person: return kernel.world.people.keys.sorted().map { .text($0) }
    case .text, .number: return []
    }
  }

  private var instants: [String] {
    [30 * Self.day, -Self.day].map { now.advanced(bySeconds: $0).rfc3339 }
  }

  /// Records with every choice of their instants; words stand for words.
  private func records(_ shape: RecordShape) -> [FieldValue] {
    var records: [[String: FieldValue]] = [[:]]
    for member in shape.members {
      let choices: [FieldValue]
      switch member.shape {
      case .instant: choices = instants.map { .text($0) }
      case .flag: choices = [.flag(true)]
      case .text: choices = [.text("…")]
      default: continue
      }
      records = records.flatMap { record in choices.map { record.merging([member.name: $0]) { $1 } } }
      if records.count > 16 { return [] }
    }
    return records.map { .record($0) }
  }

  /// The list with one flag of all its records set, or not.
  private func lists(_ element: FieldShape, now present: FieldValue?) -> [FieldValue] {
    guard case .record(let name) = element, let shape = kernel.definition.records[name],
      case .list(let list)? = present, !list.isEmpty
    else { return [] }
    return shape.members.filter { $0.shape == .flag }.flatMap { member in
      [true, false].map { flag in
        .list(
          list.map { entry in
            guard case .record(let record) = entry else { return entry }
            return .record(record.merging([member.name: .flag(flag)]) { $1 })
          })
      }
    }
  }
}
