// YAML 1.2 core, and less of it: no anchors, aliases, tags, merge keys, directives or second documents. What is left
// can be read in one pass without following anything, so a hostile file costs at most what its own bytes cost.
// libyaml's parser (not its composer) gives events; they become nodes here.

/// The nodes of a YAML text.
package struct YAMLTree: Sendable {
  /// The one document's node; nothing where the text could not be read to its end.
  package let root: Node?
  /// What is wrong, in the order of the text.
  package let faults: [YAMLFault]

  /// Reads a text to its end or to the first fault that nothing can be read after.
  ///
  /// - Parameter bounds: What is read at most; without them, as much as of the largest kind of file.
  package init(_ text: String, bounds: Bounds = Bounds(of: .register)) {
    var builder = Builder(bounds: bounds)
    do throws(YAMLFault) {
      root = try builder.document(text)
    } catch {
      builder.faults.append(error)
      root = nil
    }
    faults = builder.faults
  }
}

/// Makes nodes of events.
private struct Builder {
  let bounds: YAMLTree.Bounds
  var faults: [YAMLFault] = []
  private var count = 0

  init(bounds: YAMLTree.Bounds) {
    self.bounds = bounds
  }

  /// The node of the only document.
  mutating func document(_ text: String) throws(YAMLFault) -> Node {
    guard text.utf8.count <= bounds.bytes else {
      throw YAMLFault(.tooLong(size: text.utf8.count, limit: bounds.bytes), at: .start)
    }
    guard let stream = EventStream(text) else {
      throw YAMLFault(.syntax(problem: "out of memory", context: nil), at: .start)
    }
    var root: Node?
    while true {
      let event = try stream.next()
      switch event.kind {
      case .streamStart, .documentEnd: continue
      case .documentStart(let hasDirectives):
        guard root == nil else { throw YAMLFault(.secondDocument, at: event.mark) }
        if hasDirectives { try note(.directive, at: event.mark) }
      case .streamEnd:
        guard let root else { throw YAMLFault(.empty, at: .start) }
        return root
      default:
        root = try node(event, depth: 0, stream)
      }
    }
  }

  private mutating func node(_ event: EventStream.Event, depth: Int, _ stream: EventStream) throws(YAMLFault) -> Node {
    count += 1
    guard count <= bounds.nodes else { throw YAMLFault(.tooManyNodes(limit: bounds.nodes), at: event.mark) }
    if let anchor = event.anchor { try note(.anchor(anchor), at: event.mark) }
    if let tag = event.tag { try note(.tag(tag), at: event.mark) }
    switch event.kind {
    case .scalar(let text, let isPlain): return Node(.scalar(text, isPlain: isPlain), at: event.mark)
    case .sequenceStart:
      try enter(depth, event)
      return Node(.sequence(try elements(depth: depth + 1, stream)), at: event.mark)
    case .mappingStart:
      try enter(depth, event)
      return Node(.mapping(try entries(depth: depth + 1, stream)), at: event.mark)
    case .alias(let name):
      try note(.alias(name), at: event.mark)
      return Node(.refused, at: event.mark)
    default: return Node(.refused, at: event.mark)
    }
  }

  private func enter(_ depth: Int, _ event: EventStream.Event) throws(YAMLFault) {
    guard depth < bounds.depth else { throw YAMLFault(.tooDeep(limit: bounds.depth), at: event.mark) }
  }

  private mutating func elements(depth: Int, _ stream: EventStream) throws(YAMLFault) -> [Node] {
    var elements: [Node] = []
    while true {
      let event = try stream.next()
      if case .sequenceEnd = event.kind { return elements }
      guard elements.count < bounds.width else { throw YAMLFault(.tooWide(limit: bounds.width), at: event.mark) }
      elements.append(try node(event, depth: depth, stream))
    }
  }

  private mutating func entries(depth: Int, _ stream: EventStream) throws(YAMLFault) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    var places = KeyPlaces()
    while true {
      let event = try stream.next()
      if case .mappingEnd = event.kind { return entries }
      guard entries.count < bounds.width else { throw YAMLFault(.tooWide(limit: bounds.width), at: event.mark) }
      let key = try node(event, depth: depth, stream)
      let value = try node(try stream.next(), depth: depth, stream)
      guard case .scalar(let name, let isPlain) = key.content else {
        if !key.isRefused { try note(.keyNotScalar, at: key.mark) }
        continue
      }
      if name == "<<" && isPlain {
        try note(.mergeKey, at: key.mark)
      } else if let first = places.place(of: name, in: entries) {
        try note(.duplicateKey(name, first: first), at: key.mark)
      } else {
        entries.append(Node.Entry(key: name, mark: key.mark, value: value))
      }
    }
  }

  /// Keeps a fault after which the rest can still be read.
  private mutating func note(_ reason: YAMLFault.Reason, at mark: Mark) throws(YAMLFault) {
    guard faults.count < bounds.faults else { throw YAMLFault(.tooManyFaults(limit: bounds.faults), at: mark) }
    faults.append(YAMLFault(reason, at: mark))
  }
}

/// Finds keys of a mapping that is being read: most have so few that looking at each is quickest.
private struct KeyPlaces {
  private var places: [String: Mark] = [:]
  private var known = 0

  /// The place of a key among the entries read so far.
  mutating func place(of key: String, in entries: [Node.Entry]) -> Mark? {
    guard entries.count > 16 else { return entries.first { $0.key == key }?.mark }
    for entry in entries[known...] { places[entry.key] = entry.mark }
    known = entries.count
    return places[key]
  }
}
