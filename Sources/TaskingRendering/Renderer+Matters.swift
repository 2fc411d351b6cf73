package import TaskingAPI
import WorkingTime

extension Renderer {
  /// What somebody recorded of whoever reads it.
  package func words(_ matter: Inbox.Matter, to reader: String) -> String {
    let person = matter.person ?? reader
    let number = matter.number.map(String.init) ?? ""
    let isReaders = person == reader
    switch Inbox.Matter.Kind(rawValue: matter.kind) {
    case .absenceRecorded where isReaders:
      return "\(matter.by) recorded that you are away from \(matter.from.map(times.moment) ?? "now")"
        + (matter.until.map { " until \(times.moment($0))" } ?? ", with no end")
        + (matter.deputy.map { "; \($0) stands in" } ?? "") + " (absence \(number))"
    case .absenceRecorded: return "\(matter.by) named you to stand in for \(person) (absence \(number))"
    case .absenceEnded: return "\(matter.by) ended absence \(number) of yours"
    case .personChanged where isReaders:
      return "\(matter.by) recorded that \(matter.deputy ?? "nobody") stands in for you from now on"
    case .personChanged where matter.deputy == reader:
      return "\(matter.by) recorded that you stand in for \(person) from now on"
    case .personChanged: return "\(matter.by) recorded that you stand in for \(person) no longer"
    case .roleGranted:
      let end = matter.until.map { "until \(times.moment($0))" } ?? "with no end"
      return "\(matter.by) recorded that you hold the role \(matter.role ?? "") \(end)"
    case .roleRevoked:
      let end = matter.from.map { "from \(times.moment($0))" } ?? "at once"
      return "\(matter.by) took the role \(matter.role ?? "") back, \(end)"
    case .handedOver where isReaders: return "\(matter.by) handed your work over to \(matter.deputy ?? "") (\(number))"
    case .handedOver: return "\(matter.by) hands the work of \(person) over to you: tasking handover accept \(number)"
    case .handoverAccepted: return "\(matter.by) accepted handover \(number)"
    case .handoverWithdrawn:
      return "\(matter.by) withdrew handover \(number), from \(person) to \(matter.deputy ?? "")"
    case nil: return "\(matter.by) recorded \(matter.kind)"
    }
  }
}
