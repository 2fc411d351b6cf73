package import Store
package import TaskingAPI
import Workflow
import WorkingTime

/// The one way in: takes orders, says who may, lets the kernel decide, has the store remember, and answers.
///
/// One value is used by one thread. Cost of an order on one request: the fold of its own events.
package final class Service {
  let store: any RequestStore
  let surroundings: Surroundings
  let shelf: Shelf
  /// The machine's part in anchors; nil where none are kept.
  let anchors: AnchorDesk?
  /// The machine's part in notices; nil where none are sent.
  let courier: CourierDesk?
  /// Who looks on while something takes long.
  let watch: Watch
  /// The version of this program.
  let program: String
  /// Whether the store's file cannot be written, so that nothing is logged and no notice counts as seen.
  let canOnlyLook: Bool

  /// A service over an open store.
  package init(
    store: any RequestStore, surroundings: Surroundings, anchors: AnchorDesk? = nil, courier: CourierDesk? = nil,
    watch: Watch? = nil, program: String = ProgramVersion.current, canOnlyLook: Bool = false
  ) {
    self.store = store
    self.surroundings = surroundings
    self.anchors = anchors
    self.courier = courier
    self.watch = watch ?? .none
    self.program = program
    self.canOnlyLook = canOnlyLook
    shelf = Shelf(surroundings: surroundings)
  }

  /// Carries out an order.
  /// - Throws: why it could not be; what was refused is in the access log by then.
  package func perform<Asked: Runnable>(_ order: Order<Asked>, from caller: Caller) throws(TaskingError)
    -> Reply<Asked.Answer>
  {
    do {
      try Asked.permission.check(caller)
      return try order.command.carryOut(order.terms, from: caller, in: self)
    } catch let error as TaskingError {
      throw error
    } catch let fault as StoreFault {
      throw TaskingError(fault)
    } catch {
      throw TaskingError(.internalFault, "\(error)")
    }
  }
}
