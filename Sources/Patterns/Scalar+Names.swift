// Names, words and digits of a pattern are of ASCII, as in RE2.

extension Unicode.Scalar {
  /// Whether it is a letter of ASCII or an underscore.
  var isNameStart: Bool { isASCII && (properties.isAlphabetic || self == "_") }

  /// Whether it is a letter or a digit of ASCII or an underscore.
  var isNamePart: Bool { isNameStart || ("0"..."9").contains(self) }

  /// The number that a hexadecimal digit of ASCII stands for.
  var hexValue: UInt32? { isASCII ? Character(self).hexDigitValue.map { UInt32($0) } : nil }
}
