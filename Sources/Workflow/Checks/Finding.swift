/// Something that a check of a definition has to say.
package struct Finding: Hashable, Sendable {
  /// How bad it is.
  package let severity: Severity
  /// The keys that lead to what it is about, elements of lists by their numbers from 0.
  package let path: [String]
  /// Whether it is about the name that the path ends with, not about what stands under it.
  package let isAboutName: Bool
  /// What kind of thing it is.
  package let code: Code
  /// One sentence without a full stop.
  package let message: String
  /// What to do about it, if the message does not say; worked out when it is asked for.
  package var hint: String? { remedy?.words }
  private let remedy: Hint?
  /// The place within a CEL text, if it is about a part of one.
  package let offset: Offset?

  /// Something to say about what a path leads to.
  package init(
    _ severity: Severity, _ code: Code, at path: [String], isAboutName: Bool = false, _ message: String,
    hint: Hint? = nil, offset: Offset? = nil
  ) {
    self.severity = severity
    self.path = path
    self.isAboutName = isAboutName
    self.code = code
    self.message = message
    remedy = hint
    self.offset = offset
  }

  /// An error at what a path leads to.
  package init(
    _ code: Code, at path: [String], isAboutName: Bool = false, _ message: String, hint: Hint? = nil,
    offset: Offset? = nil
  ) {
    self.init(.error, code, at: path, isAboutName: isAboutName, message, hint: hint, offset: offset)
  }

  /// What to do about something.
  package enum Hint: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// In so many words.
    case words(String)
    /// To take the nearest of some names, or else what other words say.
    case nearest(to: String, among: [String], otherwise: String? = nil)

    /// Words as they are written.
    package init(stringLiteral words: String) { self = .words(words) }

    /// The words, if there are any.
    package var words: String? {
      switch self {
      case .words(let words): words
      case .nearest(let name, let known, let otherwise): Suggestion.hint(for: name, among: known) ?? otherwise
      }
    }
  }

  /// How bad something is.
  package enum Severity: String, CustomStringConvertible, Sendable {
    /// The definition cannot be activated.
    case error
    /// It can, but somebody should look.
    case warning

    /// The word that stands before the message.
    package var description: String { rawValue }
  }

  /// A place within a text, both from 1.
  package struct Offset: Hashable, Sendable {
    /// The line.
    package let line: Int
    /// The column in code points.
    package let column: Int

    /// A line and a column.
    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// What kinds of finding there are.
  package enum Code: String, Sendable {
    /// A name that leads nowhere.
    case unknownName = "unknown-name"
    /// A name that is taken by the language or the command line.
    case reservedName = "reserved-name"
    /// A code that its field or register does not have.
    case unknownValue = "unknown-value"
    /// A thing of a kind that cannot stand there.
    case wrongKind = "wrong-kind"
    /// A CEL expression that does not fit what it reads, or what it is for.
    case expression
    /// A reading of something that may be absent.
    case mayBeAbsent = "may-be-absent"
    /// A state, its way in, its way out or whom it waits for.
    case state
    /// A move whose keys do not fit together.
    case move
    /// A move of the machine.
    case machineMove = "machine-move"
    /// What a decision rests on, and what follows from a change of it.
    case restsOn = "rests-on"
    /// A clock.
    case clock
    /// A ladder.
    case ladder
    /// A decided field.
    case decision
    /// The pattern of references.
    case reference
    /// Something that nothing uses.
    case unused
    /// Too few people for the separation that it asks for, or none for a role.
    case people
    /// A way past the second person.
    case fourEyes = "four-eyes"
  }
}
