import SQLStore
import SQLite
package import Store

extension SQLiteStore {
  /// What is kept beside a place of how far its store went; nil if nothing is, or none that can be read.
  package static func keptHead(at path: String) -> KeptHead? {
    let file = StoreFile(path: path, owner: Options().owner)
    do { return try HeadFile(path: file.headPath).read() } catch { return nil }
  }

  /// The head that is kept beside the store; nil if none is.
  package var head: KeptHead? { keptHead }

  /// What the store lacks of the head that is kept beside it; nil if nothing, or if none is kept.
  func lossFound() throws(StoreFault) -> StoreFault? {
    guard let keptHead else { return nil }
    do {
      return try connection.transaction(.deferred) {
        try keptHead.discord(with: SQLTransaction(connection, file: file, options: options))
      }.map { .lost(path: path, $0) }
    } catch {
      let fault = Self.fault(error, file: file, options: options)
      // A look for damage has to be let in.
      if options.toleratesLoss { return fault }
      throw fault
    }
  }

  /// Where the chains end now.
  func headNow() throws -> KeptHead? {
    try connection.transaction(.deferred) {
      try SQLTransaction(connection, file: file, options: options).headToKeep()
    }
  }

  /// Keeps a head beside the store, after the commit that it is of and under the lock.
  ///
  /// The commit stands whatever becomes of this: a head that is not kept is made up for by the next write.
  func keep(_ head: KeptHead?) {
    guard let head, head != keptHead else { return }
    do {
      try HeadFile(path: file.headPath).write(head)
      (keptHead, headFault) = (head, nil)
    } catch {
      headFault = error
    }
  }

  /// Goes on with a store that lacks what was kept of it, or is another: what is kept from here on is what there is.
  ///
  /// - Parameter body: Writes that it was done, told what was kept, and of which chain it is lacking.
  /// - Returns: What `body` gives; nil if nothing is lacking, and then nothing was written.
  /// - Throws: a `StoreFault`, or what `body` throws.
  package func acceptLoss<Result>(
    _ body: (any WriteTransaction, KeptHead, KeptHead.Discord) throws -> Result
  ) throws -> Result? {
    guard let loss, let keptHead else { return nil }
    guard case .lost(_, let discord) = loss else { throw loss }
    self.loss = nil
    do {
      return try write { try body($0, keptHead, discord) }
    } catch {
      self.loss = loss
      throw error
    }
  }
}
