/// The places of all bytes of a text, worked out when the first is asked for.
struct SourceMap {
  private let source: [UInt8]
  private var positions: [SourcePosition] = []

  /// A map of a text.
  init(_ source: [UInt8]) {
    self.source = source
  }

  /// The place of a byte.
  mutating func position(of offset: Int) -> SourcePosition {
    if positions.isEmpty { fill() }
    return positions[min(offset, source.count)]
  }

  /// The text between two offsets.
  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: source[start..<end], as: UTF8.self)
  }

  private mutating func fill() {
    var (line, column) = (1, 1)
    positions.reserveCapacity(source.count + 1)
    for byte in source {
      positions.append(SourcePosition(line: line, column: column))
      if byte == 0x0A { (line, column) = (line + 1, 1) } else if byte & 0x80 == 0 || byte & 0xC0 == 0xC0 { column += 1 }
    }
    positions.append(SourcePosition(line: line, column: column))
  }
}
