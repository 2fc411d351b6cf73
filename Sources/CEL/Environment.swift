/// What an expression may read: the checker's counterpart of `Bindings`.
public struct Environment: Sendable {
  /// The type of each variable.
  public var variables: [String: CELType]
  /// The values that a string at a path can have, where they are a closed list.
  ///
  /// A path begins with a variable; `*` stands for any element of a list, as in `["actor", "roles", "*"]`.
  public var codes: [[String]: [String]]
  /// The time zones that accessors may name.
  public var zones: ZoneTable

  /// An environment of some variables.
  public init(
    variables: [String: CELType] = [:], codes: [[String]: [String]] = [:], zones: ZoneTable = [:]
  ) {
    self.variables = variables
    self.codes = codes
    self.zones = zones
  }
}
