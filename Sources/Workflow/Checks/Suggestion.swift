internal import CEL

/// What a word that nobody knows was probably meant to be.
package enum Suggestion {
  /// The nearest of some names, if it is near enough to have been meant; of equally near ones the first by alphabet.
  ///
  /// Near enough is one fault in every three letters, capitals not counting, or the beginning of one name only.
  package static func nearest(to word: String, among names: some Sequence<String>) -> String? {
    Spelling.nearest(to: word, among: names)
  }

  /// The one of some names that a word is, in small letters or capitals; nil if it is none, or could be several.
  package static func meant(by word: String, among names: some Sequence<String>) -> String? {
    let small = word.lowercased()
    let found = Set(names.filter { $0.lowercased() == small })
    return found.contains(word) ? word : found.count == 1 ? found.first : nil
  }

  /// `did you mean 'steps'?`, if some name is near enough.
  package static func hint(for word: String, among names: some Sequence<String>) -> String? {
    nearest(to: word, among: names).map { "did you mean '\($0)'?" }
  }
}
