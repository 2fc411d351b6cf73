extension CELType {
  /// The type that the checker gives a value; elements of different types make a list or a map of `dyn`.
  public init(of value: Value) {
    switch value {
    case .null: self = .null
    case .bool: self = .bool
    case .int: self = .int
    case .double: self = .double
    case .string, .coded: self = .string
    case .timestamp: self = .timestamp
    case .duration: self = .duration
    case .type: self = .type
    case .list(let elements): self = .list(CELType(covering: elements.lazy.map { CELType(of: $0) }))
    case .map(let map):
      self = .map(
        CELType(covering: map.keys.lazy.map { CELType(of: $0.value) }),
        CELType(covering: map.keys.lazy.compactMap { map[$0] }.map { CELType(of: $0) }))
    case .record: self = .dyn
    }
  }

  /// The type that covers all of some types, `dyn` if there is none.
  init(covering types: some Sequence<CELType>) {
    var result: CELType?
    for type in types {
      guard let covered = result else {
        result = type
        continue
      }
      guard let joined = covered.joined(with: type) else {
        self = .dyn
        return
      }
      result = joined
    }
    self = result ?? .dyn
  }
}
