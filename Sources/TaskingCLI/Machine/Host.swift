import Tasking
package import TaskingAPI
package import WorkingTime

/// The machine that a command line runs on, as values and functions so that tests can give another.
package struct Host {
  /// Environment variables.
  package var environment: [String: String]
  /// The number of the login.
  package var uid: Int64
  /// The name of the login; empty if it has none.
  package var login: String
  /// The system's clock, whole seconds.
  package var now: @Sendable () -> Instant
  /// A clock that only goes forward, for how long something took.
  package var elapsed: () -> Duration
  /// The bytes of a zone's file in the time zone database.
  package var zoneFile: @Sendable (String) -> [UInt8]?
  /// The bytes of standard input, at most so many; a failure if there are more.
  package var input: (_ limit: Int) -> Result<[UInt8], TaskingError>
  /// Writes to standard output.
  package var output: (String) -> Void
  /// Whether everything that went to standard output has been written there.
  package var isWritten: () -> Bool = { true }
  /// Writes to standard error.
  package var errors: (String) -> Void
  /// The names of variables of the environment whose values are no text in UTF-8; they are not in `environment`.
  package var unreadable: Set<String> = []
  /// The columns of the terminal that standard output is; nil if it is none.
  package var columns: Int?
  /// Whether standard error is a terminal.
  package var errorsAreSeen: Bool

  package init(
    environment: [String: String], uid: Int64, login: String, now: @escaping @Sendable () -> Instant,
    elapsed: @escaping () -> Duration, zoneFile: @escaping @Sendable (String) -> [UInt8]?,
    input: @escaping (_ limit: Int) -> Result<[UInt8], TaskingError>, output: @escaping (String) -> Void,
    errors: @escaping (String) -> Void, columns: Int?, errorsAreSeen: Bool = false
  ) {
    self.environment = environment
    self.uid = uid
    self.login = login
    self.now = now
    self.elapsed = elapsed
    self.zoneFile = zoneFile
    self.input = input
    self.output = output
    self.errors = errors
    self.columns = columns
    self.errorsAreSeen = errorsAreSeen
  }
}
