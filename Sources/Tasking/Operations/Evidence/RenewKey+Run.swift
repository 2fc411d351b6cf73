import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.RenewKey: Act {
  func run(in context: Acting) throws -> KeyRenewed {
    try context.renewKey(self)
  }
}

extension Acting {
  /// Another key signs anchors from here on.
  fileprivate func renewKey(_ renewal: Command.RenewKey) throws -> KeyRenewed {
    guard let key = AnchorPublicKey(hex: renewal.key) else {
      throw TaskingError(.malformed, "that is no public key", hint: "64 hexadecimal digits")
    }
    let receipt = try writer.administer(
      .anchorKeyRenewed(.init(key: key.hex)), by: session.actor, at: session.now, from: session.origin)
    return KeyRenewed(key: key.hex, seq: receipt.seq, head: receipt.hash)
  }
}
