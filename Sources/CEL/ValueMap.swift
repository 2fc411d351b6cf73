/// A map of the language: values by key, in the order in which the keys were given.
///
/// The order matters to macros only; two maps with the same entries are equal in any order.
public struct ValueMap: Sendable {
  /// The keys in the order in which they came.
  public private(set) var keys: [Key] = []
  private var values: [Key: Value] = [:]

  /// An empty map.
  public init() {}

  /// A map with text for keys, in the order of the text.
  public init(_ values: [String: Value]) {
    for name in values.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      if let value = values[name] { self[.string(name)] = value }
    }
  }

  /// The value under a key; setting nothing takes the key out.
  public subscript(key: Key) -> Value? {
    get { values[key] }
    set {
      if let newValue {
        if values.updateValue(newValue, forKey: key) == nil { keys.append(key) }
      } else if values.removeValue(forKey: key) != nil {
        keys.removeAll { $0 == key }
      }
    }
  }

  /// How many entries there are.
  public var count: Int { keys.count }
}

extension ValueMap: Hashable {
  /// Whether both hold the same entries.
  public static func == (a: ValueMap, b: ValueMap) -> Bool { a.values == b.values }

  /// Feeds the entries, whatever their order.
  public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

extension ValueMap: ExpressibleByDictionaryLiteral {
  /// A map written out; the last of two equal keys counts.
  public init(dictionaryLiteral elements: (Key, Value)...) {
    for (key, value) in elements { self[key] = value }
  }
}
