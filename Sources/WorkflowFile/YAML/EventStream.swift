internal import CYAML

/// libyaml's events, one after the other.
///
/// A class, because libyaml's parser has to stay at one address.
final class EventStream {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// One event, and where it begins.
  struct Event {
    /// What happened.
    let kind: Kind
    /// Where it begins.
    let mark: Mark
    /// The anchor that it carries.
    var anchor: String?
    /// The tag that it carries.
    var tag: String?
  }

  /// What can happen.
  enum Kind {
    /// The text begins or ends.
    case streamStart, streamEnd
    /// A document begins; whether directives stand before it.
    case documentStart(hasDirectives: Bool)
    /// A document ends.
    case documentEnd
    /// A name that stands for an anchored node.
    case alias(String)
    /// One value.
    case scalar(String, isPlain: Bool)
    /// A list begins or ends.
    case sequenceStart, sequenceEnd
    /// A mapping begins or ends.
    case mappingStart, mappingEnd
  }

  /// A stream over a text; nothing where there is no memory for it.
  init?(_ text: String) {
    parser = .allocate(capacity: 1)
    bytes = .allocate(capacity: max(1, text.utf8.count))
    guard yaml_parser_initialize(parser) == 1 else {
      bytes.deallocate()
      parser.deallocate()
      return nil
    }
    _ = bytes.initialize(fromContentsOf: text.utf8)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, text.utf8.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// The next event.
  /// - Throws: libyaml's complaint; no event comes after it.
  func next() throws(YAMLFault) -> Event {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { throw complaint() }
    defer { yaml_event_delete(&raw) }
    return EventStream.event(raw)
  }

  private static func event(_ raw: yaml_event_t) -> Event {
    let mark = Mark(raw.start_mark)
    switch raw.type {
    case YAML_STREAM_START_EVENT: return Event(kind: .streamStart, mark: mark)
    case YAML_DOCUMENT_START_EVENT:
      let start = raw.data.document_start
      let hasDirectives =
        start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
      return Event(kind: .documentStart(hasDirectives: hasDirectives), mark: mark)
    case YAML_DOCUMENT_END_EVENT: return Event(kind: .documentEnd, mark: mark)
    case YAML_ALIAS_EVENT: return Event(kind: .alias(string(raw.data.alias.anchor) ?? ""), mark: mark)
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return Event(
        kind: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), mark: mark,
        anchor: string(scalar.anchor), tag: tag(scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      let start = raw.data.sequence_start
      return Event(kind: .sequenceStart, mark: mark, anchor: string(start.anchor), tag: tag(start.tag))
    case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, mark: mark)
    case YAML_MAPPING_START_EVENT:
      let start = raw.data.mapping_start
      return Event(kind: .mappingStart, mark: mark, anchor: string(start.anchor), tag: tag(start.tag))
    case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, mark: mark)
    default: return Event(kind: .streamEnd, mark: mark)
    }
  }

  private func complaint() -> YAMLFault {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "out of memory"
    if state.error == YAML_READER_ERROR {
      // The reader knows only the byte at which it stopped.
      let before = bytes.prefix(min(state.problem_offset, bytes.count))
      let line = before.count { $0 == 0x0A }
      let column = before.suffix(while: { $0 != 0x0A }).count { $0 & 0xC0 != 0x80 }
      return YAMLFault(.syntax(problem: problem, context: nil), at: Mark(line: line + 1, column: column + 1))
    }
    let context = state.context.map { String(cString: $0) + " that begins at \(Mark(state.context_mark))" }
    return YAMLFault(.syntax(problem: problem, context: context), at: Mark(state.problem_mark))
  }

  /// A tag as it is written: libyaml spells `!!` out.
  private static func tag(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let tag = string(bytes) else { return nil }
    let core = "tag:yaml.org,2002:"
    return tag.hasPrefix(core) ? "!!" + tag.dropFirst(core.count) : tag
  }

  private static func string(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    bytes.map { String(cString: $0) }
  }
}

extension Mark {
  /// libyaml counts from 0.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}

extension UnsafeMutableBufferPointer<UInt8>.SubSequence {
  /// The last elements that satisfy a test.
  fileprivate func suffix(while test: (UInt8) -> Bool) -> Self {
    guard let last = lastIndex(where: { !test($0) }) else { return self }
    return self[index(after: last)...]
  }
}
