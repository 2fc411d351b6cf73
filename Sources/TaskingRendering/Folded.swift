/// Things of which several say the same, at the place of the first of them.
package struct Folded<Element> {
  /// How many there are, the first and the last.
  package let first: Element
  private(set) var last: Element
  private(set) var count = 1

  /// Folds those with the same key; those without one stay alone.
  package static func folded<Key: Hashable>(_ elements: [Element], by key: (Element) -> Key?) -> [Folded] {
    var folded: [Folded] = []
    var places: [Key: Int] = [:]
    for element in elements {
      guard let key = key(element) else {
        folded.append(Folded(first: element, last: element))
        continue
      }
      if let place = places[key] {
        folded[place].last = element
        folded[place].count += 1
      } else {
        places[key] = folded.count
        folded.append(Folded(first: element, last: element))
      }
    }
    return folded
  }
}

extension Folded where Element == String {
  /// `update 200% ×24, update 300%`.
  package static func words(_ texts: [String]) -> String {
    folded(texts, by: \.self).map { $0.first + ($0.count > 1 ? " ×\($0.count)" : "") }.joined(separator: ", ")
  }
}
