import Glibc
import Synchronization
import Tasking
import TaskingAPI
import Testing

@testable import TaskingCLI
@testable import TaskingMachine

@Suite("A file of metrics")
struct MetricsFileTests {
  private static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    do { return try TextFile.text(try TextFile.bytes(of: descriptor, limit: 1 << 20, named: path), named: path) } catch
    {
      return nil
    }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Which of some texts are seen in a file until it is over, and how often none of them is; at least once.
  @concurrent private static func read(
    _ path: String, among texts: [String], until isOver: @Sendable () -> Bool
  ) async -> (seen: Set<Int>, halves: Int) {
    var (seen, halves) = (Set<Int>(), 0)
    repeat {
      let text = Self.text(of: path)
      if let index = texts.firstIndex(where: { $0 == text }) { seen.insert(index) } else { halves += 1 }
    } while !isOver()
    return (seen, halves)
  }

  @Test("It is whole, anybody may read it, and nothing is left beside it")
  func written() throws {
    let host = TestHost()
    defer { host.remove() }
    let path = host.folder + "/tasking.prom"
    try MetricsFile(path: path).write("# HELP a\na 1\n")
    try MetricsFile(path: path).write("# HELP b\nb 2\n")
    #expect(Self.text(of: path) == "# HELP b\nb 2\n")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o7777 == 0o644)
    #expect(Self.names(in: host.folder) == ["tasking.prom"])
  }

  @Test("Whoever reads while it is written sees the old text or the new")
  func atomic() async throws {
    let host = TestHost()
    defer { host.remove() }
    let path = host.folder + "/tasking.prom"
    let texts = [
      String(repeating: "# HELP a\na 1\n", count: 20_000),
      "# HELP b\n" + String(repeating: "long_name 22\n", count: 30_000),
    ]
    try MetricsFile(path: path).write(texts[0])
    let isOver = Mutex(false)
    async let reading = Self.read(path, among: texts) { isOver.withLock { $0 } }
    for round in 1...60 { try MetricsFile(path: path).write(texts[round % 2]) }
    isOver.withLock { $0 = true }
    let (seen, halves) = await reading
    #expect(halves == 0 && !seen.isEmpty)
  }

  @Test("What cannot be written leaves the old file as it was, and says why")
  func failed() throws {
    let host = TestHost()
    defer { host.remove() }
    let path = host.folder + "/tasking.prom"
    try MetricsFile(path: path).write("# HELP a\na 1\n")
    // What has the name of its draft is somebody else's.
    mkdir("\(path).new", 0o700)
    try MetricsFile(path: path).write("# HELP b\nb 2\n")
    try MetricsFile(path: path).write("# HELP a\na 1\n")
    #expect(Self.names(in: host.folder) == ["tasking.prom", "tasking.prom.new"])
    rmdir("\(path).new")
    // A folder stands where it would be put.
    mkdir(host.folder + "/folder", 0o700)
    #expect(throws: TaskingError.self) { try MetricsFile(path: host.folder + "/folder").write("# HELP b\nb 2\n") }
    #expect(Self.names(in: host.folder) == ["folder", "tasking.prom"])
  }

  @Test("A run writes it at its end, whether it went well, could not be, or found no store; and ends as it would")
  func runs() throws {
    let host = TestHost()
    defer { host.remove() }
    let path = host.folder + "/tasking.prom"
    let tick = ["tick", "--quiet", "--metrics-file", path]
    #expect(host.run(tick) == 3)
    #expect(Self.text(of: path)?.hasSuffix("\ntasking_store_readable 0\n") == true)
    #expect(host.run(["init", "--rehearsal", "--quiet", "--now", "2026-11-20T08:37:00Z"]) == 0)
    #expect(host.run(tick) == 0 && host.out == "" && host.err == "")
    let well = try #require(Self.text(of: path))
    #expect(well.contains("\ntasking_tick_last_run_success 1\n") && well.contains("\ntasking_rehearsal 1\n"))
    #expect(well.contains("\ntasking_tick_last_success_timestamp_seconds 1795163820\n"))
    #expect(host.run(tick + ["--now", "2026-11-20T08:50:00Z"]) == 0)
    #expect(host.run(tick + ["--now", "2026-11-20T08:40:00Z"]) == 8)
    #expect(host.err.hasPrefix("tasking: the scheduler stands still: "))
    let still = try #require(Self.text(of: path))
    #expect(still.contains("\ntasking_tick_last_run_success 0\n") && still.contains("\ntasking_tick_stands_still 1\n"))
    #expect(still.contains("\ntasking_tick_last_success_timestamp_seconds 1795164600\n"))
  }

  @Test("A file that cannot be written is told once the run is kept, with status 1")
  func unwritable() throws {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--rehearsal", "--quiet", "--now", "2026-11-20T08:37:00Z"]) == 0)
    let path = host.folder + "/nowhere/tasking.prom"
    #expect(host.run(["tick", "--quiet", "--metrics-file", path, "--now", "2026-11-20T08:38:00Z"]) == 1)
    #expect(
      host.err == """
        tasking: cannot write the metrics to '\(path)': No such file or directory
        hint: the run itself is kept; name a file in a folder that is there and yours to write in

        """)
    #expect(host.run(["doctor", "scheduler", "--quiet"]) == 0)
    #expect(host.run(["tick", "--metrics-file", path, "--now", "2026-11-20T08:37:30Z", "--format", "json"]) == 1)
    #expect(host.err.hasPrefix(#"{"code":"internal","#))
    #expect(host.run(["tick", "--dry-run", "--metrics-file", path]) == 2)
    #expect(host.run(["tick", "--metrics-file", ""]) == 2)
  }
}
