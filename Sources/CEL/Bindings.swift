/// What the variables of an expression stand for when it is evaluated.
public struct Bindings: Sendable {
  private let source: Source
  /// The time zones that accessors such as `getHours('Europe/London')` may name.
  public let zones: ZoneTable

  private enum Source: Sendable {
    case table([String: Value])
    case lookup(@Sendable (String) -> Value?)
  }

  /// Values that are at hand.
  public init(variables: [String: Value] = [:], zones: ZoneTable = [:]) {
    source = .table(variables)
    self.zones = zones
  }

  /// Values that are made when an expression asks for them, once in an evaluation at most.
  public init(zones: ZoneTable = [:], _ lookup: @escaping @Sendable (String) -> Value?) {
    source = .lookup(lookup)
    self.zones = zones
  }

  /// The value of a variable, if it has one.
  public subscript(name: String) -> Value? {
    switch source {
    case .table(let variables): variables[name]
    case .lookup(let lookup): lookup(name)
    }
  }
}
