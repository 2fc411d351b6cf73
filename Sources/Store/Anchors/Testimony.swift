import JSON
import WorkingTime

/// A line of a file that says what a store once was: a receipt of something written, or an anchor.
package struct Testimony: Hashable, Sendable {
  /// Its line in the file, from 1.
  package let line: Int
  package let chain: ChainDamage.Chain
  package let seq: Int64
  package let hash: Fingerprint
  /// The anchor, if it is one.
  package let anchor: Anchor?

  /// Reads a file of JSON lines: replies of commands that write, bare `{"seq":…,"hash":…}`, and anchors.
  ///
  /// Blank lines are left out.
  /// - Throws: the first line that says no such thing, and why.
  package static func read(_ text: String) throws(TestimonyFault) -> [Testimony] {
    var found: [Testimony] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy(\.isWhitespace) { continue }
      found.append(try Testimony(line, number: index + 1))
    }
    return found
  }

  /// Reads one line.
  ///
  /// - Throws: why it says no such thing.
  package init(_ text: some StringProtocol, number: Int) throws(TestimonyFault) {
    do throws(JSONFault) {
      self = try JSONNode.read([UInt8](text.utf8)) { node throws(JSONFault) in try Testimony(node, line: number) }
    } catch {
      throw TestimonyFault(line: number, why: error.description)
    }
  }

  private init(_ node: JSONNode, line: Int) throws(JSONFault) {
    guard node.isObject else { throw JSONFault("it is no object") }
    guard let seq = try node.optional("seq", as: Int64.self), seq > 0 else {
      throw JSONFault("it has no seq, the place of an entry")
    }
    let head = try node.optional("head", as: String.self)
    guard let hex = try node.optional("hash", as: String.self) ?? head else {
      throw JSONFault("it has no hash or head, the hash of an entry")
    }
    guard let hash = Fingerprint(hex: hex) else { throw JSONFault("its hash is not 64 hexadecimal digits") }
    let word = try node.optional("chain", as: String.self) ?? ChainDamage.Chain.journal.rawValue
    guard let chain = ChainDamage.Chain(rawValue: word) else {
      throw JSONFault("its chain is neither journal, access nor ticks")
    }
    self.line = line
    self.chain = chain
    self.seq = seq
    self.hash = hash
    if let signature = try node.optional("signature", as: String.self) {
      anchor = Anchor(
        store: try node.required("store"), chain: chain, seq: seq, hash: hex, at: try node.required("at"),
        signature: signature)
    } else {
      anchor = nil
    }
  }
}

/// Why a line is neither a receipt nor an anchor.
package struct TestimonyFault: Error, Hashable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// What is wrong with it.
  package let why: String
}

/// What a store says to a line about what it once was, when it says otherwise.
package struct Contradiction: Hashable, Sendable, CustomStringConvertible {
  package let testimony: Testimony
  package let what: What

  package init(_ testimony: Testimony, _ what: What) {
    self.testimony = testimony
    self.what = what
  }

  /// What is wrong.
  package enum What: Hashable, Sendable {
    /// The entry of that place has another hash.
    case rewritten
    /// The chain ends before it.
    case rolledBack(head: Int64)
    /// The anchor was not signed by the key.
    case signature
    /// The anchor is of another store.
    case store
    /// There is no key by which the signature could be checked.
    case noKey
  }

  /// One sentence without a full stop, that names the line and the entry.
  package var description: String {
    let (entry, chain) = (testimony.chain.entry(testimony.seq), testimony.chain.name)
    let what =
      switch what {
      case .rewritten: "\(entry) is another one now: \(chain) was written anew from there or before"
      case .rolledBack(let head):
        "\(entry) is not there, \(chain) ends at \(head): its end was cut off, or an older copy was put back"
      case .signature: "the anchor of \(entry) is not signed by the store's key"
      case .store: "the anchor of \(entry) is of another store, or \(chain) was written anew from its first entry"
      case .noKey: "the anchor of \(entry) cannot be checked: the store has no key, name one with --key"
      }
    return "line \(testimony.line): \(what)"
  }
}
