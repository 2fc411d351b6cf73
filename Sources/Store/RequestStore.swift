/// Where requests are kept: an append-only journal, and projections of it that can be asked.
///
/// One store value is used by one thread; any number of them, in any number of processes, may stand on the same
/// store. The store decides nothing: what may happen is the kernel's to say, and who may see it the service's.
package protocol RequestStore: AnyObject {
  /// What the store says of itself, for ever.
  var identity: StoreIdentity { get }

  /// What it lacks of what was kept of it outside of it; nil if nothing, or if it would not have been opened then.
  var loss: StoreFault? { get }

  /// The head that is kept of it outside of its database and log; nil if none is.
  var head: KeptHead? { get }

  /// Why that head could not be kept, or be read; nil if it could.
  var headFault: StoreFault? { get }

  /// Whether something erased may still be in its files after this value's last write, because a reader was in the way;
  /// the next write, by whomever, tries again.
  var owesCheckpoint: Bool { get }

  /// Runs `body` on one unchanging state of the store, without a lock that others wait for.
  ///
  /// - Throws: a `StoreFault`, or what `body` throws.
  func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result

  /// Runs `body` alone among all writers: everything that it writes is kept when it returns, nothing when it throws.
  ///
  /// What it returns is on the disk by then. A refusal that has to be logged is returned, never thrown. When one of its
  /// writes has failed the whole fails, even if `body` lets that pass. Not to be called from within another call.
  ///
  /// - Throws: a `StoreFault`, `.busy` if others write for too long, or what `body` throws.
  func write<Result>(_ body: (any WriteTransaction) throws -> Result) throws -> Result

  /// Runs `body` as the only runner of the scheduler on this store; nil, at once, if there is another.
  ///
  /// Others read and write meanwhile. When a runner ends, however it ends, the next may begin.
  ///
  /// - Throws: a `StoreFault`, or what `body` throws.
  func runAlone<Result>(_ body: () throws -> Result) throws -> Result?

  /// Where it is, as people are told.
  var place: String { get }

  /// What its engine and its disk are like now, and who keeps writers waiting: it waits some seconds to see.
  ///
  /// - Throws: a `StoreFault` if it cannot be read.
  func condition() throws -> StoreCondition

  /// Checks the whole of it, on one unchanging state: the engine's structures, every entry of the three chains.
  ///
  /// - Throws: `.corrupt` with the first thing that is wrong; another `StoreFault` if it cannot be read.
  func survey(_ progress: StoreProgress) throws -> StoreExtent

  /// Copies it, as it is at this moment, to a new place, and checks the copy; writers go on meanwhile.
  ///
  /// - Parameters:
  ///   - examine: Called with the copy, opened to look, once its structures and its chains are checked.
  ///   - admit: Called once the copy is checked, before it gets its name; if it throws there is no copy.
  /// - Throws: a `StoreFault`, or what `examine` or `admit` throws.
  func backUp(
    to path: String, progress: StoreProgress, examine: (any RequestStore) throws -> Void,
    admit: (StoreExtent) throws -> Void
  ) throws -> StoreExtent

  /// Between two writes: lets those who wait to write go first.
  func giveWay()
}
