/// Why a store could not be opened, read or written.
package enum StoreFault: Error, Hashable, Sendable {
  // The file.
  /// There is no such file.
  case missing(path: String)
  /// There is one already, where a new store was to be made.
  case exists(path: String)
  /// A part of another store, such as its write-ahead log, stands where one belongs to the new store.
  case leftover(path: String)
  /// A copy was to be read, but it is being written as a store: not all of it is in the file.
  case inUse(path: String)
  /// Others could read or write the file, or it is not what it seems.
  case insecure(path: String, Insecurity)
  /// It is a file of some other kind.
  case notAStore(path: String)
  /// It is a database of some other program; `applicationID` is the mark that it bears.
  case foreign(path: String, applicationID: Int64)
  /// A store of a later version of this program.
  case newerSchema(path: String, found: Int64, known: Int64)
  /// A store of an earlier version of this program, which has to be brought up to date first.
  case needsUpgrade(path: String, found: Int64, known: Int64)
  /// A store of an earlier version of this program that this one has no way to bring up to date.
  case olderSchema(path: String, found: Int64, known: Int64)
  /// The file is shorter than it says.
  case truncated(path: String)
  /// Its structure is damaged; `detail` is the engine's word for it.
  case corrupt(path: String, detail: String)
  /// It is a database without its first event.
  case empty(path: String)

  /// It lacks something that was kept of it outside of it, or has it otherwise.
  case lost(path: String, KeptHead.Discord)

  // The work.
  /// Somebody else has been writing for longer than `seconds`.
  case busy(path: String, seconds: Int64)
  /// The disk is full.
  case full(path: String)
  /// The file would be longer than a limit of the system allows.
  case tooLong(path: String)
  /// The disk did not say that what was written has got there, so whether it is kept will only show later.
  case uncertain(path: String, detail: String)
  /// The file, its folder or its disk may not be written.
  case readOnly(path: String)
  /// The engine failed otherwise; `detail` is its word for it.
  case io(path: String, detail: String)
  /// The engine does not hold a setting that the store's promises rest on.
  case setting(name: String, wanted: String, found: String)

  // The journal.
  /// Another event has this version of the request by now; `found` is the request's version.
  case conflict(request: String, version: Int, found: Int)
  /// The rung was recorded before.
  case alreadyFired(request: String, clock: String, rung: Int, occurrence: Int)
  /// An entry of the journal, or of a projection, cannot be read.
  case unreadable(place: String, detail: String)
  /// What was to be written does not hold together; a fault of the program.
  case incoherent(String)

  // The people.
  /// There is nobody of that id.
  case noSuchPerson(id: String)
  /// There is somebody of that id already.
  case personExists(id: String)
  /// The login is somebody else's already.
  case loginTaken(uid: Int64)
  /// The person does not hold the role.
  case noSuchGrant(person: String, role: String)
  /// There is no such absence of that person, or it is over.
  case noSuchAbsence(id: Int64)
  /// There is no such handover, or it was accepted already.
  case noSuchHandover(id: Int64)
  /// It can be done in a rehearsal store only.
  case rehearsalOnly(path: String)

  /// Whether it is not known if what was to be written is there.
  package var isUncertain: Bool { if case .uncertain = self { true } else { false } }

  /// Why a path is not to be trusted.
  package enum Insecurity: Hashable, Sendable {
    /// A symbolic link stands in its place.
    case symbolicLink
    /// It belongs to another user.
    case owner(uid: UInt32, expected: UInt32)
    /// Its group, or everybody, may look into it.
    case mode(UInt32)
    /// Its group, or everybody, may write to it.
    case writable(UInt32)
    /// It has so many names.
    case names(Int)
    /// It is no plain file, or no folder, where it should be one.
    case kind
  }
}
