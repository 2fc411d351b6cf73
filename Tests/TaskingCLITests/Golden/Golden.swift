/// A transcript that is kept: commands as they are typed, and what each of them answers.
///
/// Lines that begin with `# ` are for the reader, lines that begin with `$ ` are typed (the next line too, if one ends
/// in a backslash). What follows is the answer: lines of standard output as they stand, lines of standard error behind
/// `! `, and `[exit N]` unless the command ended with 0. A line of standard output that could be taken for one of these
/// has a backslash before it.
struct Golden {
  /// One command, with what stands about it.
  struct Step {
    /// What is said to the reader before it, as it stands in the file.
    var remarks: [String] = []
    /// The lines in which it is typed, without the `$ `.
    var typed: [String] = []
    /// Whether it ended with 0, as the file has it.
    var isDone = true

    /// The whole line that is typed.
    var line: String {
      typed.map { $0.hasSuffix(" \\") ? String($0.dropLast(2)) : $0 }.joined(separator: " ")
    }
  }

  private(set) var steps: [Step] = []

  /// The steps of a file; the answers in it are left aside but for how each command ended.
  init(_ text: String) {
    var remarks: [String] = []
    var isTyping = false
    for line in text.split(separator: "\n").map(String.init) {
      if isTyping {
        steps[steps.count - 1].typed.append(line)
        isTyping = line.hasSuffix(" \\")
      } else if line.hasPrefix("# ") {
        remarks.append(line)
      } else if line.hasPrefix("$ ") {
        steps.append(Step(remarks: remarks, typed: [String(line.dropFirst(2))]))
        remarks = []
        isTyping = line.hasSuffix(" \\")
      } else if line.hasPrefix("[exit "), !steps.isEmpty {
        steps[steps.count - 1].isDone = false
      }
    }
  }

  /// The whole file, with the answers that a shell gives.
  ///
  /// - Throws: if a line cannot be run.
  func transcript(_ shell: GoldenShell) throws -> String {
    var lines: [String] = []
    for step in steps {
      if !lines.isEmpty { lines.append("") }
      lines += step.remarks
      lines += step.typed.enumerated().map { $0.offset == 0 ? "$ \($0.element)" : $0.element }
      let answer = try shell.run(step.line)
      lines += answer.out.map(Self.escaped)
      lines += answer.err.map { $0.isEmpty ? "!" : "! \($0)" }
      if answer.status != 0 { lines.append("[exit \(answer.status)]") }
    }
    return lines.map { "\($0)\n" }.joined()
  }

  private static func escaped(_ line: String) -> String {
    ["# ", "$ ", "! ", "[exit ", "\\"].contains { line.hasPrefix($0) } || line == "!" ? "\\" + line : line
  }

  /// Where two texts differ first, in words; nil if they are the same.
  static func difference(_ kept: String, _ now: String, in name: String) -> String? {
    guard kept != now else { return nil }
    let (kept, now) = (lines(kept), lines(now))
    let place = zip(kept, now).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(kept.count, now.count)
    func line(_ lines: [String]) -> String { place < lines.count ? lines[place] : "(the end)" }
    return "\(name):\(place + 1):\n  kept: \(line(kept))\n  now:  \(line(now))"
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
