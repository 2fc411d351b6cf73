// JSON, RFC 8259, read in one pass: the bytes stay where they are, and a tape of marks says what stands where. Nothing is
// made of a value before somebody asks for it, so that what nobody asks for costs its bytes only. Not a step is made by
// recursion: how deep a text is nested cannot exhaust the stack.

/// Reads a text into marks.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private(set) var marks: [JSONMark] = []
  /// Places on the tape of the arrays and objects that are open.
  private var open: [Int32] = []
  private var hasOtherThanASCII = false

  /// How deep arrays and objects may stand within one another.
  private static let mostDeep = 2_048

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    marks.reserveCapacity(bytes.count / 8 + 8)
  }

  /// Reads all of it.
  /// - Throws: where it is no JSON, and why.
  mutating func scan() throws(JSONFault) {
    guard bytes.count <= Int32.max else { throw JSONFault("it is longer than 2 GB") }
    skipBlanks()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "{") || bytes[place] == UInt8(ascii: "[") else {
      throw fault("'[' or '{' expected")
    }
    try scanValue()
    while let container = open.last {
      skipBlanks()
      let isObject = marks[Int(container)].kind == .object
      if take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
        try close(container)
        continue
      }
      if marks[Int(container)].end > 0 {
        guard take(UInt8(ascii: ",")) else { throw fault(isObject ? "'}' expected" : "']' expected") }
        skipBlanks()
      }
      marks[Int(container)].end += 1
      if isObject {
        guard take(UInt8(ascii: "\"")) else { throw fault("string or '}' expected") }
        try scanText()
        try refuseSecond(in: Int(container))
        skipBlanks()
        guard take(UInt8(ascii: ":")) else { throw fault("':' expected") }
        skipBlanks()
      }
      try scanValue()
    }
    skipBlanks()
    if place < bytes.count {
      place += 1
      throw fault("end of file expected")
    }
    if hasOtherThanASCII, String(validating: bytes, as: UTF8.self) == nil { throw fault("it is no UTF-8") }
  }

  /// Reads a value; of an array or object the bracket that opens it.
  private mutating func scanValue() throws(JSONFault) {
    guard place < bytes.count else { throw fault("a value is missing") }
    let start = place
    place += 1
    switch bytes[start] {
    case UInt8(ascii: "{"): try begin(.object, start)
    case UInt8(ascii: "["): try begin(.array, start)
    case UInt8(ascii: "\""): try scanText()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber(from: start)
    case UInt8(ascii: "t"): try scanWord("true", .yes, start)
    case UInt8(ascii: "f"): try scanWord("false", .no, start)
    case UInt8(ascii: "n"): try scanWord("null", .null, start)
    default: throw fault("invalid token")
    }
  }

  private mutating func begin(_ kind: JSONMark.Kind, _ start: Int) throws(JSONFault) {
    guard open.count < Self.mostDeep else { throw fault("maximum parsing depth reached") }
    open.append(Int32(marks.count))
    marks.append(JSONMark(kind: kind, start: Int32(start), end: 0, next: 0))
  }

  private mutating func close(_ container: Int32) throws(JSONFault) {
    open.removeLast()
    marks[Int(container)].next = Int32(marks.count)
    if marks[Int(container)].kind == .object, marks[Int(container)].end > Self.fewNames {
      try refuseTwice(in: Int(container))
    }
  }

  private mutating func mark(_ kind: JSONMark.Kind, _ start: Int, _ end: Int) {
    marks.append(JSONMark(kind: kind, start: Int32(start), end: Int32(end), next: Int32(marks.count + 1)))
  }

  /// Reads on behind the quotation mark that opens a text.
  private mutating func scanText() throws(JSONFault) {
    let start = place
    var kind = JSONMark.Kind.text
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        mark(kind, start, place)
        place += 1
        return
      }
      guard byte >= 0x20 else { throw fault("control character 0x\(String(byte, radix: 16))") }
      if byte == UInt8(ascii: "\\") {
        kind = .escaped
        try scanEscape()
      } else {
        if byte >= 0x80 { hasOtherThanASCII = true }
        place += 1
      }
    }
    throw fault("premature end of input")
  }

  private mutating func scanEscape() throws(JSONFault) {
    place += 1
    guard place < bytes.count else { throw fault("premature end of input") }
    switch bytes[place] {
    case UInt8(ascii: "u"):
      let first = try scanUnit()
      if first >> 10 == 0x36 {
        guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
          throw fault("half a pair of surrogates")
        }
        place += 1
        guard try scanUnit() >> 10 == 0x37 else { throw fault("half a pair of surrogates") }
      } else if first >> 10 == 0x37 {
        throw fault("half a pair of surrogates")
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      place += 1
    default: throw fault("invalid escape")
    }
  }

  /// Reads the four digits behind a `u`.
  private mutating func scanUnit() throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    place += 1
    for _ in 0..<4 {
      guard place < bytes.count, let digit = JSONEscapes.digit(bytes[place]) else { throw fault("invalid escape") }
      unit = unit << 4 | UInt32(digit)
      place += 1
    }
    return unit
  }

  private mutating func scanNumber(from start: Int) throws(JSONFault) {
    place = start
    let isNegative = take(UInt8(ascii: "-"))
    guard place < bytes.count, let first = digit else { throw fault("invalid token") }
    var (value, isTooBig) = (Int64(0), false)
    repeat {
      guard let digit else { break }
      let (tenfold, isOver) = value.multipliedReportingOverflow(by: 10)
      // Towards the negative end, which is the longer one by one.
      let (sum, isBeyond) = tenfold.subtractingReportingOverflow(Int64(digit))
      (value, isTooBig) = (sum, isTooBig || isOver || isBeyond)
      place += 1
    } while first != 0
    guard digit == nil else { throw fault("invalid token") }
    var isReal = false
    if take(UInt8(ascii: ".")) {
      isReal = true
      try scanDigits()
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isReal = true
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      try scanDigits()
    }
    if !isReal, isTooBig || (!isNegative && value == .min) {
      throw fault(isNegative ? "too big negative integer" : "too big integer")
    }
    if isReal {
      let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
      guard Double(text)?.isFinite == true else { throw fault("real number overflow") }
    }
    mark(isReal ? .real : .number, start, place)
  }

  private mutating func scanDigits() throws(JSONFault) {
    guard digit != nil else { throw fault("invalid token") }
    while digit != nil { place += 1 }
  }

  /// The decimal digit that comes next, if it is one.
  private var digit: UInt8? {
    guard place < bytes.count, bytes[place] >= UInt8(ascii: "0"), bytes[place] <= UInt8(ascii: "9") else { return nil }
    return bytes[place] - UInt8(ascii: "0")
  }

  private mutating func scanWord(_ word: StaticString, _ kind: JSONMark.Kind, _ start: Int) throws(JSONFault) {
    guard start + word.utf8CodeUnitCount <= bytes.count else { throw fault("invalid token") }
    for index in 0..<word.utf8CodeUnitCount where bytes[start + index] != word.utf8Start[index] {
      throw fault("invalid token")
    }
    place = start + word.utf8CodeUnitCount
    mark(kind, start, place)
  }

  private mutating func skipBlanks() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private func fault(_ words: String) -> JSONFault { JSONFault("no JSON at byte \(place): \(words)") }

  /// Up to so many names are compared one with another; more are put into a set, when all are there.
  private static let fewNames = 16

  /// Refuses the name that was read last if the object has it already.
  private func refuseSecond(in object: Int) throws(JSONFault) {
    guard marks[object].end <= Self.fewNames else { return }
    let last = marks.count - 1
    let isThere = marks.withUnsafeBufferPointer { marks in
      let tape = JSONTape(bytes: bytes, marks: marks)
      var name = object + 1
      while name < last {
        if tape.isSame(marks[name], marks[last]) { return true }
        name = Int(marks[name + 1].next)
      }
      return false
    }
    if isThere { throw fault("duplicate object key") }
  }

  /// Refuses an object of many members that has a name twice.
  private func refuseTwice(in object: Int) throws(JSONFault) {
    let isThere = marks.withUnsafeBufferPointer { marks in
      let tape = JSONTape(bytes: bytes, marks: marks)
      var (names, name) = (Set<[UInt8]>(), object + 1)
      while name < marks.count {
        guard names.insert(tape.content(marks[name])).inserted else { return true }
        name = Int(marks[name + 1].next)
      }
      return false
    }
    if isThere { throw fault("duplicate object key") }
  }
}
