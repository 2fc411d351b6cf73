/// One value of a text, or one name of a member: what it is, and where it stands.
struct JSONMark {
  /// What it is.
  let kind: Kind
  /// Its first byte in the text; of a text the one behind the quotation mark.
  let start: Int32
  /// The first byte behind it, which of a text is the quotation mark; of an array or object how many elements or members
  /// it has.
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
