// The distance is that of optimal string alignment: insertions, deletions, replacements and swaps of neighbours, each
// of them once (L. Boytsov, "Indexing methods for approximate dictionary searching", 2011, §2.1).

/// What a word that nobody knows was probably meant to be.
package enum Suggestion {
  /// The nearest of some names, if it is near enough to have been meant; of equally near ones the first.
  ///
  /// Near enough is one fault in every three letters, capitals not counting.
  package static func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let wanted = letters(word)
    let bound = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for name in names where name != word {
      let candidate = letters(name)
      guard abs(candidate.count - wanted.count) <= bound else { continue }
      let distance = distance(wanted, candidate)
      if distance <= bound && distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// `did you mean 'steps'?`, if some name is near enough.
  package static func hint(for word: String, among names: some Sequence<String>) -> String? {
    nearest(to: word, among: names).map { "did you mean '\($0)'?" }
  }

  private static func letters(_ word: String) -> [Unicode.Scalar] {
    Array(word.lowercased().unicodeScalars.prefix(64))
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
