extension Command {
  /// A checked copy of the store in a new file.
  package struct BackUp: Operation {
    package typealias Answer = Copied
    package static let name = "store.back-up/1"
    package static let permission = Permission.machine(.upkeep)

    /// The new file; one that is there is never written over.
    package var file: String

    package init(file: String) { self.file = file }
  }
}
