import Glibc
import SQLite
import Store

extension StoreFault {
  /// What a fault of the engine means for the store at `path`.
  init(_ fault: SQLiteFault, path: String, waited seconds: Int64) {
    self =
      if fault.isBusy || fault.isLocked {
        .busy(path: path, seconds: seconds)
      } else if fault.isSyncing {
        // The log is read again from its beginning by whoever opens the store next, and holds what was to be kept.
        .uncertain(path: path, detail: fault.description)
      } else if fault.isFull || (fault.isFileFault && [ENOSPC, EDQUOT].contains(fault.systemError)) {
        .full(path: path)
      } else if fault.isFileFault, fault.systemError == EFBIG {
        .tooLong(path: path)
      } else if fault.isReadOnly || (fault.isCannotOpen && [EACCES, EROFS, EPERM].contains(fault.systemError)) {
        .readOnly(path: path)
      } else if fault.isSymbolicLink {
        .insecure(path: path, .symbolicLink)
      } else if fault.isCannotOpen, fault.systemError == ENOENT {
        .missing(path: path)
      } else if fault.isNotADatabase {
        .notAStore(path: path)
      } else if fault.isCorrupt || fault.isOfAnotherSchema {
        .corrupt(path: path, detail: fault.message)
      } else if fault.isMismatch {
        .unreadable(place: path, detail: fault.message)
      } else if fault.isConstraint {
        .incoherent(fault.message)
      } else {
        .io(path: path, detail: fault.description)
      }
  }
}
