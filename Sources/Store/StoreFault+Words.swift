extension StoreFault {
  /// What went wrong, in one sentence without a full stop.
  package var sentence: String {
    switch self {
    case .missing(let path): "there is no store at \(path)"
    case .exists(let path): "there is a file at \(path) already"
    case .leftover(let path): "\(path) is there, which belongs to another store"
    case .inUse(let path): "\(path) is a store in use: part of it is in its write-ahead log"
    case .insecure(let path, let why): "\(path) is not to be trusted: \(why.sentence)"
    case .notAStore(let path): "\(path) is not a store"
    case .foreign(let path, let mark): "\(path) is a database of another program (application id \(mark))"
    case .newerSchema(let path, let found, let known):
      "\(path) was made by a later version of this program (schema \(found), this one knows \(known))"
    case .needsUpgrade(let path, let found, let known), .olderSchema(let path, let found, let known):
      "\(path) was made by an earlier version of this program (schema \(found), this one knows \(known))"
    case .truncated(let path): "\(path) is cut short"
    case .corrupt(let path, let detail): "\(path) is damaged: \(detail)"
    case .empty(let path): "\(path) holds nothing, not even its first event"
    case .lost(let path, let discord): discord.sentence(path)
    case .busy(let path, let seconds): "somebody else has been writing to \(path) for more than \(seconds) s"
    case .full(let path): "the disk of \(path) is full; nothing was written"
    case .tooLong(let path): "the files of \(path) may not get longer, by a limit on their size; nothing was written"
    case .uncertain(let path, let detail):
      "the disk of \(path) failed while this was being written, and it may be there or not: \(detail)"
    case .readOnly(let path): "\(path) cannot be written"
    case .io(let path, let detail): "\(path) could not be used: \(detail)"
    case .setting(let name, let wanted, let found): "the database engine has \(name) at \(found), not \(wanted)"
    case .conflict(let request, let version, let found):
      "\(request) is at version \(found) by now, so version \(version) cannot be written"
    case .alreadyFired(let request, let clock, let rung, let occurrence):
      "rung \(rung) (occurrence \(occurrence)) of clock \(clock) was recorded for \(request) before"
    case .unreadable(let place, let detail): "\(place) cannot be read: \(detail)"
    case .incoherent(let detail): "what was to be written does not hold together: \(detail)"
    case .noSuchPerson(let id): "there is nobody called \(id)"
    case .personExists(let id): "there is somebody called \(id) already"
    case .loginTaken(let uid): "the login with uid \(uid) is somebody else's already"
    case .noSuchGrant(let person, let role): "\(person) does not hold the role \(role)"
    case .noSuchAbsence(let id): "there is no absence \(id), or it is over"
    case .noSuchHandover(let id): "there is no handover \(id), or it was accepted already"
    case .rehearsalOnly(let path): "\(path) is no rehearsal store"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .missing: "make one with `tasking init`, or name another with --store"
    case .exists: "choose another path, or use the store that is there"
    case .leftover: "move it to the store that it is of: beside another it would damage that"
    case .inUse(let path): "take a copy of it with `tasking backup FILE --store \(path)`, and restore that"
    case .insecure(let path, let why): why.remedy(path)
    case .notAStore, .foreign: "name the right file with --store; this one was not touched"
    case .newerSchema: "use a later version of this program; the file was not touched"
    case .needsUpgrade(let path, _, _):
      "`tasking upgrade --store \(path)` brings it up to date, and keeps a copy; the file was not touched"
    case .olderSchema: "use the version of this program that made it; the file was not touched"
    case .truncated, .corrupt: "keep the file as it is and restore the last backup beside it"
    case .empty: "remove it and run `tasking init` again"
    case .lost(let path, .otherStore):
      "put the right store back; if this one is meant, take \(path).head away, or: tasking audit accept-loss"
    case .lost(let path, .behind):
      "put \(path)-wal back if you have it, else restore the last backup; to go on without what is gone: "
        + "tasking audit accept-loss"
    case .lost(_, .rewritten):
      "keep the files, and restore the last backup; to go on with it as it is: tasking audit accept-loss"
    case .busy: "try again; if it goes on, see with `tasking doctor` who holds the lock"
    case .full: "make room on the disk and try again"
    case .tooLong: "raise the limit (`ulimit -f`, or LimitFSIZE= of the unit) and try again"
    case .uncertain:
      "look at the disk first (dmesg); then at what is there, or say it again with the same --command-id"
    case .readOnly: "look at the file's mode, its folder and how the disk is mounted"
    case .io: "try again; if it goes on, run `tasking doctor`"
    case .setting: "run `tasking doctor`: this build of the database engine cannot keep what the store promises"
    case .conflict: "read the request again, then decide"
    case .alreadyFired: "nothing is to be done: it was recorded"
    case .unreadable: "run `tasking audit verify`, and restore the last backup"
    case .incoherent: "report this: it is a fault of the program"
    case .noSuchPerson: "see who there is with `tasking person list`"
    case .personExists: "choose another id, or change the person who is there"
    case .loginTaken: "take the login from them first, or choose another"
    case .noSuchGrant: "see who holds what with `tasking person list`"
    case .noSuchAbsence: "see who is away with `tasking absence list`"
    case .noSuchHandover: "see which wait with `tasking handover list`"
    case .rehearsalOnly: "make one with `tasking init --rehearsal`"
    }
  }
}

extension KeptHead.Discord {
  /// What is lacking, in one sentence without a full stop.
  package func sentence(_ path: String) -> String {
    switch self {
    case .behind(let chain, let found, let kept):
      "\(chain.name) of \(path) ends at entry \(found), and \(path).head says that it went to \(kept): what came after was "
        + "acknowledged, and is gone, as with a write-ahead log that was taken away"
    case .rewritten(let chain, let seq):
      "\(chain.entry(seq)) of \(path) is not the one that \(path).head names: it was written anew, or another copy was put "
        + "in its place"
    case .otherStore: "\(path).head is of another store than \(path)"
    }
  }
}

extension StoreFault.Insecurity {
  /// Why it is not to be trusted.
  package var sentence: String {
    switch self {
    case .symbolicLink: "a symbolic link stands in its place"
    case .owner(let uid, let expected): "it belongs to uid \(uid), not to uid \(expected)"
    case .mode(let mode): "others than its owner can get at it (mode \(String(mode, radix: 8)))"
    case .writable(let mode): "others than its owner can write to it (mode \(String(mode, radix: 8)))"
    case .names(let count): "it has \(count) names (hard links)"
    case .kind: "it is not the kind of file that belongs there"
    }
  }

  fileprivate func remedy(_ path: String) -> String {
    switch self {
    case .symbolicLink: "name the file itself"
    case .owner(let uid, _): "run this as the user with uid \(uid), or take your own copy"
    case .mode: "see who has been there, then `chmod go= \(path)`"
    case .writable(let mode):
      mode & 0o1000 != 0
        ? "use a folder of your own, made there or elsewhere: `mkdir -m 700`"
        : "see who has been there, then `chmod go-w \(path)`, or use a folder of your own"
    case .names: "find the others (`find … -samefile \(path)`) and keep one: its log goes by the name"
    case .kind: "see what stands there"
    }
  }
}

extension StoreFault: CustomStringConvertible {
  /// The sentence.
  package var description: String { sentence }
}

extension ChainDamage: CustomStringConvertible {
  /// One line that names the entry.
  package var description: String {
    let entry = chain.entry(seq)
    return switch what {
    case .missing(let next): "\(entry) is not there; the next one is \(next)"
    case .cutOff: "\(entry) is not there, and what follows it is out of order"
    case .previousHash: "\(entry) does not continue the one before it"
    case .hash: "\(entry) is not as it was written"
    case .payload: "the payload of \(entry) is not as it was written"
    case .salt: "the salt of \(entry) is not as it was written"
    case .payloadGone: "the payload of \(entry) is gone, and no event erased it"
    case .payloadKept: "the payload of \(entry) is there, although it was erased"
    case .version(let expected, let found): "\(entry) has version \(found) of its request, not \(expected)"
    case .beginning: "\(entry) is not what a store begins with"
    }
  }
}
