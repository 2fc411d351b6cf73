// RFC 8536 §3: a header, a block of 32-bit data and, from version 2 on, the header and the data again with 64-bit
// times, then a POSIX TZ string between two newlines. All numbers are big-endian. Each read is checked against the end
// of the bytes, each index against its table, since the file may be truncated or hostile.

extension Zone {
  /// Reads the bytes of a TZif file, versions 1 to 4.
  ///
  /// - Throws: `TimeFault.notAZone` with what is wrong; a file that counts leap seconds is refused.
  public init(name: String, tzif bytes: some Sequence<UInt8>) throws(TimeFault) {
    do {
      try self.init(name: name, reader: TZifReader(bytes: Array(bytes)))
    } catch {
      throw .notAZone(name: name, error)
    }
  }

  private init(name: String, reader: TZifReader) throws(TimeFault.ZoneFlaw) {
    var reader = reader
    var header = try reader.header()
    guard header.version > 0 else {
      let block = try reader.block(header, timeSize: 4)
      self.init(
        name: name, transitions: block.transitions, starting: block.starting, types: block.types, rule: nil)
      return
    }
    try reader.skip(header.length(timeSize: 4))
    header = try reader.header()
    guard header.version > 0 else { throw .version(0) }
    let block = try reader.block(header, timeSize: 8)
    let footer = try reader.footer()
    var rule: ZoneRule?
    if !footer.isEmpty {
      guard let parsed = ZoneRule(footer: footer) else { throw .footer }
      rule = parsed
    }
    self.init(name: name, transitions: block.transitions, starting: block.starting, types: block.types, rule: rule)
  }

  /// Whether a byte may stand in an abbreviation: an ASCII letter or digit, `+` or `-`.
  static func isAbbreviation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D: true
    default: false
    }
  }
}

/// A cursor over the bytes of a TZif file.
private struct TZifReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  struct Header {
    var version = 0
    var utcIndicators = 0
    var standardIndicators = 0
    var leapSeconds = 0
    var times = 0
    var types = 0
    var characters = 0

    /// The bytes of the block that follows the header, which six numbers of 32 bits cannot make overflow.
    func length(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) + standardIndicators
        + utcIndicators
    }
  }

  mutating func header() throws(TimeFault.ZoneFlaw) -> Header {
    guard bytes.count - position >= 4 else { throw position == 0 ? .magic : .truncated }
    guard bytes[position..<position + 4].elementsEqual("TZif".utf8) else { throw .magic }
    guard bytes.count - position >= 44 else { throw .truncated }
    var header = Header()
    switch bytes[position + 4] {
    case 0: header.version = 0
    case let byte where (UInt8(ascii: "2")...UInt8(ascii: "4")).contains(byte): header.version = Int(byte) - 0x30
    case let byte: throw .version(byte)
    }
    position += 20
    header.utcIndicators = Int(integer(size: 4))
    header.standardIndicators = Int(integer(size: 4))
    header.leapSeconds = Int(integer(size: 4))
    header.times = Int(integer(size: 4))
    header.types = Int(integer(size: 4))
    header.characters = Int(integer(size: 4))
    return header
  }

  mutating func skip(_ count: Int) throws(TimeFault.ZoneFlaw) {
    guard bytes.count - position >= count else { throw .truncated }
    position += count
  }

  mutating func block(
    _ header: Header, timeSize: Int
  ) throws(TimeFault.ZoneFlaw) -> (transitions: [Int64], starting: [Int], types: [Zone.LocalType]) {
    guard bytes.count - position >= header.length(timeSize: timeSize) else { throw .truncated }
    guard header.leapSeconds == 0 else { throw .leapSeconds }
    guard
      (1...256).contains(header.types), header.characters > 0,
      header.utcIndicators == 0 || header.utcIndicators == header.types,
      header.standardIndicators == 0 || header.standardIndicators == header.types
    else { throw .counts }

    let limit = Zone.farFuture / 2
    var transitions: [Int64] = []
    transitions.reserveCapacity(header.times)
    for _ in 0..<header.times {
      let unsigned = integer(size: timeSize)
      let time = timeSize == 4 ? Int64(Int32(truncatingIfNeeded: unsigned)) : Int64(bitPattern: unsigned)
      guard (-limit...limit).contains(time), transitions.last.map({ $0 < time }) ?? true else { throw .order }
      transitions.append(time)
    }
    let starting = bytes[position..<position + header.times].map(Int.init)
    guard starting.allSatisfy({ $0 < header.types }) else { throw .index }
    position += header.times
    return (transitions, starting, try localTypes(header))
  }

  /// Reads the types and their abbreviations, and passes over the indicators after them.
  private mutating func localTypes(_ header: Header) throws(TimeFault.ZoneFlaw) -> [Zone.LocalType] {
    let records = position
    let characters = bytes[records + header.types * 6..<records + header.types * 6 + header.characters]
    var types: [Zone.LocalType] = []
    for _ in 0..<header.types {
      let offset = Int(Int32(truncatingIfNeeded: integer(size: 4)))
      guard abs(offset) < 26 * 3600 else { throw .offset }
      let index = Int(bytes[position + 1])
      position += 2
      guard index < header.characters else { throw .index }
      let rest = characters[(characters.startIndex + index)...]
      guard let end = rest.firstIndex(of: 0) else { throw .index }
      let abbreviation = rest[..<end]
      guard !abbreviation.isEmpty, abbreviation.allSatisfy(Zone.isAbbreviation) else { throw .abbreviation }
      types.append(Zone.LocalType(offset: offset, abbreviation: String(decoding: abbreviation, as: UTF8.self)))
    }
    position = characters.endIndex + header.standardIndicators + header.utcIndicators
    return types
  }

  /// Reads the text between the two newlines that end the file.
  func footer() throws(TimeFault.ZoneFlaw) -> String {
    let newline = UInt8(ascii: "\n")
    guard position < bytes.count else { throw .truncated }
    guard bytes[position] == newline, bytes.count - position >= 2, bytes[bytes.count - 1] == newline else {
      throw .footer
    }
    let text = bytes[position + 1..<bytes.count - 1]
    guard text.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .footer }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads a big-endian number whose bytes are known to be there.
  private mutating func integer(size: Int) -> UInt64 {
    var value: UInt64 = 0
    for byte in bytes[position..<position + size] { value = value << 8 | UInt64(byte) }
    position += size
    return value
  }
}
