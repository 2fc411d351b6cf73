extension Command {
  /// What was corrected, to whom the mistaken fact went, and who was told; of every request if none is named.
  package struct ListCorrections: Operation {
    package typealias Answer = CorrectionList
    package static let name = "correction.list/1"
    package static let permission = Permission.anybody

    package var reference: String?

    package init(reference: String? = nil) { self.reference = reference }
  }
}
