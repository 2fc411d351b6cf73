/// What the variables of an expression stand for when it is evaluated.
public struct Bindings: Sendable {
  private let source: Source
  private let members: @Sendable ([String]) -> Member?
  /// The time zones that accessors such as `getHours('Europe/London')` may name.
  public let zones: ZoneTable

  private enum Source: Sendable {
    case table([String: Value])
    case lookup(@Sendable (String) -> Value?)
  }

  /// What a variable's member is.
  public enum Member: Hashable, Sendable {
    /// It has that value; of a code, its text is enough.
    case value(Value)
    /// Everything up to its name is there, but it is not.
    case absent
  }

  /// Values that are at hand.
  public init(variables: [String: Value] = [:], zones: ZoneTable = [:]) {
    source = .table(variables)
    members = { _ in nil }
    self.zones = zones
  }

  /// Values that are made when an expression asks for them, once in an evaluation at most.
  ///
  /// - Parameter members: The short way to a member, by the names that lead to it, the variable's first: so that a
  ///   record need not be made for one of its members. It says what the variable's value would say, or nothing, and
  ///   then the variable is asked. Two to four names; a trace does not go this way.
  public init(
    zones: ZoneTable = [:], members: @escaping @Sendable ([String]) -> Member? = { _ in nil },
    _ lookup: @escaping @Sendable (String) -> Value?
  ) {
    source = .lookup(lookup)
    self.members = members
    self.zones = zones
  }

  /// The value of a variable, if it has one.
  public subscript(name: String) -> Value? {
    switch source {
    case .table(let variables): variables[name]
    case .lookup(let lookup): lookup(name)
    }
  }

  /// What the short way says of a member.
  func member(at path: [String]) -> Member? { members(path) }
}
