import Store
import Workflow
import WorkingTime

extension Service {
  /// The work of those who were away at some time since the last run, as far as the definition takes it out of their hands.
  ///
  /// Looks at the requests of those people, and at nothing else. What has something due is left out: the walk over what is
  /// due comes to it, and does everything at once. So is what nothing follows for; what cannot be worked out is not, so
  /// that it is told.
  func workOfAbsentees(
    since last: Instant?, at now: Instant, _ transaction: any ReadTransaction
  ) throws -> [MachineWork] {
    let absent = try transaction.absentees(from: min(last ?? store.identity.created, now), through: now)
    guard !absent.isEmpty else { return [] }
    let kernels = MachineKernels(self, at: now, transaction)
    var found: [MachineWork] = []
    for person in absent {
      var query = RequestQuery()
      query.assignee = .person(person)
      query.openOnly = true
      for row in try transaction.requests(where: query) {
        guard let digest = row.definition, row.nextAt.map({ now < $0 }) ?? true else { continue }
        let work = MachineWork.covered(reference: row.reference, definition: digest)
        do {
          guard try kernels.covers(row, by: digest) else { continue }
          if try !MachineAct(work, kernels, at: now, in: transaction).events.isEmpty { found.append(work) }
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
