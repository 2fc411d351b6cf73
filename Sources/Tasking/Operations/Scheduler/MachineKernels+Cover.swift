import Store
import TaskingAPI
import Workflow
import WorkingTime

extension MachineKernels {
  /// The work of those who were away at some time since the last run, as far as the definition takes it out of their hands.
  ///
  /// Looks at the requests of those people, and at nothing else. What has something due is left out: the walk over what is
  /// due comes to it, and does everything at once. So is what nothing follows for; what cannot be worked out is not, so
  /// that it is told.
  func workOfAbsentees(since last: Instant) throws -> [MachineWork] {
    try workInHands(ofThoseAwayFrom: min(last, now), through: now).filter { work in
      do {
        return try !MachineAct(work, self).events.isEmpty
      } catch is TaskingError {
        return true
      } catch let fault as StoreFault where fault.isDamage {
        return true
      }
    }
  }

  /// The requests of those who are away at some time of a span, as far as the definition takes them out of their hands, but
  /// for those for which something falls due by its end; and those of which that cannot be worked out.
  func workInHands(ofThoseAwayFrom start: Instant, through end: Instant) throws -> [MachineWork] {
    var found: [MachineWork] = []
    for person in try reader.absentees(from: start, through: end) {
      var query = RequestQuery()
      query.assignee = .person(person)
      query.openOnly = true
      for row in try reader.requests(where: query) {
        guard let digest = row.definition, row.nextAt.map({ end < $0 }) ?? true else { continue }
        let work = MachineWork.covered(reference: row.reference, definition: digest)
        do {
          if try covers(row, by: digest) { found.append(work) }
        } catch is TaskingError {
          found.append(work)
        } catch let fault as StoreFault where fault.isDamage {
          found.append(work)
        }
      }
    }
    return found
  }
}
