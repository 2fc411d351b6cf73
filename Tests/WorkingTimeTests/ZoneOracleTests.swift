import FoundationEssentials
import Testing
import WorkingTime

// What another program says of the system's zones, in the file that scripts/lib/zones.py writes; its header tells the
// layout, the range, and what is left out and why. scripts/outside makes the file and runs this suite.

/// The file to compare with, if the suite is to run.
private let oracleFile = ProcessInfo.processInfo.environment["TASKING_ZONES"]

@Suite("Zones beside another program", .enabled(if: oracleFile != nil, "scripts/outside runs it"))
struct ZoneOracleTests {
  /// How many differences of a zone are told one by one.
  private static let told = 10

  @Test("Every offset and every wall time of every zone is what the other program says")
  func agree() throws {
    var file = try OracleFile(path: try #require(oracleFile))
    var read = (zones: 0, instants: 0, walls: 0, differences: 0)
    var names: Set<String> = []
    while !file.isAtEnd {
      let name = try file.name()
      let counts = (instants: Int(try file.number(UInt16.self)), walls: Int(try file.number(UInt16.self)))
      let zone = try Given.zone(name)
      var differences: [String] = []
      for _ in 0..<counts.instants {
        let instant = Instant(secondsSinceEpoch: try file.number())
        let theirs = Int(try file.number(Int32.self))
        let ours = zone.offset(at: instant)
        if ours != theirs { differences.append("offset at \(instant): ours \(ours), theirs \(theirs)") }
      }
      for _ in 0..<counts.walls {
        let wall: Int64 = try file.number()
        let theirs = Instant(secondsSinceEpoch: try file.number())
        let isSkipped = try file.number(UInt8.self) == 1
        let local = LocalTime(date: CivilDate(daysSinceEpoch: 0), secondOfDay: Int(wall))
        let ours = zone.instant(of: local)
        if ours != theirs { differences.append("\(local.date) \(local.clock): ours \(ours), theirs \(theirs)") }
        if (zone.local(ours) != local) != isSkipped {
          differences.append("\(local.date) \(local.clock): theirs \(isSkipped ? "is skipped" : "exists"), ours not")
        }
      }
      for difference in differences.prefix(Self.told) { Issue.record("\(name): \(difference)") }
      if differences.count > Self.told { Issue.record("\(name): \(differences.count) differences in all") }
      names.insert(name)
      read.zones += 1
      read.instants += counts.instants
      read.walls += counts.walls
      read.differences += differences.count
    }
    #expect(read.zones > 0 && read.instants >= 1000 * read.zones && read.walls > 0)
    #expect(names.count == read.zones)
    #expect((read.zones, read.instants, read.walls) == file.promised)
    print(
      "zones: compared \(read.instants) instants and \(read.walls) wall times of \(read.zones) zones, "
        + "\(read.differences) differences")
  }

  @Test(
    "A zone that counts leap seconds is refused",
    .enabled(if: (try? Given.bytes(of: "right/UTC")) != nil, "the system has no such zones"),
    arguments: ["UTC", "Europe/London", "America/New_York", "Asia/Tokyo"])
  func leapSeconds(name: String) throws {
    let bytes = try Given.bytes(of: "right/\(name)")
    #expect(throws: TimeFault.notAZone(name: name, .leapSeconds)) { try Zone(name: name, tzif: bytes) }
  }
}

/// A cursor over the file.
private struct OracleFile {
  /// Why the file cannot be used.
  enum Flaw: Error {
    case notOurs
    case truncated(at: Int)
  }

  private let bytes: [UInt8]
  private var position = 0
  /// How many zones, instants and wall times the file says that it has.
  private(set) var promised = (0, 0, 0)

  init(path: String) throws {
    bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let magic = Array("zones 1\n".utf8)
    guard bytes.starts(with: magic) else { throw Flaw.notOurs }
    position = magic.count
    promised = (Int(try number(UInt32.self)), Int(try number(UInt32.self)), Int(try number(UInt32.self)))
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func name() throws -> String {
    let count = Int(try number(UInt8.self))
    guard bytes.count - position >= count else { throw Flaw.truncated(at: position) }
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type = Number.self) throws -> Number {
    let size = MemoryLayout<Number>.size
    guard bytes.count - position >= size else { throw Flaw.truncated(at: position) }
    defer { position += size }
    return Number(littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: Number.self) })
  }
}
