extension Command {
  /// Notices that were shown to a person, and so count as seen.
  package struct SeeNotices: Operation {
    package typealias Answer = Inbox
    package static let name = "inbox.see/1"
    package static let permission = Permission.anybody

    package var notices: [String]

    package init(notices: [String]) { self.notices = notices }
  }
}
