import Patterns

/// A call of a function, or of a method with its receiver as the first argument.
final class Call: Sendable {
  /// The name as it is written.
  let name: String
  /// What the name stands for, if anything.
  let function: Function?
  /// Whether it is written as a method.
  let isMethod: Bool
  /// The arguments, the receiver first.
  let arguments: [Node]
  /// The pattern of `matches` where it is written out.
  let regex: Regex?

  /// A call with its arguments.
  init(name: String, isMethod: Bool, arguments: [Node], regex: Regex? = nil) {
    self.name = name
    function = Function(name)
    self.isMethod = isMethod
    self.arguments = arguments
    self.regex = regex
  }
}
