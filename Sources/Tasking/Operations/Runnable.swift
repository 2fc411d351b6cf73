import Store
package import TaskingAPI
import Workflow

/// An operation that this service carries out: a look, an act or a job.
package protocol Runnable: Operation {
  /// Carries it out; the caller may ask it by now.
  ///
  /// - Throws: a `TaskingError` or a fault of the store.
  func carryOut(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Answer>
}

/// What a store answers from one snapshot, and changes nothing.
protocol Look: Runnable {
  /// Whether it can look at the past: `--as-at`.
  static var hasPast: Bool { get }
  /// The request that it is about, where a look at the past must not show more than one at the present.
  var subject: String? { get }
  /// What else does not happen where the store cannot be written; nil for nothing.
  static var omission: String? { get }

  func run(in context: Context) throws -> Answer
}

extension Look {
  static var hasPast: Bool { false }
  var subject: String? { nil }
  static var omission: String? { nil }

  package func carryOut(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Answer> {
    try service.look(terms, caller, self)
  }
}

/// One change, in one transaction of the writer.
protocol Act: Runnable {
  /// Whether it is decided by a request's definition, which is read before the writers' lock is taken.
  static var isDecidedByDefinition: Bool { get }
  /// Whether it is only worked out, so that nothing is kept of it, nor under which command id it came.
  var isTrial: Bool { get }
  /// What was ordered, for the digest by which the same order is known again.
  var ordered: any Encodable { get }

  func run(in context: Acting) throws -> Answer
  /// The first answer again, from what the order wrote of requests; nil where its receipt says all that is known.
  func answer(again entries: [JournalEntry], in context: Acting) throws -> Answer?
  /// Says in the answer that what was erased is not gone from the store's log yet.
  static func noteDebt(in answer: inout Answer)
}

extension Act {
  static var isDecidedByDefinition: Bool { false }
  var isTrial: Bool { false }
  var ordered: any Encodable { self }
  static func noteDebt(in answer: inout Answer) {}
  func answer(again entries: [JournalEntry], in context: Acting) throws -> Answer? { nil }

  package func carryOut(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Answer> {
    try service.act(terms, caller, self)
  }
}

/// A sequence of short looks and acts, none of which holds the writer for long.
protocol Job: Runnable {
  /// Whether a command id makes its repetition safe.
  static var mayBeNumbered: Bool { get }

  /// Whether what it says is for logs, and so in UTC.
  static var isForLogs: Bool { get }

  func run(in context: Working) throws -> Reply<Answer>
}

extension Job {
  static var mayBeNumbered: Bool { false }
  static var isForLogs: Bool { false }

  package func carryOut(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Answer> {
    if terms.commandID != nil, !Self.mayBeNumbered {
      throw TaskingError(
        .usage, "this takes no command id: it is done in steps, and each run does what is left to do",
        hint: "leave --command-id out, and say it again if it was cut off")
    }
    return try run(in: Working(service, terms, caller, Self.permission, isForLogs: Self.isForLogs))
  }
}

/// A refusal that has left its mark in the store: what was written stays, and then it is thrown.
struct LoggedRefusal: Error {
  let error: TaskingError
}
