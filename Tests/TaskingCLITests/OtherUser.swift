import Glibc
import Testing

/// Somebody whom mode bits stop, even when root runs the tests.
enum OtherUser {
  private static let nobody: UInt32 = 65_534

  /// Runs `body` as `nobody` once these paths are theirs; as whoever runs the tests, if that is not root.
  ///
  /// It holds for the calling thread only, so `body` must not suspend: setresuid(2) itself is about one thread, and it is
  /// glibc that has all threads make the call. Swift shows neither.
  static func run(owning paths: [String], _ body: () throws -> Void) throws {
    guard geteuid() == 0 else { return try body() }
    for path in paths { try #require(lchown(path, nobody, nobody) == 0) }
    try become(nobody)
    defer { #expect(throws: Never.self) { try become(0) } }
    try body()
  }

  private static func become(_ user: UInt32) throws {
    typealias Call = @convention(c) (Int, Int, Int, Int) -> Int
    #if arch(x86_64)
      let number = 117
    #else
      let number = 147
    #endif
    let symbol = try #require(dlsym(nil, "syscall"))
    try #require(unsafeBitCast(symbol, to: Call.self)(number, Int(user), Int(user), 0) == 0)
    try #require(geteuid() == user)
  }
}
