import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

extension Desk {
  /// Says that somebody is away.
  @discardableResult
  func leave(
    _ person: String, from start: String? = nil, until end: String? = nil, deputy: String? = nil,
    reason: String? = nil, as actor: String = "h.lindqvist"
  ) throws -> AbsenceWritten {
    let command = Command.RecordAbsence(person: person, from: start, until: end, deputy: deputy, reason: reason)
    return try perform(command, as: actor).answer
  }

  /// Says that somebody is there again.
  @discardableResult
  func comeBack(_ person: String, number: Int64? = nil, as actor: String = "h.lindqvist") throws -> AbsenceWritten {
    let command = Command.EndAbsence(person: person, number: number)
    return try perform(command, as: actor).answer
  }

  /// Who is away.
  func absences(_ person: String? = nil, all: Bool = false, as actor: String = "h.lindqvist") throws -> Absences {
    let command = Command.ListAbsences(person: person, isAll: all)
    return try perform(command, as: actor).answer
  }

  /// Hands a shift over.
  func handOver(
    from giver: String? = nil, to receiver: String? = nil, until: String? = nil, trial: Bool = false,
    as actor: String = "h.lindqvist"
  ) throws -> Handover {
    let command = Command.HandOver(from: giver, to: receiver, until: until, isTrial: trial)
    return try perform(command, as: actor).answer
  }

  /// A handover as it was listed.
  func handover(_ number: Int64, as actor: String = "h.lindqvist") throws -> Handover {
    return try perform(Command.ShowHandover(number: number), as: actor).answer
  }

  /// Which open requests nobody who is there may move on.
  func staffing(on day: String? = nil) throws -> Staffing {
    return try perform(Command.CheckStaffing(day: day), as: "h.lindqvist").answer
  }
}
