/// What the checker makes of an expression.
public struct CheckResult: Hashable, Sendable {
  /// The type of the whole expression; `dyn` where a fault hides it.
  public let type: CELType
  /// Everything that is wrong, in the order of the text.
  public let faults: [CELFault]
  /// Every read of a member that may be absent and that no `has()` guards.
  ///
  /// These are no faults here: whoever knows that the member is always there by then may let them pass.
  public let optionalReads: [OptionalRead]

  /// A read of a member that may be absent.
  public struct OptionalRead: Hashable, Sendable {
    /// The path from a variable to the member, `*` standing for elements; the text where it is no such path.
    public let path: [String]
    /// The expression as it is written.
    public let text: String
    /// The place of the member's name.
    public let position: SourcePosition
  }
}
