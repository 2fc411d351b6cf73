import Glibc
import Testing

@testable import TaskingCLI
@testable import TaskingMachine

/// As much of a shell as a golden transcript needs: quoted words, one input, one output file, and `head` or `tail`; of
/// commands `tasking`, `rm FILE`, and `sed 's/TEXT/OTHER/' FILE` with texts that stand for themselves.
struct GoldenShell {
  let host: TestHost
  let text: GoldenText

  /// What a command line wrote, line by line, and how it ended.
  struct Answer {
    var out: [String] = []
    var err: [String] = []
    var status: Int32 = 0
  }

  /// A command line that this shell does not understand.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  init(_ host: TestHost) {
    self.host = host
    text = GoldenText(desk: host.folder)
  }

  /// Runs what was typed.
  ///
  /// - Throws: a `Fault` if the line is none of this shell, or a file of it cannot be read.
  func run(_ line: String) throws -> Answer {
    var words = try Self.words(line)
    let cut = try Self.cut(&words)
    let output = try Self.operand(of: ">", in: &words)
    let file = try Self.operand(of: "<", in: &words)
    let here = try Self.operand(of: "<<<", in: &words)
    guard let program = words.first else { throw Fault(description: "there is no command in '\(line)'") }
    var answer = Answer()
    let written: String
    switch program {
    case "tasking":
      host.input = try file.map { try Self.bytes(text.typed($0)) } ?? here.map { Array("\($0)\n".utf8) } ?? []
      answer.status = host.run(words.dropFirst().map(text.typed))
      answer.err = Self.lines(text.shown(host.err))
      written = host.out
    case "rm":
      written = ""
      for path in words.dropFirst().map(text.typed) where unlink(path) != 0 {
        throw Fault(description: "cannot remove '\(path)'")
      }
    case "sed" where words.count == 3:
      written = try Self.changed(String(decoding: try Self.bytes(text.typed(words[2])), as: UTF8.self), by: words[1])
    default: throw Fault(description: "'\(program)' is no command of this shell")
    }
    guard let output else {
      answer.out = cut(Self.lines(text.shown(written)))
      return answer
    }
    guard let name = output.split(separator: "/").last, output.hasPrefix("$DESK/") else {
      throw Fault(description: "'\(output)' is not in $DESK")
    }
    _ = host.file(String(name), Array(written.utf8))
    return answer
  }

  /// A text with others in place of some of its parts, each of which it has.
  private static func changed(_ text: String, by script: String) throws -> String {
    try script.split(separator: "; ").reduce(text) { text, command in
      let parts = command.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4, parts[0] == "s", parts[3] == "", text.contains(parts[1]) else {
        throw Fault(description: "'\(command)' changes nothing")
      }
      return text.replacing(parts[1], with: parts[2])
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Fault(description: "cannot read '\(path)'") }
    defer { close(descriptor) }
    return try TextFile.bytes(of: descriptor, limit: 1 << 24, named: path)
  }

  private static func lines(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    let whole = text.hasSuffix("\n") ? text.dropLast() : text[...]
    return whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// What `| head -N` or `| tail -N` at the end leaves of an output.
  private static func cut(_ words: inout [String]) throws -> ([String]) -> [String] {
    guard let bar = words.lastIndex(of: "|") else { return { $0 } }
    let filter = Array(words[(bar + 1)...])
    words.removeSubrange(bar...)
    guard filter.count == 2, filter[1].hasPrefix("-"), let count = Int(filter[1].dropFirst()) else {
      throw Fault(description: "'\(filter.joined(separator: " "))' is no filter of this shell")
    }
    switch filter[0] {
    case "head": return { Array($0.prefix(count)) }
    case "tail": return { Array($0.suffix(count)) }
    default: throw Fault(description: "'\(filter[0])' is no filter of this shell")
    }
  }

  /// Takes a sign and the word behind it out of the words; nil if the sign is not among them.
  private static func operand(of sign: String, in words: inout [String]) throws -> String? {
    guard let place = words.firstIndex(of: sign) else { return nil }
    guard place + 1 < words.count else { throw Fault(description: "nothing stands behind \(sign)") }
    let word = words[place + 1]
    words.removeSubrange(place...(place + 1))
    return word
  }

  /// The words of a line, as a shell takes them apart.
  static func words(_ line: String) throws -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
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
    if let quote { throw Fault(description: "a \(quote) is not closed in '\(line)'") }
    if let word { words.append(word) }
    return words
  }
}
