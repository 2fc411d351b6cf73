public import WorkingTime

/// The time zones that accessors such as `getHours('Europe/London')` may name.
public struct ZoneTable: Sendable {
  /// The names that are known beforehand, for suggestions.
  let names: [String]
  private let find: @Sendable (String) -> Zone?

  /// Zones that are at hand.
  public init(_ zones: [String: Zone]) {
    names = Array(zones.keys)
    find = { zones[$0] }
  }

  /// Zones that are looked for when an expression names them, once in an evaluation at most.
  public init(find: @escaping @Sendable (String) -> Zone?) {
    names = []
    self.find = find
  }

  /// The zone of a name, if there is one.
  subscript(name: String) -> Zone? { find(name) }
}

extension ZoneTable: ExpressibleByDictionaryLiteral {
  /// Zones written out; the last of two of the same name counts.
  public init(dictionaryLiteral elements: (String, Zone)...) {
    self.init(Dictionary(elements) { $1 })
  }
}
