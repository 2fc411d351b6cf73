import SQLite
import Testing

@Suite("The library's version")
struct LibraryVersionTests {
  @Test(
    "the WAL-reset bug is known by the version",
    arguments: [
      (3_006_023, false), (3_007_000, true), (3_040_001, true), (3_043_002, true), (3_044_000, true),
      (3_044_005, true), (3_044_006, false), (3_044_009, false), (3_045_000, true), (3_046_001, true),
      (3_049_002, true), (3_050_000, true), (3_050_006, true), (3_050_007, false), (3_051_000, true),
      (3_051_002, true), (3_051_003, false), (3_052_000, false), (4_000_000, false),
    ])
  func walResetBug(number: Int, hasBug: Bool) {
    #expect(LibraryVersion(number: number).hasWALResetBug == hasBug)
  }

  @Test("a version is written with dots and made of its parts")
  func words() {
    #expect(LibraryVersion(number: 3_040_001).description == "3.40.1")
    #expect(LibraryVersion(3, 51, 3) == LibraryVersion(number: 3_051_003))
    #expect(LibraryVersion(3, 9, 0) < LibraryVersion(3, 40, 1))
  }

  @Test("the version that runs is the one that the library gives in SQL")
  func linked() throws {
    let told = try Connection.inMemory().first("SELECT sqlite_version()") { row in try row.text(0) }
    #expect(LibraryVersion.linked.description == told)
  }
}
