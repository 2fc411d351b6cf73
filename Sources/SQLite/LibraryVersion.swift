import CSQLite

/// A version of the SQLite library, and what is known of it.
package struct LibraryVersion: Comparable, Hashable, Sendable {
  /// The version as one number: 3.40.1 is 3040001.
  package let number: Int

  /// Makes a version from SQLite's number for it.
  package init(number: Int) {
    self.number = number
  }

  /// Makes a version from its three parts.
  package init(_ major: Int, _ minor: Int, _ patch: Int) {
    self.init(number: major * 1_000_000 + minor * 1_000 + patch)
  }

  /// The version that this program runs with, which need not be the one that it was built against.
  package static var linked: LibraryVersion { LibraryVersion(number: Int(sqlite3_libversion_number())) }

  /// Orders versions, older first.
  package static func < (left: LibraryVersion, right: LibraryVersion) -> Bool { left.number < right.number }

  /// Whether a passive checkpoint that races a writer can lose acknowledged commits.
  ///
  /// So in 3.7.0 to 3.51.2, except from 3.44.6 in the 3.44 line and from 3.50.7 in the 3.50 line. Where it is true,
  /// set `.automaticCheckpoint(pages: 0)` and `.noCheckpointOnClose` on every connection, and checkpoint only under
  /// the lock that every writer takes. Source: https://www.sqlite.org/wal.html#walresetbug.
  package var hasWALResetBug: Bool {
    if self < LibraryVersion(3, 7, 0) || self >= LibraryVersion(3, 51, 3) { return false }
    switch number / 1_000 {
    case 3_044: return self < LibraryVersion(3, 44, 6)
    case 3_050: return self < LibraryVersion(3, 50, 7)
    default: return true
    }
  }
}

extension LibraryVersion: CustomStringConvertible {
  /// The version with dots, as `3.40.1`.
  package var description: String { "\(number / 1_000_000).\(number / 1_000 % 1_000).\(number % 1_000)" }
}
