import TaskingAPI
import Workflow

/// Reads what is given with a decision about keeping a request.
struct RetentionWords {
  let schedule: RetentionSchedule
  private var given: [String: String] = [:]

  /// - Throws: `usage` for a key that means nothing here, or is given twice or empty.
  init(_ entries: [Entry], keys: [String], _ schedule: RetentionSchedule) throws {
    self.schedule = schedule
    // Why is read as any reason is.
    for entry in entries where entry.key != Definition.reasonWord {
      guard keys.contains(entry.key) else {
        throw TaskingError(
          .usage, "'\(entry.key.prefix(60))' has no meaning here",
          hint: Suggestion.hint(for: entry.key, among: keys) ?? "known here: \(keys.joined(separator: ", ")), reason")
      }
      guard let value = entry.value, !FieldValue.text(value).isBlank else {
        throw TaskingError(.usage, "\(entry.key) is empty", hint: "\(entry.key)=…")
      }
      guard given.updateValue(value, forKey: entry.key) == nil else {
        throw TaskingError(.usage, "\(entry.key) is given twice")
      }
    }
  }

  /// `outcome=retain` or `outcome=dispose`, with what goes with it.
  func decision() throws -> RetentionAttempt.Act {
    switch given["outcome"]?.lowercased() {
    case "retain":
      guard given["basis"] == nil else {
        throw TaskingError(.usage, "a basis goes with outcome=dispose: what is kept needs a reason only")
      }
      return .retain(group: try code("group", among: schedule.groups.names))
    case "dispose":
      guard given["group"] == nil else {
        throw TaskingError(
          .usage, "a group goes with outcome=retain: what is disposed of is so by the group that it is in")
      }
      return .dispose(basis: try code("basis", among: schedule.earlyBases.names))
    case let other?:
      throw TaskingError(
        .malformed, "outcome: '\(other.prefix(60))' is neither retain nor dispose",
        hint: Suggestion.hint(for: other, among: Self.outcomes) ?? "outcome=retain, or outcome=dispose")
    case nil:
      throw TaskingError(.usage, "say what is decided", hint: "outcome=retain reason=\"…\", or outcome=dispose")
    }
  }

  /// `basis=…`, with the officer where one is named.
  func hold() throws -> RetentionAttempt.Act {
    guard let basis = try code("basis", among: schedule.holdBases.names) else {
      throw TaskingError(
        .usage, "say for what it is held", hint: "basis= one of: \(schedule.holdBases.names.joined(separator: ", "))")
    }
    return .hold(basis: basis, officer: try officer())
  }

  /// `basis=…` of the hold that is released, where there are several.
  func release() throws -> RetentionAttempt.Act {
    guard given["officer"] == nil else { throw TaskingError(.usage, "an officer goes with a hold, not its release") }
    // A hold outlives the schedule that had its basis.
    return .release(basis: given["basis"])
  }

  private static let outcomes = ["retain", "dispose"]
  private static let longestName = 200

  private func code(_ key: String, among codes: [String]) throws -> String? {
    guard let given = given[key] else { return nil }
    guard let code = Suggestion.meant(by: given, among: codes) else {
      let code = given
      throw TaskingError(
        .malformed, "\(key): the schedule has no '\(code.prefix(60))'",
        hint: Suggestion.hint(for: code, among: codes)
          ?? (codes.isEmpty ? "it has none" : "one of: \(codes.joined(separator: ", "))"))
    }
    return code
  }

  private func officer() throws -> String? {
    guard let officer = given["officer"] else { return nil }
    let isPlain = !officer.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    guard isPlain, officer.count <= Self.longestName else {
      throw TaskingError(.malformed, "officer: a name of at most \(Self.longestName) characters", hint: "officer=\"…\"")
    }
    return officer
  }
}
