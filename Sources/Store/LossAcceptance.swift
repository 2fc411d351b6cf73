extension AdministrativeEvent {
  /// A store went on although entries are gone that were acknowledged.
  package struct LossAcceptance: Codable, Hashable, Sendable {
    /// The chain that ends too early, or was written anew.
    package let chain: ChainDamage.Chain
    /// The place of the last entry of the journal that was kept beside the store.
    package let seq: Int64
    /// Its hash in hexadecimal.
    package let hash: String
    /// The place of the last entry of the journal that was found.
    package let found: Int64
    /// The number that was last given to a request: no lower one is given again.
    package let number: Int64
    /// Why, in words; nil where nothing was said.
    package let reason: String?

    package init(chain: ChainDamage.Chain, kept: KeptHead, found: Int64, reason: String?) {
      self.chain = chain
      seq = kept.journal.seq
      hash = kept.journal.hash.hex
      self.found = found
      number = kept.number
      self.reason = reason
    }
  }
}
