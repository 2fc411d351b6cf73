extension Command {
  /// A shift to be handed over.
  package struct HandOver: Operation {
    package typealias Answer = Handover
    package static let name = "handover.give/1"
    package static let permission = Permission.anybody

    /// Whose work; nil for whoever asks.
    package var from: String?
    /// Who is to take over; nil for whoever stands in.
    package var to: String?
    /// Up to when things that end by themselves are looked for, as people type it; nil for a day.
    package var until: String?
    /// Whether it is only to be listed.
    package var isTrial: Bool

    package init(from: String? = nil, to: String? = nil, until: String? = nil, isTrial: Bool = false) {
      self.from = from
      self.to = to
      self.until = until
      self.isTrial = isTrial
    }
  }
}
