extension Regex {
  /// A set of characters: ranges and categories of Unicode, perhaps all others instead, perhaps whatever their case.
  struct CharacterSet: Sendable {
    /// Ranges of code points.
    var ranges: [ClosedRange<UInt32>] = []
    /// Categories of Unicode by the beginning of their short names, such as `L` and `Lu`; those that are left out.
    var categories: [(name: String, isNegated: Bool)] = []
    /// Whether the set is of all that are *not* in the ranges and categories.
    var isNegated = false
    /// Whether upper and lower case are the same.
    var ignoresCase = false

    /// Every character.
    static let any = CharacterSet(ranges: [0...0x10FFFF])
    /// Every character but a line feed.
    static let anyButNewline = CharacterSet(ranges: [10...10], isNegated: true)

    /// Whether a character is in the set.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
      var isIn = includes(scalar)
      if !isIn && ignoresCase {
        isIn = Self.otherCases(of: scalar).contains { includes($0) }
      }
      return isIn != isNegated
    }

    /// Adds everything that another set holds; a negated one must be turned into ranges first.
    mutating func formUnion(_ other: CharacterSet) {
      ranges += other.isNegated ? Self.complement(of: other.ranges) : other.ranges
      categories += other.categories
    }

    private func includes(_ scalar: Unicode.Scalar) -> Bool {
      ranges.contains { $0.contains(scalar.value) }
        || categories.contains { Self.category(of: scalar).hasPrefix($0.name) != $0.isNegated }
    }

    /// The ranges of all code points that are in none of some ranges.
    static func complement(of ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
      var result: [ClosedRange<UInt32>] = []
      var next: UInt32 = 0
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
        next = max(next, range.upperBound + 1)
      }
      if next <= 0x10FFFF { result.append(next...0x10FFFF) }
      return result
    }

    private static func otherCases(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
      let properties = scalar.properties
      return [properties.lowercaseMapping, properties.uppercaseMapping].compactMap { mapping in
        let scalars = mapping.unicodeScalars
        return scalars.count == 1 && scalars.first != scalar ? scalars.first : nil
      }
    }
  }
}

extension Regex.CharacterSet {
  /// `\d`, `\w`, `\s` and the opposites; ASCII only, as in RE2.
  static func perl(_ letter: Unicode.Scalar) -> Regex.CharacterSet? {
    let ranges: [ClosedRange<UInt32>]
    switch letter {
    case "d", "D": ranges = [0x30...0x39]
    case "w", "W": ranges = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    case "s", "S": ranges = [0x09...0x0A, 0x0C...0x0D, 0x20...0x20]
    default: return nil
    }
    return Regex.CharacterSet(ranges: ranges, isNegated: letter.properties.isUppercase)
  }

  /// The ranges of a class such as `[:alpha:]`.
  static let posix: [String: [ClosedRange<UInt32>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A], "ascii": [0...0x7F],
    "blank": [0x09...0x09, 0x20...0x20], "cntrl": [0...0x1F, 0x7F...0x7F], "digit": [0x30...0x39],
    "graph": [0x21...0x7E], "lower": [0x61...0x7A], "print": [0x20...0x7E],
    "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E], "space": [0x09...0x0D, 0x20...0x20],
    "upper": [0x41...0x5A], "word": [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A],
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]

  /// The short names of Unicode's general categories, and of their groups.
  static let categoryNames: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi",
    "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn",
  ]

  private static func category(of scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
