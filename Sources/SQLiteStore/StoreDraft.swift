// A store, or a copy of one, is written beside its place and gets its name once it is whole. Nothing is ever deleted for
// having the name of a draft: a draft has a name that was free, and the lock of the place notes which file it is. A
// process that is killed leaves the note. The next to hold the lock removes that very file, and no other that has its name
// by then.

import Glibc
import SQLite
import Store
import StoreFiles

/// A file that is being written beside the place that it is for.
struct StoreDraft {
  /// Where it is.
  let file: StoreFile

  /// Makes an empty file, mode 0600, beside a place whose lock is held, with nothing of its name beside it.
  ///
  /// - Throws: `.full`, `.readOnly` or `.io`.
  init(for place: StoreFile, noting lock: FileLock) throws {
    for attempt in 0..<Self.mostAttempts {
      let draft = StoreFile(path: "\(place.path)\(Self.suffix(attempt))", owner: place.owner)
      guard !draft.isThere, !draft.hasLog else { continue }
      try lock.leave(note: "draft ? \(draft.name)")
      let made = open(draft.path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard made >= 0 else {
        if errno == EEXIST { continue }
        throw StoreFile.failure(place.path)
      }
      close(made)
      file = draft
      do {
        try lock.leave(note: "draft \(FileName.identity(of: draft.path) ?? "?") \(draft.name)")
      } catch {
        draft.remove()
        throw error
      }
      return
    }
    throw StoreFault.io(path: place.path, detail: "every name beside it for a draft is taken")
  }

  /// Gives the file its place, which must be free.
  ///
  /// - Throws: `.exists`, or what the system says.
  func place(at place: StoreFile) throws(StoreFault) {
    guard let reason = FileName.move(file.path, toFree: place.path) else { return }
    if reason == EEXIST { throw .exists(path: place.path) }
    errno = reason
    throw StoreFile.failure(place.path)
  }

  /// Takes away the draft that the lock of a place notes, if it is still the same file, and the note; false if there was
  /// none.
  ///
  /// - Throws: what the lock's file says.
  static func clear(_ lock: FileLock, beside place: StoreFile) throws(FileLockFault) -> Bool {
    guard let note = lock.note else { return false }
    let words = note.split(separator: " ", maxSplits: 2).map(String.init)
    if words.count == 3, words[0] == "draft", words[2].hasPrefix(place.name), !words[2].contains("/") {
      let draft = StoreFile(path: place.sibling(words[2]), owner: place.owner)
      // Killed before it was known which file it is, one left it empty: nobody loses anything.
      let isSame = words[1] == "?" ? draft.isEmpty : FileName.identity(of: draft.path) == words[1]
      if isSame { draft.remove() }
    }
    try lock.leave(note: nil)
    return true
  }

  private static let mostAttempts = 8

  /// The plain name first; where something has it, one that nothing has.
  private static func suffix(_ attempt: Int) -> String {
    attempt == 0 ? ".new" : ".new-\(String(UInt64.random(in: .min ... .max), radix: 36))"
  }
}
