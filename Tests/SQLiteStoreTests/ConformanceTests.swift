import StoreConformance
import Testing

/// The suite that every engine passes.
@Suite struct ConformanceTests {
  @Test("the SQLite engine keeps the store's promise", arguments: StoreConformance.promises)
  func keeps(_ promise: Promise) throws {
    try promise.check(try TemporaryStore())
  }
}
