import Store
import TaskingAPI
import Workflow
import WorkingTime

/// What a look is carried out with: who asks, when, and the one door to rows.
class Context {
  private let service: Service
  let session: Session
  let terms: Terms
  let caller: Caller
  /// The snapshot that is read.
  let reader: any ReadTransaction

  init(_ service: Service, _ session: Session, _ terms: Terms, _ caller: Caller, _ reader: any ReadTransaction) {
    self.service = service
    self.session = session
    self.terms = terms
    self.caller = caller
    self.reader = reader
  }

  var store: any RequestStore { service.store }
  var shelf: Shelf { service.shelf }
  var surroundings: Surroundings { service.surroundings }
  var watch: Watch { service.watch }

  /// The same at another time.
  func standing(at instant: Instant) -> Context {
    Context(service, session.standing(at: instant), terms, caller, reader)
  }

  /// The same over other rows: those of the past.
  func reading(_ reader: any ReadTransaction) -> Context { Context(service, session, terms, caller, reader) }
}

/// The same of an act, which may write.
final class Acting: Context {
  let writer: any WriteTransaction

  init(_ service: Service, _ session: Session, _ terms: Terms, _ caller: Caller, writing: any WriteTransaction) {
    writer = writing
    super.init(service, session, terms, caller, writing)
  }

  /// The answer, or a refusal that has left its mark in the store.
  func settle<Answer>(_ outcome: Result<Answer, TaskingError>) throws -> Answer {
    switch outcome {
    case .success(let answer): return answer
    case .failure(let error): throw LoggedRefusal(error: error)
    }
  }
}
