import Glibc

/// Signals that would end the program where a call says what is wrong: a reader that goes away, as head does, is no
/// failure, and a limit on the size of files is told like a full disk.
package enum IgnoredSignals {
  /// Their numbers.
  package static let all: [Int32] = [SIGPIPE, SIGXFSZ]

  /// Ignores them in this process; what it starts takes them as usual.
  package static func ignore() {
    for signal in all { Glibc.signal(signal, SIG_IGN) }
  }
}
