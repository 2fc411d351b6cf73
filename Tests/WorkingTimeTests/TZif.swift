import Testing

/// A small TZif file, right unless told otherwise.
struct TZif: Sendable, CustomTestStringConvertible {
  var magic = "TZif"
  var version: UInt8 = 0x32
  var times: [Int64] = [1000]
  var starting: [UInt8] = [1]
  var types: [(offset: Int32, name: UInt8)] = [(-60, 0), (3600, 0)]
  var characters = "ABC\0"
  var leapSeconds: UInt32 = 0
  var indicators: UInt32 = 0
  var footer = "ABC-1"

  var testDescription: String { "\(magic) \(version) \(times) \(starting) \(types) \(footer)" }

  var bytes: [UInt8] {
    guard version > 0 else { return header + block(timeSize: 4) }
    return header + block(timeSize: 4) + header + block(timeSize: 8) + Array("\n\(footer)\n".utf8)
  }

  private var header: [UInt8] {
    let counts = [
      indicators, 0, leapSeconds, UInt32(times.count), UInt32(types.count), UInt32(characters.utf8.count),
    ]
    return Array(magic.utf8) + [version] + [UInt8](repeating: 0, count: 15) + counts.flatMap { big($0) }
  }

  private func block(timeSize: Int) -> [UInt8] {
    var block: [UInt8] = []
    for time in times {
      block += timeSize == 4 ? big(UInt32(truncatingIfNeeded: time)) : big(UInt64(bitPattern: time))
    }
    block += starting
    for type in types {
      block += big(UInt32(bitPattern: type.offset))
      block += [0, type.name]
    }
    block += Array(characters.utf8)
    block += [UInt8](repeating: 0, count: Int(leapSeconds) * (timeSize + 4) + Int(indicators))
    return block
  }

  private func big(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
