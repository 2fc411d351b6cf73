import Store
import Tasking
import TaskingAPI
import TaskingRendering
import WorkingTime

/// What an upgrade did, or would do.
struct Upgraded: Encodable {
  let store: String
  /// Versions of the schema.
  let from: Int64
  let to: Int64
  let steps: [Step]
  /// Where the store as it was is kept; nil where nothing was, or would be, done.
  let copy: String?
  /// Whether it only says what would be done.
  let isTrial: Bool

  /// What leads from one version to the next.
  struct Step: Encodable {
    let to: Int64
    let what: String
  }

  /// What `audit verify` says of it now; nil where nothing was done.
  let report: AuditReport?

  private let isRehearsal: Bool

  enum CodingKeys: String, CodingKey {
    case store, from, to, steps, copy
    case isTrial = "dry_run"
    case isSound = "sound"
    case reach
  }

  init(_ upgrade: StoreUpgrade, of store: String, isTrial: Bool, report: AuditReport?) {
    self.report = report
    self.store = store
    self.isTrial = isTrial
    isRehearsal = upgrade.kind == .rehearsal
    from = upgrade.from
    to = upgrade.to
    steps = upgrade.steps.map { Step(to: $0.to, what: $0.what) }
    copy = upgrade.steps.isEmpty ? nil : upgrade.copy
  }

  func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(store, forKey: .store)
    try box.encode(from, forKey: .from)
    try box.encode(to, forKey: .to)
    try box.encode(steps, forKey: .steps)
    // What a program reads by name is always there.
    try box.encode(copy, forKey: .copy)
    try box.encode(isTrial, forKey: .isTrial)
    try box.encode(report?.isSound, forKey: .isSound)
    try box.encode(report?.reach, forKey: .reach)
  }

  private var checked: String {
    report?.isSound == false ? "audit verify finds it NOT SOUND" : "audit verify finds it sound"
  }

  /// What is written of it.
  ///
  /// - Throws: what the encoder throws.
  func printout(_ format: Format, isQuiet: Bool) throws -> Printout {
    switch format {
    case .json, .jsonl: return Printout(out: [try JSONText.object(self, isRehearsal: isRehearsal)])
    case .ids: return Printout(out: [Visible.line(store)])
    case .table, .csv:
      guard !isQuiet else { return Printout() }
      let err = isRehearsal ? [Renderer.rehearsalLine] : []
      guard let copy else {
        return Printout(
          out: [Visible.line("\(store) has schema \(to), this program's: there is nothing to do")], err: err)
      }
      let lines = steps.map { "  \($0.to - 1) → \($0.to)  \($0.what)" }
      let first = isTrial ? "\(store) has schema \(from); this program's is \(to)" : "\(store) has schema \(to) now"
      let last =
        isTrial
        ? "nothing was changed; without --dry-run a checked copy is kept at \(copy) first"
        : "\(checked); the store as it was is at \(copy)"
      let reach = report?.reach.map { [Renderer.line($0, at: $0.at.rfc3339)] } ?? []
      return Printout(out: ([first] + lines + [last]).map(Visible.line) + reach, err: err)
    }
  }
}
