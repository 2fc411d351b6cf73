extension Command {
  /// The public half of another key.
  package struct RenewKey: Operation {
    package typealias Answer = KeyRenewed
    package static let name = "evidence.renew-key/1"
    package static let permission = Permission.owner(.evidence)

    /// In hexadecimal.
    package var key: String

    package init(key: String) { self.key = key }
  }
}
