extension Command {
  /// The text of a definition, calendar or register that is to be the one in use.
  package struct Activate: Operation {
    package typealias Answer = Activated
    package static let name = "source.activate/1"
    package static let permission = Permission.owner(.administration)

    package var source: SourceText

    package init(_ source: SourceText) { self.source = source }
  }
}
