package import WorkingTime

/// What a store's engine, files and disk are like, and what waits in it: facts, without a verdict.
package struct StoreCondition: Hashable, Sendable {
  package var engine: Engine
  /// What the store's promises rest on, as the engine says it is now.
  package var settings: [Setting]
  /// To whom the files belong: they are this user's only, or the store would not have been opened.
  package var owner: UInt32
  /// Whether it could be opened for writing; nil if so, else why not.
  package var readOnlyBecause: StoreFault?
  package var size: Int64
  /// The length of the write-ahead log.
  package var logSize: Int64
  /// Whether something erased may still be in the log.
  package var owesErasure: Bool
  /// What an ordinary user may still write on the disk, in bytes.
  package var free: Int64
  package var notices: Notices
  /// Who has been keeping all other writers waiting; nil if nobody has.
  package var writer: Writer?

  package init(
    engine: Engine, settings: [Setting], owner: UInt32, readOnlyBecause: StoreFault? = nil, size: Int64, logSize: Int64,
    owesErasure: Bool = false, free: Int64, notices: Notices, writer: Writer? = nil
  ) {
    self.engine = engine
    self.settings = settings
    self.owner = owner
    self.readOnlyBecause = readOnlyBecause
    self.size = size
    self.logSize = logSize
    self.owesErasure = owesErasure
    self.free = free
    self.notices = notices
    self.writer = writer
  }

  /// The library that reads and writes the file.
  package struct Engine: Hashable, Sendable {
    /// As `SQLite 3.40.1`.
    package let name: String
    /// Whether it can lose writes when a checkpoint races a writer, unless it is kept from doing so.
    package let needsGuard: Bool

    package init(name: String, needsGuard: Bool) {
      self.name = name
      self.needsGuard = needsGuard
    }
  }

  /// A setting of the engine.
  package struct Setting: Hashable, Sendable {
    package let name: String
    package let wanted: String
    package let found: String

    package init(name: String, wanted: String, found: String) {
      self.name = name
      self.wanted = wanted
      self.found = found
    }
  }

  /// A process that has held the writers' lock for longer than `seconds`.
  package enum Writer: Hashable, Sendable {
    /// What can be seen of it: its number, its program, for how many seconds it has run, and whether it is stopped.
    case seen(process: Int32, name: String, age: Int64, isStopped: Bool, seconds: Int64)
    /// It is another user's, or of another container.
    case unseen(seconds: Int64)
  }

  /// Notices that nobody has been given.
  package struct Notices: Hashable, Sendable {
    package let pending: Int
    /// When the oldest of them was written; nil if there is none.
    package let oldest: Instant?
    /// How many were given up.
    package let failed: Int
    /// Channels with messages that have failed and are tried again.
    package let failing: [Failing]

    package init(pending: Int, oldest: Instant?, failed: Int, failing: [Failing] = []) {
      self.pending = pending
      self.oldest = oldest
      self.failed = failed
      self.failing = failing
    }
  }

  /// A channel that does not take messages.
  package struct Failing: Hashable, Sendable {
    package let channel: String
    /// When the first of the messages was made that it has not taken.
    package let since: Instant
    package let messages: Int
    /// Why not, as of the last attempt.
    package let error: String

    package init(channel: String, since: Instant, messages: Int, error: String) {
      self.channel = channel
      self.since = since
      self.messages = messages
      self.error = error
    }
  }
}
