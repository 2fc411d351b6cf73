import Store

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

  private let isRehearsal: Bool

  enum CodingKeys: String, CodingKey {
    case store, from, to, steps, copy
    case isTrial = "dry_run"
  }

  init(_ upgrade: StoreUpgrade, of store: String, isTrial: Bool) {
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
        : "every row was compared with the journal; the store as it was is at \(copy)"
      return Printout(out: ([first] + lines + [last]).map(Visible.line), err: err)
    }
  }
}
