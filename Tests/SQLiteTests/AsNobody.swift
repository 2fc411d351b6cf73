import Glibc

/// Runs `body` with the file permissions of the user nobody: root may read and write anything, so a test of permissions
/// that runs as root would pass or fail falsely.
///
/// It holds for the calling thread only, so `body` must not suspend. Source: setfsuid(2), which Swift does not import.
func asNobody(_ body: () throws -> Void) throws {
  guard geteuid() == 0 else { return try body() }
  typealias SetUser = @convention(c) (UInt32) -> Int32
  guard let symbol = dlsym(nil, "setfsuid") else { throw Scratch.Failure(reason: ENOSYS) }
  let setUser = unsafeBitCast(symbol, to: SetUser.self)
  _ = setUser(65_534)
  defer { _ = setUser(0) }
  // The call gives back the user until now, so a second one tells whether the first took.
  guard setUser(65_534) == 65_534 else { throw Scratch.Failure(reason: EPERM) }
  try body()
}
