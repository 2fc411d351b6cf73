package import Store
package import TaskingAPI
import Workflow
import WorkingTime

extension TaskingError {
  /// The same as a fault of the store says it.
  package init(_ fault: StoreFault) {
    self.init(TaskingError.code(of: fault), fault.sentence, hint: fault.remedy)
  }

  private static func code(of fault: StoreFault) -> Code {
    switch fault {
    case .missing, .noSuchPerson, .noSuchGrant, .noSuchAbsence, .noSuchHandover: .notFound
    case .exists, .leftover, .inUse, .personExists, .loginTaken, .rehearsalOnly: .usage
    case .insecure: .notPermitted
    case .notAStore, .foreign, .newerSchema, .needsUpgrade, .olderSchema, .truncated, .corrupt, .empty, .setting,
      .unreadable, .incoherent, .alreadyFired, .lost:
      .integrity
    case .busy, .full, .tooLong, .uncertain, .readOnly, .io, .conflict: .busy
    }
  }

  /// Why the kernel could not decide at all.
  init(_ fault: KernelFault, about reference: String) {
    switch fault {
    case .noSuchMove(let name): self.init(.usage, "there is no move '\(name)'")
    case .calendar(let fault):
      self.init(
        .integrity, "a due time of \(reference) cannot be worked out: \(fault)", hint: TaskingError.remedy(of: fault))
    case .runaway(let reference):
      self.init(
        .integrity, "the machine's moves of \(reference) lead round in a circle", hint: "mend the definition")
    }
  }

  private static func remedy(of fault: CalendarFault) -> String {
    switch fault {
    case .outsideCalendar, .answerOutsideCalendar:
      "working time is known for twelve years back and twelve ahead: no clock that counts it may run longer"
    default: "mend the calendar"
    }
  }

  /// Why what was given does not fit; every fault of it.
  init(_ faults: InputFaults) {
    let all = faults.faults
    let code: Code =
      all.contains(where: \.isUsage) ? .usage : all.allSatisfy(\.isMissing) ? .refused : .malformed
    if let only = all.first, all.count == 1 {
      self.init(code, only.sentence, hint: only.hint)
    } else {
      self.init(
        code, "\(all.count) things given do not fit",
        details: all.map { Detail(code: "input", message: $0.sentence, remedy: $0.hint) })
    }
  }

  /// A refusal: everything that stands in the way of it.
  init(refused blockers: [Blocker], to act: String, _ reference: String) {
    self.init(
      blockers.contains(where: \.isAboutPermission) ? .notPermitted : .refused, "cannot \(act) \(reference)",
      details: blockers.map(Detail.init))
  }

  /// No such request, or none that the caller may see: the same words for both.
  static func noSuchRequest(_ text: String) -> TaskingError {
    TaskingError(
      .notFound, "there is no request '\(text.prefix(60))', or you may not see it",
      hint: "those that you may see: tasking list")
  }
}
