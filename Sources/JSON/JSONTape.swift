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
