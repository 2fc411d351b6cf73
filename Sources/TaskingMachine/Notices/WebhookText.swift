import FoundationEssentials
import Store
import Tasking
import Workflow
import WorkingTime

/// A letter as a webhook takes it: JSON, keys sorted.
struct WebhookText: Encodable {
  let id: String
  let at: Instant
  /// Whom it is for, as the other side knows them.
  let to: String
  let rehearsal: Bool
  let subject: String
  let notices: [Fact]

  /// One notice of it.
  struct Fact: Encodable {
    let reference: String
    let kind: String?
    let priority: String?
    let about: String
    let percent: Int64?
    let capacity: String
    let at: Instant
    let why: String
  }

  init(_ letter: Letter) {
    id = letter.id
    at = letter.at
    to = letter.address
    rehearsal = letter.isRehearsal
    subject = letter.text.subject
    notices = letter.notices.map {
      Fact(
        reference: $0.reference, kind: $0.kind, priority: $0.priority, about: $0.notice.about,
        percent: $0.notice.percent, capacity: $0.notice.capacity, at: $0.at, why: $0.why.rawValue)
    }
  }
}
