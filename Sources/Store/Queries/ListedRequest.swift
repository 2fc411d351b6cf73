package import Workflow
package import WorkingTime

/// What lists show of a request: its row without fields and times that no list has.
package struct ListedRequest: Hashable, Sendable {
  package let reference: String
  /// Digest of the definition that it follows; nil once erased.
  package var definition: String?
  package let state: String
  package let stage: Stage
  package var waitsFor: WaitsFor?
  package var priority: String?
  package var kind: String?
  package var establishment: String?
  package var title: String?
  package var assignee: String?
  package let raiser: String
  package let version: Int
  package let cycle: Int
  /// When something next falls due by itself.
  package var nextAt: Instant?
  /// The earliest due of its clocks that run or wait.
  package var nextDue: Instant?
  /// The clock that this is of.
  package var nextDueClock: String?

  /// A request of which nothing is known that it may lack.
  package init(reference: String, state: String, stage: Stage, raiser: String, version: Int, cycle: Int) {
    self.reference = reference
    self.state = state
    self.stage = stage
    self.raiser = raiser
    self.version = version
    self.cycle = cycle
  }

  /// What lists show of a row.
  package init(_ row: RequestRow) {
    self.init(
      reference: row.reference, state: row.state, stage: row.stage, raiser: row.raiser, version: row.version,
      cycle: row.cycle)
    definition = row.definition
    waitsFor = row.waitsFor
    priority = row.priority
    kind = row.kind
    establishment = row.establishment
    title = row.title
    assignee = row.assignee
    nextAt = row.nextAt
    nextDue = row.nextDue
    nextDueClock = row.nextDueClock
  }
}

extension ReadTransaction {
  /// As the rows of `requests(where:)`, for a store that reads no less for less.
  package func listed(where query: RequestQuery) throws(StoreFault) -> [ListedRequest] {
    try requests(where: query).map { ListedRequest($0) }
  }
}
