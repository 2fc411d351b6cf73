import Store

/// One step from a version of the schema to the next: a file of schema/upgrades, named for the version it leads to.
struct SchemaUpgrade: Hashable, Sendable {
  /// The version that it leads to, from the one before.
  let version: Int64
  /// What it does, in words: the comment that the file begins with.
  let what: String
  let sql: String

  init(version: Int64, what: String, sql: String) {
    self.version = version
    self.what = what
    self.sql = sql
  }

  /// Reads a step; nil if the file is not named for a version, or does not begin with what it does.
  init?(file: String, text: String) {
    guard file.hasSuffix(".sql"), let version = Int64(file.dropLast(".sql".count)) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("-- ") }
    let what = lines.map { $0.dropFirst("-- ".count) }.joined(separator: " ")
    guard !what.isEmpty else { return nil }
    self.init(version: version, what: what.hasSuffix(".") ? String(what.dropLast()) : what, sql: text)
  }

  /// The steps that this program knows.
  static let all = EmbeddedUpgrades.files.compactMap { SchemaUpgrade(file: $0.path, text: $0.text) }

  /// The steps from one version to another, in order; nil if there is no way.
  static func path(from old: Int64, to new: Int64, among steps: [SchemaUpgrade]) -> [SchemaUpgrade]? {
    guard old <= new else { return nil }
    let path = steps.filter { old < $0.version && $0.version <= new }.sorted { $0.version < $1.version }
    return path.map(\.version) == Array(old + 1..<new + 1) ? path : nil
  }
}

extension StoreUpgrade.Step {
  init(_ step: SchemaUpgrade) { self.init(to: step.version, what: step.what) }
}
