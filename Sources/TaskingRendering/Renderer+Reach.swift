package import TaskingAPI
import WorkingTime

extension Renderer {
  /// How far a verdict reaches, in one line.
  package func line(_ reach: Reach) -> String { Self.line(reach, at: times.moment(reach.at)) }

  /// The same with the moment of the last entry as it is written.
  package static func line(_ reach: Reach, at moment: String) -> String {
    let kind =
      switch reach.kind {
      case .live: "the live store"
      case .rehearsal: "the REHEARSAL"
      }
    let compared =
      reach.comparedWith.isEmpty
      ? "compared with nothing but itself" : "compared with \(reach.comparedWith.joined(separator: ", "))"
    return Visible.line(
      "it is said of \(kind) \(reach.shortStore)…, up to journal entry \(reach.seq) of \(moment), \(compared)")
  }
}
