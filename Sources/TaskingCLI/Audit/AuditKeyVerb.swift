import ArgumentParser
import Store
import Tasking
import TaskingAPI
import TaskingMachine
import TaskingRendering

/// `audit key`: the public half of the key that signs anchors, or another key.
struct AuditKeyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Write the public key that checks anchors; keep it elsewhere.",
    discussion: """
      The key itself lies beside the store as STORE.key, and is in no backup. With --new another is made, and the \
      journal says from where on it signs: for a store that was restored on another machine, or a key that is known.
      """)

  @Flag(help: "Make another key.")
  var new = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let file = KeyFile(store: try session.storePath())
    guard new else {
      try session.refuseWritingFlags("audit key")
      return session.write(Printout(out: [Visible.line(try file.read().publicKey.text.filter { $0 != "\n" })]))
    }
    try session.format.check(KeyRenewed.self)
    guard session.flags.commandID == nil else {
      throw TaskingError(
        .usage, "audit key --new takes no --command-id: each time it makes another key",
        hint: "look first which key signs: tasking audit key")
    }
    // The key is in the journal before it is used, and used before it is lost.
    let key = AnchorKey()
    try file.examinePlaces()
    let draft = try file.keepDraft(key)
    let reply: Reply<KeyRenewed>
    do throws(TaskingError) {
      reply = try session.send(Command.RenewKey(key: key.publicKey.hex))
    } catch {
      // Where it is not known whether the journal names it, it stays: it may be the key that is wanted.
      if error.code != .busy { file.forget(draft) }
      throw error
    }
    try file.useDraft(draft, of: key)
    return try session.write(reply)
  }
}
