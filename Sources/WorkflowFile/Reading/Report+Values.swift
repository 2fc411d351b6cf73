internal import Workflow
internal import WorkingTime

extension Report {
  /// A value of a field as its shape has it; whether codes exist is for the checks.
  ///
  /// Members of records are taken as their looks say: which record it is, and what it holds, is for the checks.
  func value(_ node: Node, as shape: FieldShape?) -> FieldValue? {
    switch shape {
    case .flag: return flag(node).map { .flag($0) }
    case .number:
      if let number = node.number { return .number(number) }
      mismatch("a whole number", node)
      return nil
    case .instant: return instant(node).map { .text($0.rfc3339) }
    case .list(let element):
      guard let elements = node.elements else {
        mismatch("a list", node)
        return nil
      }
      let values = elements.compactMap { value($0, as: element) }
      return values.count == elements.count ? .list(values) : nil
    case .record, nil: return plainValue(node)
    case .text, .code, .register, .person: return text(node).map { .text($0) }
    }
  }

  private func plainValue(_ node: Node) -> FieldValue? {
    if let flag = node.flag { return .flag(flag) }
    if let number = node.number { return .number(number) }
    if let text = node.text { return .text(text) }
    if let elements = node.elements { return .list(elements.compactMap(plainValue)) }
    if let entries = node.entries {
      var members: [String: FieldValue] = [:]
      for entry in entries { members[entry.key] = plainValue(entry.value) }
      return .record(members)
    }
    mismatch("a value", node)
    return nil
  }

  private func instant(_ node: Node) -> Instant? {
    guard let text = text(node) else { return nil }
    do throws(TimeFault) {
      return try Instant(rfc3339: text)
    } catch {
      self.error("\(error)", at: node.mark)
      return nil
    }
  }
}
