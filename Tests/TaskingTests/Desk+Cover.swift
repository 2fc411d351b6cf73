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
    let command = Command.NewAbsence(person: person, from: start, until: end, deputy: deputy, reason: reason)
    guard case .absence(let written) = try perform(.recordAbsence(command), as: actor).body else { throw Unexpected() }
    return written
  }

  /// Says that somebody is there again.
  @discardableResult
  func comeBack(_ person: String, number: Int64? = nil, as actor: String = "h.lindqvist") throws -> AbsenceWritten {
    let command = Command.AbsenceToEnd(person: person, number: number)
    guard case .absence(let written) = try perform(.endAbsence(command), as: actor).body else { throw Unexpected() }
    return written
  }

  /// Who is away.
  func absences(_ person: String? = nil, all: Bool = false, as actor: String = "h.lindqvist") throws -> Absences {
    let command = Command.AbsenceQuery(person: person, isAll: all)
    guard case .absences(let absences) = try perform(.absences(command), as: actor).body else { throw Unexpected() }
    return absences
  }

  /// Hands a shift over.
  func handOver(
    from giver: String? = nil, to receiver: String? = nil, until: String? = nil, trial: Bool = false,
    as actor: String = "h.lindqvist"
  ) throws -> Handover {
    let command = Command.NewHandover(from: giver, to: receiver, until: until, isTrial: trial)
    guard case .handover(let handover) = try perform(.handOver(command), as: actor).body else { throw Unexpected() }
    return handover
  }

  /// A handover as it was listed.
  func handover(_ number: Int64, as actor: String = "h.lindqvist") throws -> Handover {
    guard case .handover(let found) = try perform(.handover(number: number), as: actor).body else {
      throw Unexpected()
    }
    return found
  }

  /// Which open requests nobody who is there may move on.
  func staffing(on day: String? = nil) throws -> Staffing {
    guard case .staffing(let found) = try perform(.staffing(day: day), as: "h.lindqvist").body else {
      throw Unexpected()
    }
    return found
  }
}
