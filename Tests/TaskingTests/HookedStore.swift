import Store
import TaskingAPI
import WorkingTime

/// A store that does something whenever the writer gives way to others.
final class HookedStore: RequestStore {
  private let store: any RequestStore
  private let hook: (Int) throws -> Void
  /// How often the writer gave way.
  private(set) var ways = 0
  /// What the hook threw.
  private(set) var faults: [String] = []

  /// - Parameter hook: Gets how often the writer gave way before.
  init(_ store: any RequestStore, hook: @escaping (Int) throws -> Void) {
    self.store = store
    self.hook = hook
  }

  var identity: StoreIdentity { store.identity }
  var loss: StoreFault? { store.loss }
  var head: KeptHead? { store.head }
  var headFault: StoreFault? { store.headFault }
  var owesCheckpoint: Bool { store.owesCheckpoint }

  func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result { try store.read(body) }
  func write<Result>(_ body: (any WriteTransaction) throws -> Result) throws -> Result { try store.write(body) }
  func runAlone<Result>(_ body: () throws -> Result) throws -> Result? { try store.runAlone(body) }

  var place: String { store.place }
  func condition() throws -> StoreCondition { try store.condition() }
  func survey(_ progress: StoreProgress) throws -> StoreExtent { try store.survey(progress) }
  func backUp(
    to path: String, progress: StoreProgress, examine: (any RequestStore) throws -> Void,
    admit: (StoreExtent) throws -> Void
  ) throws -> StoreExtent { try store.backUp(to: path, progress: progress, examine: examine, admit: admit) }

  func giveWay() {
    store.giveWay()
    do { try hook(ways) } catch { faults.append("\(error)") }
    ways += 1
  }
}
