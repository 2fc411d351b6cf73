/// How an expression came to its value: each part that was evaluated, within the part that asked for it.
public struct Trace: Hashable, Sendable {
  /// The value of the whole, or why it has none.
  public let outcome: Result<Value, EvaluationFault>
  /// The whole expression as a step; nothing if it is a literal.
  public let root: Step?
  /// Whether there were more steps than a trace keeps.
  public let isTruncated: Bool

  /// One part of the expression and what it came to.
  public struct Step: Hashable, Sendable {
    /// The part as it is written; for an element that a macro looks at, the name of its variable.
    public let text: String
    /// Its value, or why it has none.
    public let outcome: Result<Value, EvaluationFault>
    /// The parts that it asked for, in the order of evaluation; literals are left out.
    public let children: [Step]
  }

  /// The steps in the order in which they were finished, the whole being last.
  public var steps: [Step] {
    var steps: [Step] = []
    func visit(_ step: Step) {
      for child in step.children { visit(child) }
      steps.append(step)
    }
    if let root { visit(root) }
    return steps
  }
}

extension Trace: CustomStringConvertible {
  /// One line for each step, the parts indented under what asked for them: `a < b  →  true`.
  public var description: String {
    var lines: [String] = []
    func visit(_ step: Step, _ indent: String) {
      switch step.outcome {
      case .success(let value): lines.append("\(indent)\(step.text)  →  \(value)")
      case .failure(let fault): lines.append("\(indent)\(step.text)  →  error: \(fault)")
      }
      for child in step.children { visit(child, indent + "  ") }
    }
    if let root { visit(root, "") }
    if isTruncated { lines.append("… and more steps than are kept") }
    return lines.joined(separator: "\n")
  }
}

extension Trace {
  /// Keeps steps while an expression is evaluated.
  struct Recorder {
    /// The text of the expression.
    let source: [UInt8]
    private var open: [[Step]] = [[]]
    private var count = 0
    private(set) var isTruncated = false

    init(source: [UInt8]) {
      self.source = source
    }

    /// The steps that belong to nothing but the whole.
    var finished: [Step] { open[0] }

    /// Begins a step.
    mutating func begin() {
      open.append([])
    }

    /// Ends the step that began last; a step past the limit is dropped, its parts with it.
    mutating func end(_ text: @autoclosure () -> String, _ outcome: Result<Value, EvaluationFault>) {
      guard let children = open.popLast() else { return }
      // The steps around the last one that is kept are kept too: they are what explains it.
      if count >= Limits.traceSteps && open.count > 1 && children.isEmpty {
        isTruncated = true
        return
      }
      count += 1
      open[open.count - 1].append(Step(text: text(), outcome: outcome, children: children))
    }
  }

  /// What a recorder has kept.
  init(outcome: Result<Value, EvaluationFault>, recorder: Recorder?) {
    self.outcome = outcome
    root = recorder?.finished.first
    isTruncated = recorder?.isTruncated ?? false
  }
}
