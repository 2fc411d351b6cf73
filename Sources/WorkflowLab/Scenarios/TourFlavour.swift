import Workflow

/// Who raises a request of a tour, and what makes it one sort of request rather than another.
struct TourFlavour {
  let raiser: String
  /// Which of the values of some fields it is raised with.
  let choices: [String: Int]
  /// Codes that a worked-out field shall be worked out from.
  let inputs: [String: String]
  private let definition: Definition

  /// The most flavours that are tried.
  private static let most = 60

  /// The plainest first, then those that differ from it in one thing, then in two.
  static func all(_ ground: ScenarioGround, _ values: TourValues) -> [TourFlavour] {
    let raisers = raisers(of: ground)
    let inputs = decisions(of: ground.definition)
    let fields = values.telling
    let sizes = [raisers.count, inputs.count] + fields.map { values.count(of: $0) }
    guard !raisers.isEmpty else { return [] }
    var vectors: [[Int]] = [sizes.map { _ in 0 }]
    for (place, size) in sizes.enumerated() {
      for value in 1..<max(1, size) { vectors.append(vectors[0].replacing(place, by: value)) }
    }
    for first in sizes.indices {
      for second in sizes.indices where second > first {
        for one in 1..<max(1, sizes[first]) {
          for other in 1..<max(1, sizes[second]) {
            vectors.append(vectors[0].replacing(first, by: one).replacing(second, by: other))
          }
        }
      }
    }
    return vectors.prefix(most).map { vector in
      let choices = zip(fields, vector.dropFirst(2)).map { ($0, $1) }
      return TourFlavour(
        raiser: raisers[vector[0]], choices: Dictionary(choices, uniquingKeysWith: { first, _ in first }),
        inputs: inputs[vector[1]], definition: ground.definition)
    }
  }

  /// What the request is raised with: everything that moves out of its first state need and that is its raiser's to say.
  func entries(_ values: TourValues) -> [Entry] {
    let leaving = definition.moves.filter { definition.selects($0.from, definition.raise.into) }
    var names = choices.keys.sorted() + inputs.keys.sorted()
    names += leaving.flatMap { $0.asks + $0.needs }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.flatMap { name -> [Entry] in
      guard let field = definition.fields[name], !field.isWrittenByMoves, !definition.decided.contains(name: name)
      else { return [] }
      if let code = inputs[name] { return [Entry(key: name, value: code)] }
      return values.entries(for: name, choices[name] ?? 0, at: nil)
    }
  }

  /// One person for each party that may raise.
  private static func raisers(of ground: ScenarioGround) -> [String] {
    var seen: Set<String> = []
    return ground.definition.raise.by.compactMap { party -> String? in
      guard case .role(let role) = party else { return nil }
      return ground.people.first { person in person.grants.contains { $0.role == role } }?.id
    }.filter { seen.insert($0).inserted }
  }

  /// For each code that the worked-out fields can come to, inputs that give it; the least urgent first.
  private static func decisions(of definition: Definition) -> [[String: String]] {
    guard let field = definition.decided.first, field.from.count == 2,
      case .code(let rows)? = definition.fields[field.from[0]]?.shape,
      case .code(let columns)? = definition.fields[field.from[1]]?.shape,
      case .code(let codes)? = definition.fields[field.name]?.shape
    else { return [[:]] }
    let found = codes.reversed().compactMap { code -> [String: String]? in
      for row in rows {
        for (column, result) in zip(columns, field.table[row] ?? []) where result == code {
          return [field.from[0]: row, field.from[1]: column]
        }
      }
      return nil
    }
    return found.isEmpty ? [[:]] : found
  }
}

extension [Int] {
  /// The same with another number in one place.
  fileprivate func replacing(_ place: Int, by number: Int) -> [Int] {
    var other = self
    other[place] = number
    return other
  }
}
