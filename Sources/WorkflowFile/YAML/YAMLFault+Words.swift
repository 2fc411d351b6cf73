extension YAMLFault.Reason {
  /// The sentence.
  package var message: String {
    switch self {
    case .syntax(let problem, let context): "not YAML: \(problem)" + (context.map { " \($0)" } ?? "")
    case .empty: "the file is empty"
    case .tooLong(let size, let limit): "the file has \(size) bytes: of a file of its kind at most \(limit) are read"
    case .tooDeep(let limit): "lists and keys stand more than \(limit) deep within one another"
    case .tooManyNodes(let limit): "the file holds too much: at most \(limit) values are read"
    case .tooWide(let limit): "there is too much in one place: at most \(limit) elements or keys are read"
    case .anchor(let name): "anchors are not used: '&\(name)'"
    case .alias(let name): "aliases are not used: '*\(name)'"
    case .tag(let tag): "tags are not used: '\(tag)'"
    case .mergeKey: "merge keys are not used: '<<'"
    case .directive: "directives are not used"
    case .secondDocument: "a second document begins here; a file holds one"
    case .duplicateKey(let key, _): "the key '\(key)' stands here twice"
    case .keyNotScalar: "a key must be a word"
    case .tooManyFaults(let limit): "more than \(limit) faults: the rest of the file was not read"
    }
  }

  /// What to do about it, if the sentence does not say.
  package var hint: String? {
    switch self {
    case .anchor, .alias, .mergeKey: "write it out"
    case .duplicateKey(_, let first): "it stood first at \(first)"
    case .syntax, .empty, .tooLong, .tooDeep, .tooManyNodes, .tooWide, .tag, .directive, .secondDocument, .keyNotScalar,
      .tooManyFaults:
      nil
    }
  }
}
