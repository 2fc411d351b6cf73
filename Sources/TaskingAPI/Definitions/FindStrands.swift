extension Command {
  /// What is in use now and could not go on if a text were put to use.
  package struct FindStrands: Operation {
    package typealias Answer = Strands
    package static let name = "source.find-strands/1"
    package static let permission = Permission.machine(.administration)

    package var source: SourceText

    package init(_ source: SourceText) { self.source = source }
  }
}
