/// Guesses at what a misspelt name was meant to be.
package enum Spelling {
  /// The nearest of some names, if it is near enough to be what was meant; else the one that begins with it.
  ///
  /// Distance is that of optimal string alignment: insertions, deletions, replacements and swaps of neighbours, each of
  /// them once (L. Boytsov, "Indexing methods for approximate dictionary searching", 2011, §2.1). Of names that are
  /// equally near the first in order is taken.
  package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    let bound = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in names where candidate != name {
      if candidate.utf8.count < wanted.count - bound { continue }
      let letters = Array(candidate.lowercased().unicodeScalars.prefix(64))
      guard abs(letters.count - wanted.count) <= bound,
        let distance = distance(wanted, letters, atMost: min(bound, best?.distance ?? bound))
      else { continue }
      if let known = best, known.distance == distance, known.name < candidate { continue }
      best = (candidate, distance)
    }
    if let best { return best.name }
    let begun = name.count < 3 ? [] : names.filter { $0 != name && $0.lowercased().hasPrefix(name.lowercased()) }
    return begun.count == 1 ? begun.first : nil
  }

  /// The distance, unless it is greater than asked for.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost bound: Int) -> Int? {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      // A later row is made of these two and never less than both.
      if min(row.min() ?? 0, last.min() ?? 0) > bound { return nil }
      beforeLast = last
      last = row
    }
    return last[b.count] <= bound ? last[b.count] : nil
  }
}
