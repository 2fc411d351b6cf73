extension Command {
  /// What it would do to open requests if that calendar were the one in use.
  package struct PreviewCalendar: Operation {
    package typealias Answer = Impact
    package static let name = "calendar.preview/1"
    package static let permission = Permission.owner(.administration)

    package var source: SourceText

    package init(_ source: SourceText) { self.source = source }
  }
}
