import ArgumentParser
import FoundationEssentials
import Testing

@testable import TaskingCLI

/// Every command that a sentence of ours names, found in the sources: each is a command line of the program.
@Suite("Every hint can be typed as it stands")
struct HintTests {
  /// A command as it stands in a literal of the sources.
  struct Example: CustomStringConvertible, Sendable {
    let place: String
    let text: String
    var description: String { "\(place): \(text)" }
  }

  @Test("The commands in sentences parse, and nothing but arguments stands behind them")
  func commands() throws {
    let examples = try Self.examples()
    #expect(examples.count > 70)
    let moves = ["accept", "claim"]
    for example in examples {
      let words = Self.words(example.text)
      let arranged = Arrangement(verbs: Root.verbs).arranged(words)
      do {
        let command = try Root.parseAsRoot(arranged)
        if let move = command as? MoveVerb { #expect(moves.contains(move.move), "\(example)") }
        if !(command is any Verb) { #expect(words.isEmpty || words[0] == "help", "\(example)") }
      } catch {
        // Help is asked for by an error.
        #expect(Root.exitCode(for: error) == .success, "\(example): \(Root.message(for: error))")
      }
      // Words of a sentence would be taken for filters, and find nothing.
      let names = Root.verbs.union(Root.verbs.flatMap(Root.verbs(of:))).union(moves + ["do", "help"])
      for (word, before) in zip(words, [""] + words) where !names.contains(word) && !before.hasPrefix("--") {
        #expect(!word.allSatisfy { $0.isLetter && $0.isLowercase }, "'\(word)' in \(example)")
      }
    }
  }

  private static func examples() throws -> [Example] {
    let sources =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/Sources"
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources).filter { $0.hasSuffix(".swift") }
    return try files.sorted().flatMap { file in
      let text = String(decoding: try Data(contentsOf: URL(filePath: "\(sources)/\(file)")), as: UTF8.self)
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { number, line in
        found(String(line)).map { Example(place: "\(file):\(number + 1)", text: $0) }
      }
    }
  }

  /// The commands in the literals of a line.
  private static func found(_ line: String) -> [String] {
    guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return [] }
    var found: [String] = []
    for literal in literals(line) {
      var rest = Substring(literal)
      while let place = rest.firstRange(of: "tasking ") {
        let before = rest[..<place.lowerBound].last
        rest = rest[place.upperBound...]
        // "no workflow tasking" and the like name no command.
        guard before == nil || before == " " || before == "`" else { continue }
        guard let first = rest.first, first.isLowercase || first == "-" else { continue }
        found.append(command(rest))
      }
    }
    return found
  }

  /// A command up to where the sentence goes on.
  private static func command(_ text: Substring) -> String {
    var command = String(text)
    for end in ["`", ", ", ";", " (", ". ", "   ", ": "] {
      if let place = command.firstRange(of: end) { command = String(command[..<place.lowerBound]) }
    }
    while command.last == "." || command.last == " " { command.removeLast() }
    return command
  }

  /// The literals of a line, as the program would write them: what is filled in is a number, a person or a move.
  private static func literals(_ line: String) -> [String] {
    var literals: [String] = []
    var rest = Array(line)[...]
    while let open = rest.firstIndex(of: "\"") {
      rest = rest[(open + 1)...]
      var text = ""
      while let next = rest.first, next != "\"" {
        rest = rest.dropFirst()
        guard next == "\\", let escaped = rest.first else {
          text.append(next)
          continue
        }
        rest = rest.dropFirst()
        text += escaped == "(" ? filled(&rest) : String(escaped)
      }
      rest = rest.dropFirst()
      literals.append(text)
    }
    return literals
  }

  /// Skips what is filled in, up to its closing bracket.
  private static func filled(_ rest: inout ArraySlice<Character>) -> String {
    var depth = 1
    var inside = ""
    while depth > 0, let next = rest.popFirst() {
      depth += next == "(" ? 1 : next == ")" ? -1 : 0
      inside.append(next)
    }
    switch inside.dropLast() {
    case "verb": return "show"
    case "move", "move.name": return "accept"
    case "first", "person", "handover.to", "row.record.to", "oldest.record.to": return "k.osei"
    default: return "418"
    }
  }

  /// The words of a command line, as a shell takes them apart; `…` is something.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return (words + (word.map { [$0] } ?? [])).map { $0 == "…" ? "x=1" : $0 }
  }
}
