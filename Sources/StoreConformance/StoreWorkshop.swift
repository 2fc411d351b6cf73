package import Store

/// Where the suite gets its stores from: an engine, in a place of its own.
package protocol StoreWorkshop {
  /// Makes a store that begins with what `body` writes; its salts are the same each time.
  func create(_ body: (any WriteTransaction) throws -> Void) throws -> any RequestStore

  /// Opens the store that was made once more.
  func reopen() throws -> any RequestStore
}

/// Something that every engine promises.
package struct Promise: Sendable, CustomStringConvertible {
  /// The promise in one sentence.
  package let sentence: String
  /// Tries it; what is broken is reported by `#expect`.
  package let check: @Sendable (any StoreWorkshop) throws -> Void

  /// A promise by its sentence and how it is tried.
  init(_ sentence: String, _ check: @escaping @Sendable (any StoreWorkshop) throws -> Void) {
    self.sentence = sentence
    self.check = check
  }

  /// The sentence.
  package var description: String { sentence }
}

/// The promises of the store's protocol, the same for each engine.
package enum StoreConformance {
  /// Every promise.
  package static let promises: [Promise] =
    journal + rows + schedule + figures + queries + people + transactions + erasure + post
}
