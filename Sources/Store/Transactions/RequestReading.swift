package import Workflow
package import WorkingTime

/// What is read of requests: their rows, clocks and rungs, and how much everybody has in hand.
package protocol RequestReading: AnyObject {
  /// The request of that reference.
  func request(_ reference: String) throws(StoreFault) -> RequestRow?

  /// The requests that a query asks for, in its order.
  func requests(where query: RequestQuery) throws(StoreFault) -> [RequestRow]

  /// What lists show of the requests that a query asks for, in its order.
  ///
  /// Cost: of open requests by urgency, what is given and the open ones before it, however many are finished.
  func listed(where query: RequestQuery) throws(StoreFault) -> [ListedRequest]

  /// How many requests a query asks for, its limit and offset left aside.
  func count(where query: RequestQuery) throws(StoreFault) -> Int

  /// The references that have that number, sorted; at most one of each workflow's pattern.
  func references(number: Int64) throws(StoreFault) -> [String]

  /// References of requests behind one, sorted by their bytes; nil for the first. At most `limit`.
  func references(after reference: String?, limit: Int) throws(StoreFault) -> [String]

  /// Every lap of every clock of a request, by clock, cycle and lap.
  func clocks(of reference: String) throws(StoreFault) -> [ClockRow]

  /// The rungs that fell due for a request, in the order in which they were recorded.
  func firings(of reference: String) throws(StoreFault) -> [Firing]

  /// The same with the journal entries that recorded them, in no order.
  func ledger(of reference: String) throws(StoreFault) -> [LedgerRow]

  /// Person → how many requests they have been given that are in stages assign and act; nobody without any.
  func openRequestCounts() throws(StoreFault) -> [String: Int64]

  /// The same of these people alone.
  ///
  /// Cost: what they have in hand.
  func openRequestCounts(of people: Set<String>) throws(StoreFault) -> [String: Int64]

  /// Requests for which something has fallen due by `instant`, behind a place in their order: the earliest first, then
  /// by reference.
  ///
  /// Cost: what is given, whatever else there is.
  func due(at instant: Instant, after place: DueRequest.Place?, limit: Int) throws(StoreFault) -> [DueRequest]

  /// How many there are; cost: so many.
  func dueCount(at instant: Instant, after place: DueRequest.Place?) throws(StoreFault) -> Int
}
