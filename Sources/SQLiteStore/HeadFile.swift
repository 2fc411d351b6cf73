// The head is written after the commit, which is on the disk by then, and is not synced itself: after a power cut it may be
// an older one, never one of what was lost. So a head that is ahead of the journal says that something was taken away.

import Glibc
import Store

/// The file beside a store that says where its chains ended: mode 0600, one line.
struct HeadFile {
  let path: String

  /// What the file says; nil if there is none, or none that is whole.
  ///
  /// - Throws: `.insecure` if a link stands there; `.io`.
  func read() throws(StoreFault) -> KeptHead? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw failure()
    }
    defer { close(file) }
    // Who reads while it is written may see a part of each.
    for attempt in 0..<3 {
      if attempt > 0 { usleep(1_000) }
      var bytes = [UInt8](repeating: 0, count: KeptHead.length + 1)
      let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
      guard count >= 0 else { throw failure() }
      if let head = KeptHead(line: String(decoding: bytes.prefix(count), as: UTF8.self)) { return head }
    }
    return nil
  }

  /// Whether there is a file.
  var isThere: Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Takes the file away.
  func remove() { unlink(path) }

  /// Puts a head in the place of what is there.
  ///
  /// - Throws: `.insecure`, `.full`, `.readOnly` or `.io`; what the store holds stands all the same.
  func write(_ head: KeptHead) throws(StoreFault) {
    let file = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure() }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else { throw .insecure(path: path, .kind) }
    let bytes = Array(head.line.utf8)
    while true {
      let count = pwrite(file, bytes, bytes.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count == bytes.count else { throw failure() }
      break
    }
    if status.st_size > Int64(bytes.count), ftruncate(file, off_t(bytes.count)) != 0 { throw failure() }
  }

  private func failure() -> StoreFault {
    switch errno {
    case ELOOP: .insecure(path: path, .symbolicLink)
    case ENOSPC, EDQUOT: .full(path: path)
    case EROFS, EACCES, EPERM: .readOnly(path: path)
    case let reason: .io(path: path, detail: String(cString: strerror(reason)))
    }
  }
}
