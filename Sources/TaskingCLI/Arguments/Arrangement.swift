// ArgumentParser finds a verb only as the first word, and gives a flag to the command whose words stand before it. Here
// a move of any definition is a verb too, and the flags of `Everywhere` may stand anywhere: so the words are put in
// order before it sees them.

/// Puts a command line in the order that the parser knows: verb, words, flags.
struct Arrangement {
  /// The built-in verbs.
  let verbs: Set<String>

  /// The flags of `Everywhere` that take a value.
  static let valued: Set<String> = [
    "--store", "--as", "--now", "--format", "--reason", "--expect-version", "--command-id", "--color", "--width",
  ]

  /// Other flags whose value may begin with a hyphen: `--occurred -3h`.
  private static let hyphened: Set<String> = ["--occurred", "--as-at", "--from", "--to"]

  /// The flags of `Everywhere` that stand alone.
  static let bare: Set<String> = ["--quiet"]

  /// The same command line for the parser: another first word than a verb becomes `do WORD`, and help is asked for
  /// in one way.
  func arranged(_ arguments: [String]) -> [String] {
    var (words, flags, rest) = Self.sorted(arguments)
    let asksHelp = words.first == "help" || words.contains("--help") || words.contains("-h")
    if words.first == "help" { words.removeFirst() }
    if asksHelp { words.removeAll { $0 == "--help" || $0 == "-h" } }
    guard let verb = words.first(where: { !$0.hasPrefix("-") }) else {
      return words + (asksHelp || words.isEmpty ? ["--help"] : []) + (asksHelp ? [] : flags) + rest
    }
    if asksHelp { return verbs.contains(verb) ? words + ["--help"] : ["explain-move", verb] + flags }
    if !verbs.contains(verb) { words.insert("do", at: 0) }
    return words + flags + rest
  }

  /// Words, flags of `Everywhere` with their values attached, and what stands behind `--`: texts that begin with a
  /// hyphen too, which the parser would take for flags, and the words after them.
  private static func sorted(_ arguments: [String]) -> (words: [String], flags: [String], rest: [String]) {
    var words: [String] = []
    var flags: [String] = []
    var rest: [String] = []
    var position = 0
    while position < arguments.count {
      let argument = arguments[position]
      position += 1
      if argument == "--" {
        rest += arguments[position...]
        break
      }
      let name = String(argument.prefix { $0 != "=" })
      if bare.contains(argument) || (name != argument && (valued.contains(name) || hyphened.contains(name))) {
        flags.append(argument)
      } else if valued.contains(argument) || hyphened.contains(argument) {
        // A flag for a value is left for the parser to complain of.
        if position < arguments.count, !isFlag(arguments[position]) {
          flags.append("\(argument)=\(arguments[position])")
          position += 1
        } else {
          flags.append(argument)
        }
      } else if isFlag(argument) {
        words.append(argument)
        // What stands behind a flag of the verb's own may be its value.
        if name == argument, position < arguments.count, !arguments[position].hasPrefix("-") {
          words.append(arguments[position])
          position += 1
        }
      } else if !rest.isEmpty || (argument.hasPrefix("-") && argument != "-" && !words.isEmpty) {
        rest.append(argument)
      } else {
        words.append(argument)
      }
    }
    return (words, flags, rest.isEmpty ? [] : ["--"] + rest)
  }

  /// Whether an argument is written as flags are: `--of`, `--of=3`, `-h`; `- called the prison` and `-x` are texts.
  private static func isFlag(_ argument: String) -> Bool {
    if argument == "-h" { return true }
    guard argument.hasPrefix("--") else { return false }
    let name = argument.dropFirst(2).prefix { $0 != "=" }
    return name.first?.isLetter == true && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }
}
