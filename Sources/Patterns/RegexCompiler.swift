/// Turns the tree of a pattern into a program.
struct RegexCompiler {
  /// The instructions so far.
  private(set) var program: [Regex.Instruction] = []

  /// Adds an instruction.
  ///
  /// - Throws: `tooLong`.
  mutating func append(_ instruction: Regex.Instruction) throws(RegexFault) {
    guard program.count < RegexLimits.instructions else { throw .tooLong }
    program.append(instruction)
  }

  /// Adds the instructions of a tree.
  ///
  /// - Throws: `tooLong`.
  mutating func emit(_ tree: RegexTree) throws(RegexFault) {
    switch tree {
    case .empty: break
    case .set(let set): try append(.take(set))
    case .assertion(let assertion): try append(.assert(assertion))
    case .sequence(let parts): for part in parts { try emit(part) }
    case .alternatives(let choices): try emitAlternatives(choices)
    case .repeated(let tree, let least, let most):
      try emitRepeat(tree, least, most)
    }
  }

  private mutating func emitAlternatives(_ choices: [RegexTree]) throws(RegexFault) {
    var ends: [Int] = []
    for (index, choice) in choices.enumerated() {
      guard index < choices.count - 1 else {
        try emit(choice)
        break
      }
      let split = program.count
      try append(.split(split + 1, 0))
      try emit(choice)
      ends.append(program.count)
      try append(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func emitRepeat(_ tree: RegexTree, _ least: Int, _ most: Int?) throws(RegexFault) {
    // A tree of no instructions would be repeated without ever reaching the limit.
    if case .empty = tree { return }
    for _ in 0..<least { try emitOnce(tree) }
    guard let most else {
      let split = program.count
      try append(.split(split + 1, 0))
      try emit(tree)
      try append(.jump(split))
      program[split] = .split(split + 1, program.count)
      return
    }
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(program.count)
      try append(.split(program.count + 1, 0))
      try emit(tree)
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
  }

  /// Adds one copy and counts it even if it is of no instructions, so that nested counts end at the limit.
  private mutating func emitOnce(_ tree: RegexTree) throws(RegexFault) {
    let start = program.count
    try emit(tree)
    if program.count == start { try append(.jump(start + 1)) }
  }
}
