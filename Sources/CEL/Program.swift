/// An expression that has been parsed and can be checked, evaluated and explained.
public struct Program: Sendable {
  /// The text of the expression.
  public let source: String
  /// The tree.
  let root: Node
  /// The variables that it reads, in the order of their numbers in the tree.
  let globals: [String]
  /// The most variables of macros that are alive at once.
  let slots: Int

  /// Parses an expression, without checking names and types; a variable may have a name with dots in it if it is told.
  ///
  /// - Throws: the first fault of its syntax.
  public init(parsing source: String, qualified: Set<String> = []) throws(CELFault) {
    var parser = try Parser(source, qualified: qualified)
    root = try parser.parse()
    globals = parser.globals
    slots = parser.slots
    self.source = source
  }

  /// Checks names and types against an environment, and finds everything that is wrong.
  public func check(in environment: Environment) -> CheckResult {
    var checker = Checker(environment: environment, source: Array(source.utf8))
    let type = checker.type(of: root)
    return CheckResult(
      type: type, faults: checker.faults.sorted { $0.position < $1.position },
      optionalReads: checker.optionalReads.sorted { $0.position < $1.position })
  }

  /// Evaluates the expression, in bounded time and memory.
  public func evaluate(_ bindings: Bindings) -> Result<Value, EvaluationFault> {
    var evaluator = Evaluator(self, bindings)
    do throws(EvaluationFault) {
      return .success(try evaluator.value(of: root))
    } catch {
      return .failure(error)
    }
  }

  /// Evaluates the expression and keeps what each part of it came to.
  public func trace(_ bindings: Bindings) -> Trace {
    var evaluator = Evaluator(self, bindings)
    evaluator.recorder = Trace.Recorder(source: Array(source.utf8))
    let outcome: Result<Value, EvaluationFault>
    do throws(EvaluationFault) {
      outcome = .success(try evaluator.value(of: root))
    } catch {
      outcome = .failure(error)
    }
    return Trace(outcome: outcome, recorder: evaluator.recorder)
  }
}
