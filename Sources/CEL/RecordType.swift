/// The type of a closed record: a name, and what each member holds.
public struct RecordType: Hashable, Sendable {
  /// The name that messages use, such as `request`.
  public let name: String
  /// Every member that a value of this type may have.
  public let members: [String: Member]

  /// What a record of this name is made of.
  public init(name: String, members: [String: Member]) {
    self.name = name
    self.members = members
  }

  /// What one member holds, and whether it may be absent.
  public struct Member: Hashable, Sendable {
    /// The type of the member when it is present.
    public let type: CELType
    /// Whether a record may lack it, so that reading it should be guarded by `has()`.
    public let isOptional: Bool

    /// A member of a type, required unless it says otherwise.
    public init(_ type: CELType, isOptional: Bool = false) {
      self.type = type
      self.isOptional = isOptional
    }

    /// A member of a type, required or not.
    public init(type: CELType, isOptional: Bool) {
      self.init(type, isOptional: isOptional)
    }
  }
}
