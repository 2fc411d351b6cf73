// Matching in linear time, as cel-spec asks ("Regular Expressions": RE2's syntax, and a match anywhere in the text).
// A pattern becomes a program of a non-deterministic automaton, and the program is run on all of its threads at once,
// one character at a time (Ken Thompson, "Regular Expression Search Algorithm", 1968; Russ Cox, "Regular Expression
// Matching: the Virtual Machine Approach", 2009). Nobody asks where the match is, so threads carry no captures, and
// greedy and non-greedy repetitions are the same.

/// A compiled regular expression that tells whether a text has a match.
package struct Regex: Sendable {
  /// The program; its last instruction is `match`.
  let program: [Instruction]

  /// How many instructions the program has; one character of a text costs each at most once.
  package var size: Int { program.count }

  /// One step of the program.
  enum Instruction: Sendable {
    /// Takes one character of a set.
    case take(CharacterSet)
    /// Goes on in two places.
    case split(Int, Int)
    /// Goes on elsewhere.
    case jump(Int)
    /// Goes on if what is around the place between two characters is right.
    case assert(Assertion)
    /// The text matches.
    case match
  }

  /// What can be asked of a place between two characters.
  enum Assertion: Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, notWordBoundary

    /// Whether it holds between two characters, either of which may be missing.
    func holds(between last: Unicode.Scalar?, and next: Unicode.Scalar?) -> Bool {
      switch self {
      case .textStart: last == nil
      case .textEnd: next == nil
      case .lineStart: last == nil || last == "\n"
      case .lineEnd: next == nil || next == "\n"
      case .wordBoundary: Self.isWord(last) != Self.isWord(next)
      case .notWordBoundary: Self.isWord(last) == Self.isWord(next)
      }
    }

    private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
      scalar?.isNamePart ?? false
    }
  }

  /// Compiles a pattern.
  ///
  /// - Throws: what is wrong with the pattern.
  package init(_ pattern: String) throws(RegexFault) {
    var parser = RegexParser(pattern)
    var compiler = RegexCompiler()
    try compiler.emit(try parser.parse())
    try compiler.append(.match)
    program = compiler.program
  }

  /// Whether any part of a text matches.
  package func matches(_ text: String) -> Bool {
    var current = Threads(program.count)
    var next = Threads(program.count)
    var last: Unicode.Scalar?
    var scalars = text.unicodeScalars.makeIterator()
    var scalar = scalars.next()
    while true {
      // A match may begin at any place, so the start is always among the threads.
      if current.add(0, of: program, between: last, and: scalar) { return true }
      guard let taken = scalar else { return false }
      scalar = scalars.next()
      next.clear()
      for thread in current.waiting {
        guard case .take(let set) = program[thread], set.contains(taken) else { continue }
        if next.add(thread + 1, of: program, between: taken, and: scalar) { return true }
      }
      swap(&current, &next)
      last = taken
    }
  }

  /// The places in the program where threads stand before one character.
  private struct Threads {
    /// The threads that wait for a character.
    var waiting: [Int] = []
    private var seen: [Bool]
    private var visited: [Int] = []
    private var pending: [Int] = []

    init(_ count: Int) {
      seen = [Bool](repeating: false, count: count)
    }

    mutating func clear() {
      waiting.removeAll(keepingCapacity: true)
      for place in visited { seen[place] = false }
      visited.removeAll(keepingCapacity: true)
    }

    /// Adds a thread and all those that it becomes without taking a character; true if one of them has matched.
    mutating func add(
      _ start: Int, of program: [Instruction], between last: Unicode.Scalar?, and next: Unicode.Scalar?
    ) -> Bool {
      pending.append(start)
      while let place = pending.popLast() {
        if seen[place] { continue }
        seen[place] = true
        visited.append(place)
        switch program[place] {
        case .take: waiting.append(place)
        case .split(let first, let second): pending += [second, first]
        case .jump(let target): pending.append(target)
        case .assert(let assertion):
          if assertion.holds(between: last, and: next) { pending.append(place + 1) }
        case .match:
          pending.removeAll()
          return true
        }
      }
      return false
    }
  }
}
