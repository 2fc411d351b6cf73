import Glibc
import Tasking
import TaskingAPI
import TaskingRendering

/// What the system hands over as bytes, read as text or refused: nothing is kept with other letters than were given.
enum RawText {
  /// The arguments of this process behind its name.
  static func arguments() -> [[UInt8]] {
    (1..<max(1, Int(Swift.CommandLine.argc))).compactMap { place in
      Swift.CommandLine.unsafeArgv[place].map { bytes(of: $0) }
    }
  }

  /// The bytes of a text of C, without the zero at its end.
  static func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  /// Arguments as text.
  ///
  /// - Throws: `malformed` if one is not in UTF-8, with its place.
  static func texts(_ arguments: [[UInt8]]) throws(TaskingError) -> [String] {
    var texts: [String] = []
    for (place, bytes) in arguments.enumerated() {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        let shown = Visible.line(EntryReader.shown(String(decoding: bytes, as: UTF8.self)))
        throw TaskingError(
          .malformed, "argument \(place + 1), '\(shown)', is not text in UTF-8 from its byte \(valid(bytes) + 1) on",
          hint: "set the terminal to UTF-8, or convert it: iconv -t UTF-8")
      }
      texts.append(text)
    }
    return texts
  }

  /// A variable of the environment whose value is no text.
  static func unreadable(variable name: String) -> TaskingError {
    TaskingError(
      .malformed, "the value of \(EntryReader.shown(name)) in the environment is not text in UTF-8",
      hint: "set it anew, or take it away: unset \(EntryReader.shown(name))")
  }

  /// How many bytes from the start are text.
  private static func valid(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) { count += UTF8.width(scalar) }
    return count
  }
}
