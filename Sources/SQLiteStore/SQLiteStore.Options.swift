import Glibc
import Store

extension SQLiteStore {
  /// What a store is opened with; the defaults are those of the program.
  package struct Options {
    /// How long a writer waits for those before it.
    package var lockTimeout = Duration.seconds(10)
    /// How long the engine waits for whoever does not use the lock.
    package var engineTimeout = Duration.seconds(5)
    /// The user to whom the files must belong.
    package var owner: UInt32 = geteuid()
    /// The length of the write-ahead log, in bytes, past which a commit empties it: some thousand pages.
    package var longestLog: Int64 = 1_000 * 4_120
    /// Whether a store is opened that lacks what was kept of it: to be looked at, not to be written.
    package var toleratesLoss = false
    /// Gives the random bytes of one salt.
    package var salt: () -> [UInt8]

    /// Salts from the system's generator.
    package init() {
      self.init(generator: SystemRandomNumberGenerator())
    }

    /// Salts from a generator of one's own.
    package init(generator: some RandomNumberGenerator) {
      var generator = generator
      salt = {
        // Two calls, not one a byte: the system's generator asks the kernel each time.
        let words: (UInt64, UInt64) = (generator.next(), generator.next())
        return withUnsafeBytes(of: words) { [UInt8]($0) }
      }
    }
  }
}
