import Tasking
import TaskingAPI
import Workflow

/// Reads `key=value`, `key-=`, `key=-` (standard input) and `key=@file`.
///
/// A value that really begins with `@`, or is a lone `-`, is written with one more `=`: `handle==@home` is `@home`. In
/// such a value one `=` is always taken off, so `handle===@home` is `=@home`; in any other value an `=` is itself.
struct EntryReader {
  /// The whole of standard input.
  let input: () throws(TaskingError) -> String
  /// The whole of a file.
  let file: (String) throws(TaskingError) -> String
  private var isInputTaken = false

  /// A reader that gets at disk and standard input through these.
  init(
    input: @escaping () throws(TaskingError) -> String, file: @escaping (String) throws(TaskingError) -> String
  ) {
    self.input = input
    self.file = file
  }

  /// The entry that an argument is; nil if it has no `=` and so is none.
  ///
  /// - Throws: `usage` if the key is empty or a cleared one gets a value, `malformed` if a file cannot be read.
  mutating func entry(_ argument: String) throws(TaskingError) -> Entry? {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    let key = String(argument[..<equals])
    let given = String(argument[argument.index(after: equals)...])
    if key.isEmpty || key == "-" {
      throw TaskingError(.usage, "'\(Self.shown(argument))' has no field before its '='", hint: "write field=value")
    }
    if key.hasSuffix("-") {
      let name = String(key.dropLast())
      guard given.isEmpty else {
        throw TaskingError(
          .usage, "'\(Self.shown(argument))' clears \(name), so nothing stands behind its '='",
          hint: "write \(name)-= to clear it, or \(name)=… to set it")
      }
      return Entry(key: name, value: nil)
    }
    return Entry(key: key, value: try value(given, of: key))
  }

  private mutating func value(_ given: String, of key: String) throws(TaskingError) -> String {
    if given == "-" {
      guard !isInputTaken else {
        throw TaskingError(
          .usage, "standard input is read once, and \(key) asks for it again",
          hint: "put one of them in a file: \(key)=@file")
      }
      isInputTaken = true
      return Self.withoutLastNewlines(try input())
    }
    if given.hasPrefix("@") { return Self.withoutLastNewlines(try file(String(given.dropFirst()))) }
    let meant = given.drop { $0 == "=" }
    let isLiteral = given.hasPrefix("=") && (meant == "-" || meant.hasPrefix("@"))
    return isLiteral ? String(given.dropFirst()) : given
  }

  /// As the shell's `$(…)` does: a file of one line is that line.
  private static func withoutLastNewlines(_ text: String) -> String {
    String(text.reversed().drop(while: \.isNewline).reversed())
  }

  /// The beginning of an argument, for messages.
  static func shown(_ argument: String) -> String {
    argument.count > 60 ? argument.prefix(59) + "…" : argument
  }
}
