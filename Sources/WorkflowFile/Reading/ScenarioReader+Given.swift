internal import Workflow
internal import WorkflowLab

extension ScenarioReader {
  /// Fields as they stand in a file: `name: value`, a path such as `authority.expires: value`, or keys with values and
  /// lists, which give the field whole.
  func given(_ node: Node) -> Scenario.Given {
    var given = Scenario.Given()
    guard let entries = node.entries else {
      report.mismatch("fields with their values", node)
      return given
    }
    for entry in entries {
      if entry.value.entries != nil || entry.value.elements != nil { given.whole.insert(entry.key) }
      flatten(entry.value, key: entry.key, at: entry.mark, into: &given)
    }
    return given
  }

  private func flatten(_ node: Node, key: String, at mark: Mark, into given: inout Scenario.Given) {
    func add(_ value: String?, _ mark: Mark) {
      given.entries.append(Placed(Entry(key: key, value: value), at: FilePlace(mark)))
    }
    if let text = node.text {
      add(text, node.mark)
    } else if node.isNothing {
      add(nil, mark)
    } else if let entries = node.entries {
      for entry in entries { flatten(entry.value, key: "\(key).\(entry.key)", at: entry.mark, into: &given) }
    } else if let elements = node.elements {
      if elements.isEmpty {
        report.error("an empty list cannot be given", at: node.mark, hint: "write \(key): ~ to take the field away")
      }
      for (index, element) in elements.enumerated() {
        // A list of words is given word by word under the name alone, as on the command line.
        let name = element.text == nil ? "\(key).\(index + 1)" : key
        flatten(element, key: name, at: element.mark, into: &given)
      }
    } else {
      report.mismatch("a value", node)
    }
  }
}

extension Scenario.Given {
  /// What another gives stands in place of what this gives of the same fields; a path changes a part only.
  mutating func replace(by other: Scenario.Given) {
    for entry in other.entries {
      let key = entry.value.key
      let field = String(key.prefix { $0 != "." })
      if key == field || other.whole.contains(field) {
        entries.removeAll { ($0.value.key.prefix { $0 != "." }) == field }
      } else {
        entries.removeAll { $0.value.key == key }
      }
    }
    entries += other.entries
    whole.formUnion(other.whole)
    // What is taken away of a request that is only being raised was never given.
    entries.removeAll { $0.value.value == nil }
  }
}
