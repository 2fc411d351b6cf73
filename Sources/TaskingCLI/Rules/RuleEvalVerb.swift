import ArgumentParser
import FoundationEssentials
import Tasking
import TaskingMachine
import TaskingRendering

/// `rule eval`: expressions with values of their own, a line each.
struct RuleEvalVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluate expressions, a JSON object a line on standard input.",
    discussion: """
      Each line has an expression and what its variables stand for: {"expr":"n * 2 > 5","bindings":\
      {"n":{"t":"int","v":"3"}}}. Each answer is a line, {"t":"bool","v":true} or {"error":…}; blank lines have none.
      Types are null, bool, int, double, string, list, map, timestamp, duration and type. An int is a decimal string, \
      a double a number, or "NaN", "Infinity" or "-Infinity", a timestamp text as of RFC 3339, a duration seconds as in \
      "1.5s", a type its name; a list holds such values, a map [[key,value],…].
      Names and types are checked first: a variable that is not given is unknown, and its type is that of its value. \
      With "check":false the expression is evaluated as it is. A fault of the text is told with line, column and, on \
      lines of its own, the line that it is about and a caret.
      """)

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// The longest line, in bytes.
  private static let limit = 2 << 20

  func perform(in session: Session) throws -> Int32 {
    let bytes = try session.host.input(TextFile.limit).get()
    let input = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let surroundings = session.surroundings
    var answers: [String] = []
    var size = 0
    for line in input.split(separator: UInt8(ascii: "\n")) where !line.allSatisfy(\.isBlank) {
      let answer = try Self.answer(line, surroundings)
      answers.append(answer)
      size += answer.utf8.count
      // Answers can be far longer than questions, so they are not all kept.
      guard size > 1 << 16 else { continue }
      session.host.output(answers.joined(separator: "\n") + "\n")
      (answers, size) = ([], 0)
    }
    return session.write(Printout(out: answers))
  }

  private static func answer(_ line: ArraySlice<UInt8>, _ surroundings: Surroundings) throws -> String {
    do {
      return Visible.json(try trial(line).answer(zone: { surroundings.zone($0) }))
    } catch let fault as TrialFault {
      return try JSONText.text(["error": fault.message])
    }
  }

  private static func trial(_ line: ArraySlice<UInt8>) throws -> RuleTrial {
    guard line.count <= limit else {
      throw TrialFault("the line has \(line.count) bytes; at most \(limit) are read")
    }
    guard String(validating: line, as: UTF8.self) != nil else { throw TrialFault("the line is not text in UTF-8") }
    do {
      return try JSONDecoder().decode(RuleTrial.self, from: Data(line))
    } catch let fault as DecodingError {
      throw TrialFault(fault)
    }
  }
}

extension UInt8 {
  /// Whether it is a blank of JSON (RFC 8259 §2).
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
