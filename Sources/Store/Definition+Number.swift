package import Workflow

extension Definition {
  /// The number that a reference of this workflow holds; nil if the reference does not follow its pattern.
  ///
  /// A year has four digits; a number takes every digit that is there.
  package func number(of reference: String) -> Int64? {
    var pattern = self.reference[...]
    var rest = reference[...]
    var number: Int64?
    while let next = pattern.first {
      if pattern.hasPrefix("{year}") {
        pattern.removeFirst("{year}".count)
        guard rest.prefix(4).count == 4, rest.prefix(4).allSatisfy(Self.isDigit) else { return nil }
        rest.removeFirst(4)
      } else if pattern.hasPrefix("{number}") {
        pattern.removeFirst("{number}".count)
        let digits = rest.prefix(while: Self.isDigit)
        guard let read = Int64(digits), number == nil || number == read else { return nil }
        number = read
        rest.removeFirst(digits.count)
      } else {
        guard rest.first == next else { return nil }
        pattern.removeFirst()
        rest.removeFirst()
      }
    }
    return rest.isEmpty ? number : nil
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
