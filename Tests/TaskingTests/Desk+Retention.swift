import FoundationEssentials
import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

extension Desk {
  /// Two who may review and dispose.
  static let (first, second) = ("r.okafor", "e.lindgren")

  /// The shipped schedule as its next version, disposing, and with other changes.
  func turnDisposalOn(_ changes: [(String, String)] = [], version: Int = 2) throws {
    var text = try #require(Beginning.builtIn.first { $0.path == "retention.yaml" }?.text)
    for (part, other) in [("version: 1", "version: \(version)"), ("disposal: off", "disposal: on")] + changes {
      #expect(text.contains(part), "\(part)")
      text = text.replacing(part, with: other)
    }
    try perform(
      Command.Activate(Command.SourceText(file: "retention.yaml", text: text, approvedBy: "The records manager")),
      as: Desk.owner)
  }

  /// Decides on a request.
  @discardableResult
  func decide(
    _ reference: String, by person: String, _ fields: [String], id: String? = nil, version: Int? = nil,
    isTrial: Bool = false
  ) throws -> RetentionWritten {
    let decision = Command.DecideRetention(
      reference: reference, fields: fields.map(Entry.init(typed:)), isTrial: isTrial)
    return try perform(decision, as: person, id: id, version: version).answer
  }

  /// Puts a hold, or releases it.
  @discardableResult
  func hold(
    _ reference: String, by person: String, _ fields: [String], isRelease: Bool = false, id: String? = nil,
    isTrial: Bool = false
  ) throws -> RetentionWritten {
    let hold = Command.HoldRecord(
      reference: reference, fields: fields.map(Entry.init(typed:)), isRelease: isRelease, isTrial: isTrial)
    return try perform(hold, as: person, id: id).answer
  }

  /// What is due by a day.
  func due(by day: String? = nil, as person: String = Desk.first) throws -> RetentionDue {
    return try perform(Command.ListRetentionDue(by: day), as: person).answer
  }

  /// Proposes and approves.
  @discardableResult
  func dispose(_ reference: String, _ fields: [String] = []) throws -> RetentionWritten {
    try decide(reference, by: Self.first, ["outcome=dispose"] + fields)
    return try decide(reference, by: Self.second, ["outcome=dispose"])
  }
}
