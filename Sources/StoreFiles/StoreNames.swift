import Glibc

/// Names of the files of stores: which must not be written over.
package enum StoreNames {
  /// The store that a path is, or to which a file of that name belongs, were the file not there: its log, lock or key;
  /// nil if there is none.
  ///
  /// A name that leads to a store by another name, a link, is its as well.
  package static func owner(of path: String) -> String? {
    if isDatabase(path) { return path }
    for suffix in ["-wal", "-shm", "-journal", ".lock", ".tick", ".key", ".pub"] where path.hasSuffix(suffix) {
      let store = String(path.dropLast(suffix.count))
      if isDatabase(store) { return store }
    }
    return nil
  }

  /// Whether a file is a database, of whatever program: nothing is written over one.
  private static func isDatabase(_ path: String) -> Bool {
    // A pipe in its place must not hang us.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    let mark = Array("SQLite format 3\0".utf8)
    var bytes = [UInt8](repeating: 0, count: mark.count)
    return pread(file, &bytes, bytes.count, 0) == bytes.count && bytes == mark
  }
}
