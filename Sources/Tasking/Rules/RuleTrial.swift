import CEL
package import WorkingTime

/// An expression asked with values of its own: for trying out rules, and for checking us from outside.
package struct RuleTrial: Sendable {
  /// The expression.
  package let expr: String
  /// What its variables stand for; their types follow from the values.
  package let bindings: [String: TaggedValue]
  /// Whether names and types are checked before it is evaluated.
  package let isChecked: Bool

  /// The most faults of one expression that are told.
  private static let faults = 10

  /// What it comes to, as one line of JSON.
  /// - Throws: `TrialFault`, with what is wrong: faults of the text with the line that they are about and a caret.
  package func answer(zone: @escaping @Sendable (String) -> Zone?) throws(TrialFault) -> String {
    let zones = ZoneTable(find: zone)
    let program: Program
    let qualified = Set(bindings.keys.filter { $0.utf8.contains(UInt8(ascii: ".")) })
    do throws(CELFault) { program = try Program(parsing: expr, qualified: qualified) } catch {
      throw TrialFault(error.rendered(in: expr))
    }
    if isChecked {
      let environment = Environment(variables: bindings.mapValues { CELType(of: $0.value) }, zones: zones)
      let faults = program.check(in: environment).faults
      if !faults.isEmpty {
        throw TrialFault(faults.prefix(Self.faults).map { $0.rendered(in: expr) }.joined(separator: "\n"))
      }
    }
    switch program.evaluate(Bindings(variables: bindings.mapValues(\.value), zones: zones)) {
    case .failure(let fault): throw TrialFault("\(fault)")
    case .success(let value): return try TaggedText.json(value)
    }
  }
}

extension RuleTrial: Decodable {
  private enum CodingKeys: String, CodingKey {
    case expr, bindings, check
  }

  /// Reads `{"expr": …, "bindings": {name: {"t": type, "v": value}}, "check": false}`.
  /// - Throws: `DecodingError`, or `TrialFault` for a value that its type does not have.
  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    expr = try box.decode(String.self, forKey: .expr)
    bindings = try box.decodeIfPresent([String: TaggedValue].self, forKey: .bindings) ?? [:]
    isChecked = try box.decodeIfPresent(Bool.self, forKey: .check) ?? true
  }
}
