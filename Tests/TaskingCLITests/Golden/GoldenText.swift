/// What of an output differs from one run to the next, and the word that a golden transcript has in its place.
struct GoldenText {
  /// The folder of the run, which is `$DESK` in a transcript.
  let desk: String

  /// The top of the checkout, which is `$TOP` in a transcript.
  static let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")

  /// What a typed word is on this machine.
  func typed(_ word: String) -> String {
    word.replacing("$DESK", with: desk).replacing("$TOP", with: Self.top)
  }

  /// What an output is on every machine.
  func shown(_ output: String) -> String {
    var text = output.replacing(desk, with: "$DESK").replacing(Self.top, with: "$TOP")
    // What is drawn by chance, or a digest over it. A word that stands in a column is as long as what it stands for.
    text = text.replacing(/\b[0-9a-f]{128}\b/, with: "SIGNATURE").replacing(/\b[0-9a-f]{64}\b/, with: "DIGEST")
    text = text.replacing(/\b[0-9a-f]{32}\b/, with: "MESSAGE").replacing(/\b[0-9a-f]{16}…/, with: "STORE…")
    text = text.replacing(/\b[0-9a-f]{12}\b/, with: "SHORT-DIGEST")
    // What the machine has: its SQLite and its time zones, the login, and how much room things take.
    text = text.replacing(/SQLite 3\.[^\n]*/, with: "SQLite VERSION")
    text = text.replacing(/found, in database [^\n]*/, with: "found, in database EDITION")
    return text.replacing(/uid [0-9]+'s/, with: "uid N's").replacing(/\b[0-9.]+ [KMGT]iB\b/, with: "SIZE")
  }
}
