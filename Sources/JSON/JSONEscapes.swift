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
        if let scalar = Unicode.Scalar(unit) {
          meant.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
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
