import Glibc

/// What a program writes to its standard output: read for as long as it runs, and of much only the beginning and the end
/// kept.
struct ChildOutput {
  /// The end that the program writes to.
  private(set) var writing: Int32
  private let reading: Int32
  private var head: [UInt8] = []
  private var tail: [UInt8] = []

  /// The most that is kept of the beginning, and of the end.
  private static let longest = 4_096
  /// The most that is read at once, so that a program that never stops is looked after all the same.
  private static let mostAtOnce = 1 << 20

  /// A pipe that nothing has been written to; nil if there is none to be had.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    // The first three and the fourth are somebody else's places in the program.
    let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 4) }
    for end in ends { Glibc.close(end) }
    (reading, writing) = (moved[0], moved[1])
    guard reading >= 0, writing >= 0, fcntl(reading, F_SETFL, O_NONBLOCK) == 0 else {
      close()
      return nil
    }
  }

  /// Takes what is there, once something is or the time is over.
  mutating func read(forMilliseconds milliseconds: Int32) {
    var wanted = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    let isThere = poll(&wanted, 1, milliseconds) > 0
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var total = 0
    while isThere, total < Self.mostAtOnce {
      let count = Glibc.read(reading, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        // The other end is closed while the program goes on: nothing is to be had any more, and nothing to hurry for.
        if count == 0, milliseconds > 0 { usleep(UInt32(milliseconds) * 1_000) }
        return
      }
      total += count
      keep(bytes.prefix(count))
    }
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    let room = Self.longest - head.count
    head += bytes.prefix(room)
    tail = Array((tail + bytes.dropFirst(room)).suffix(Self.longest))
  }

  /// What was kept.
  var text: String { String(decoding: head + tail, as: UTF8.self) }

  /// Leaves the writing end to the program.
  mutating func closeWriting() {
    if writing >= 0 { Glibc.close(writing) }
    writing = -1
  }

  /// Gives both ends back.
  mutating func close() {
    closeWriting()
    if reading >= 0 { Glibc.close(reading) }
  }
}
