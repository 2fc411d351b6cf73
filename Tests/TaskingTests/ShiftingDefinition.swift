import Workflow

/// The shipped definition, as it is renamed bit by bit: what somebody would try who wants to be forgotten.
struct ShiftingDefinition {
  private(set) var text: String
  private var version: Int
  /// The name that a state has now → the name that it was shipped with.
  private var originals: [String: String] = [:]
  private var count = 0
  /// Names of moves as they are now.
  private var moves: [String]
  private var states: [String]

  /// Another text, with the map that a migration to it needs.
  struct Next {
    let text: String
    let map: String?
    fileprivate let renamed: (old: String, new: String)?
    fileprivate let isState: Bool
  }

  init(_ text: String, _ definition: Definition) {
    self.text = text
    version = definition.version
    moves = definition.moves.names
    // `acting` and its like are also words of sentences, which may change with them.
    states = definition.states.names.filter { !["draft", "closed"].contains($0) }
  }

  /// What the shipped definition calls a state.
  func original(_ state: String) -> String { originals[state] ?? state }

  /// A version in which one more thing is otherwise; nil if this time nothing is.
  mutating func next(_ chance: inout Chance) -> Next? {
    count += 1
    switch chance.number(below: 4) {
    case 0, 1:
      let old = chance.one(of: moves)
      let new = "\(Self.stem(old))-n\(count)"
      return Next(text: numbered(renaming(move: old, to: new)), map: nil, renamed: (old, new), isState: false)
    case 2:
      let old = chance.one(of: states)
      let new = "\(Self.stem(old))-n\(count)"
      let map = "migrate: pio-tasking\nstates: { \(old): \(new) }\n"
      return Next(text: numbered(renaming(state: old, to: new)), map: map, renamed: (old, new), isState: true)
    default:
      // One move asks for nobody else any more.
      let parts = text.split(separator: "separate-from: [", omittingEmptySubsequences: false).map(String.init)
      guard parts.count > 2 else { return nil }
      let place = 1 + chance.number(below: parts.count - 1)
      var changed = parts[0]
      for (index, part) in parts.enumerated().dropFirst() {
        guard index == place, let end = part.firstIndex(of: "]"), changed.hasSuffix(", ") else {
          changed += "separate-from: [" + part
          continue
        }
        changed = String(changed.dropLast(2)) + part[part.index(after: end)...]
      }
      return Next(text: numbered(changed), map: nil, renamed: nil, isState: false)
    }
  }

  /// That version is in use now.
  mutating func take(_ next: Next) {
    text = next.text
    version += 1
    guard let (old, new) = next.renamed else { return }
    if next.isState {
      states = states.map { $0 == old ? new : $0 }
      originals[new] = original(old)
    } else {
      moves = moves.map { $0 == old ? new : $0 }
    }
  }

  /// The same without any separation.
  var unseparated: String {
    var changed = ""
    for (index, part) in text.split(separator: ", separate-from: [", omittingEmptySubsequences: false).enumerated() {
      changed +=
        index == 0 ? part[...] : part[(part.firstIndex(of: "]").map { part.index(after: $0) } ?? part.endIndex)...]
    }
    return changed
  }

  /// Without what an earlier renaming put behind a name.
  private static func stem(_ name: String) -> Substring {
    name.firstRange(of: "-n").map {
      $0.upperBound < name.endIndex && name[$0.upperBound].isNumber ? name[..<$0.lowerBound] : name[...]
    }
      ?? name[...]
  }

  private func numbered(_ text: String) -> String {
    text.replacing("\nversion: \(version)\n", with: "\nversion: \(version + 1)\n")
  }

  private func renaming(move old: String, to new: String) -> String {
    var section = Substring()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if let first = line.first, first != " ", first != "#" { section = line.prefix { $0 != ":" } }
      switch section {
      case "moves", "clocks", "escalations": return Self.replace(old, by: new, in: line)
      case "rules", "fields", "waivers":
        return String(line).replacing("by.\(Self.snake(old))", with: "by.\(Self.snake(new))")
      default: return String(line)
      }
    }
    return lines.joined(separator: "\n")
  }

  private func renaming(state old: String, to new: String) -> String {
    var section = Substring()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if let first = line.first, first != " ", first != "#" { section = line.prefix { $0 != ":" } }
      switch section {
      case "states", "raise", "moves", "clocks": return Self.replace(old, by: new, in: line)
      default: return String(line)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func snake(_ name: String) -> String { name.replacing("-", with: "_") }

  /// Puts one word in the place of another where it stands alone.
  private static func replace(_ old: String, by new: String, in line: Substring) -> String {
    func isPart(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" } ?? false
    }
    var (result, rest) = ("", line)
    while let range = rest.firstRange(of: old) {
      let before = range.lowerBound > rest.startIndex ? rest[rest.index(before: range.lowerBound)] : result.last
      let after = range.upperBound < rest.endIndex ? rest[range.upperBound] : nil
      result += rest[..<range.lowerBound]
      result += isPart(before) || isPart(after) ? old : new
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
