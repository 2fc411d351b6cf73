/// One value of a text, or one name of a member: what it is, and where it stands.
struct JSONMark {
  /// What it is.
  let kind: Kind
  /// Its first byte in the text; of a text the one behind the quotation mark.
  let start: Int32
  /// The first byte behind it; of a text the quotation mark. Of an array or object how many elements or members it has.
  var end: Int32
  /// The place of the next mark on the tape that is not within this one.
  var next: Int32

  enum Kind: UInt8 {
    case object, array
    /// A text that stands as it is meant, and one with escapes in it.
    case text, escaped
    case number, real, yes, no, null
  }
}

/// Bytes and marks of a text that has been read: what a node looks things up in.
struct JSONTape {
  /// The text.
  let bytes: UnsafeBufferPointer<UInt8>
  /// A name comes before its value, what is within an array or object behind it, in the order of the text.
  let marks: UnsafeBufferPointer<JSONMark>

  /// The bytes that a text means.
  func content(_ mark: JSONMark) -> [UInt8] {
    let raw = UnsafeBufferPointer(rebasing: bytes[Int(mark.start)..<Int(mark.end)])
    return mark.kind == .escaped ? JSONEscapes.resolved(raw) : [UInt8](raw)
  }

  /// What a text means.
  func text(_ mark: JSONMark) -> String {
    if mark.kind == .escaped { return String(decoding: content(mark), as: UTF8.self) }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[Int(mark.start)..<Int(mark.end)]), as: UTF8.self)
  }

  /// Whether two texts mean the same bytes.
  func isSame(_ one: JSONMark, _ other: JSONMark) -> Bool {
    if other.kind == .escaped { return content(other) == content(one) }
    return isText(one, UnsafeBufferPointer(rebasing: bytes[Int(other.start)..<Int(other.end)]))
  }

  /// Whether a text means these bytes.
  func isText(_ mark: JSONMark, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    if mark.kind == .escaped { return content(mark).elementsEqual(wanted) }
    let (start, count) = (Int(mark.start), Int(mark.end - mark.start))
    guard count == wanted.count else { return false }
    for place in 0..<count where bytes[start + place] != wanted[place] { return false }
    return true
  }
}

/// Backslashes of JSON texts (RFC 8259, § 7), once they are known to be right.
enum JSONEscapes {
  /// The bytes that a text with escapes means.
  static func resolved(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var (meant, place) = ([UInt8](), 0)
    meant.reserveCapacity(raw.count)
    while place < raw.count {
      guard raw[place] == UInt8(ascii: "\\") else {
        meant.append(raw[place])
        place += 1
        continue
      }
      switch raw[place + 1] {
      case UInt8(ascii: "u"):
        var unit = hexadecimal(raw, place + 2)
        place += 4
        if unit >> 10 == 0x36 {
          unit = 0x10000 + (unit & 0x3FF) << 10 + hexadecimal(raw, place + 4) & 0x3FF
          place += 6
        }
        if let scalar = Unicode.Scalar(unit) { meant.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
      case UInt8(ascii: "b"): meant.append(0x08)
      case UInt8(ascii: "f"): meant.append(0x0C)
      case UInt8(ascii: "n"): meant.append(0x0A)
      case UInt8(ascii: "r"): meant.append(0x0D)
      case UInt8(ascii: "t"): meant.append(0x09)
      case let itself: meant.append(itself)
      }
      place += 2
    }
    return meant
  }

  private static func hexadecimal(_ raw: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32 {
    var unit: UInt32 = 0
    for place in start..<start + 4 { unit = unit << 4 | UInt32(digit(raw[place]) ?? 0) }
    return unit
  }

  /// The value of a hexadecimal digit.
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
