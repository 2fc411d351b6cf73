import Testing
import WorkingTime

@Suite("Zone files")
struct ZoneFileTests {
  @Test("A made file of each version is read", arguments: [0, 0x32, 0x33, 0x34] as [UInt8])
  func versions(version: UInt8) throws {
    let zone = try Zone(name: "Test/Zone", tzif: TZif(version: version).bytes)
    #expect(zone.offset(at: Instant(secondsSinceEpoch: 999)) == -60)
    #expect(zone.offset(at: Instant(secondsSinceEpoch: 1000)) == 3600)
    #expect(zone.abbreviation(at: Instant(secondsSinceEpoch: 1000)) == "ABC")
  }

  @Test(
    "The rule for later years is followed",
    arguments: [
      ("ABC-1", 1_800_000_000, 3600, "ABC"),
      ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 1_775_000_000, -7200, "-02"),
      ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 1_770_000_000, -10_800, "-03"),
      ("XXX3EDT4,0/0,J365/23", 1_767_225_600, -14_400, "EDT"),  // daylight saving time all the year
      ("XXX3EDT4,0/0,J365/23", 1_783_000_000, -14_400, "EDT"),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_783_000_000, 3600, "IST"),
      ("AAA0BBB,J60/0,J300", 1_709_251_199, 0, "AAA"),  // 29 February 2024 is not day 60, 1 March is
      ("AAA0BBB,J60/0,J300", 1_709_251_200, 3600, "BBB"),
      ("AAA0BBB,59/0,J300", 1_709_164_800, 3600, "BBB"),  // counted from nought with the leap day
      ("AAA-10:30:15", 1_800_000_000, 37_815, "AAA"),
    ])
  func rule(footer: String, second: Int64, offset: Int, abbreviation: String) throws {
    let zone = try Zone(name: "Test/Zone", tzif: TZif(footer: footer).bytes)
    let instant = Instant(secondsSinceEpoch: second)
    #expect(zone.offset(at: instant) == offset)
    #expect(zone.abbreviation(at: instant) == abbreviation)
  }

  @Test(
    "A malformed rule is refused",
    arguments: [
      "ABC", "1", "ABC1,", "ABC1DEF", "ABC1DEF,M3.5.0", "ABC1DEF,M13.1.0,M10.5.0", "ABC1DEF,M3.6.0,M10.5.0",
      "ABC1DEF,M3.5.7,M10.5.0", "ABC1DEF,J0,J365", "ABC1DEF,1,366", "ABC25", "ABC1:60", "<ABC1", "ABC1DEF,M3.5.0/168,1",
      "ABC1DEF,M3.5.0,M10.5.0,", "ABC 1", "ABC99999999999999999999",
    ])
  func badRule(footer: String) {
    #expect(throws: TimeFault.notAZone(name: "Z", .footer)) { try Zone(name: "Z", tzif: TZif(footer: footer).bytes) }
  }

  @Test(
    "Each flaw of a file is named",
    arguments: [
      (TZif(magic: "TZIF"), TimeFault.ZoneFlaw.magic), (TZif(version: 0x31), .version(0x31)),
      (TZif(version: 0x35), .version(0x35)), (TZif(leapSeconds: 1), .leapSeconds), (TZif(types: []), .counts),
      (TZif(indicators: 3), .counts), (TZif(starting: [2]), .index), (TZif(types: [(0, 9), (0, 0)]), .index),
      (TZif(characters: "ABC"), .index), (TZif(characters: "A\u{1B}C\0"), .abbreviation),
      (TZif(characters: "\0"), .abbreviation), (TZif(times: [5, 5], starting: [0, 1]), .order),
      (TZif(times: [.max]), .order), (TZif(types: [(93_600, 0), (0, 0)]), .offset),
      (TZif(types: [(.min, 0), (0, 0)]), .offset),
    ])
  func flaws(file: TZif, flaw: TimeFault.ZoneFlaw) {
    #expect(throws: TimeFault.notAZone(name: "Z", flaw)) { try Zone(name: "Z", tzif: file.bytes) }
  }

  @Test("A file cut short anywhere is refused, never read beyond its end")
  func truncated() throws {
    let london = try Given.bytes(of: "Europe/London")
    for count in 0..<london.count {
      #expect(throws: TimeFault.self) { try Zone(name: "Z", tzif: london.prefix(count)) }
    }
  }

  @Test("Counts that promise four thousand million entries are refused")
  func hugeCounts() throws {
    for position in 20..<44 {
      var bytes = TZif(version: 0).bytes
      bytes[position] = 0xFF
      #expect(throws: TimeFault.self) { try Zone(name: "Z", tzif: bytes) }
    }
  }

  @Test("A file with bytes changed is refused or gives offsets, and traps nowhere")
  func mutated() throws {
    var chance = SeededGenerator(state: 11)
    let london = try Given.bytes(of: "Europe/London")
    var refused = 0
    for _ in 0..<(Given.isLong ? 100_000 : 1000) {
      var bytes = london
      for _ in 0..<Int.random(in: 1...4, using: &chance) {
        bytes[Int.random(in: 0..<bytes.count, using: &chance)] = .random(in: 0...255, using: &chance)
      }
      do {
        let zone = try Zone(name: "Z", tzif: bytes)
        let instant = Instant(secondsSinceEpoch: .random(in: -4_000_000_000...9_000_000_000, using: &chance))
        #expect(abs(zone.offset(at: instant)) < 93_600)
        let start = zone.startOfDay(zone.date(at: instant))
        #expect(abs(start.seconds(to: instant)) < 4 * 93_600)
      } catch {
        refused += 1
      }
    }
    #expect(refused > 0)
  }
}
