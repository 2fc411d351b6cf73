internal import Workflow
internal import WorkingTime

/// Reads a schedule of retention.
struct RetentionReader {
  private let report: Report
  /// What its names are looked up in; nil where they are taken as they are.
  private let check: RetentionCheck?

  init(_ report: Report, beside surroundings: RetentionFile.Surroundings?) {
    self.report = report
    check = surroundings.map { RetentionCheck(report, $0) }
  }

  /// The schedule; nothing where a part of it is missing.
  func schedule(_ find: (String) -> Zone?) -> RetentionSchedule? {
    guard let root = report.root(), let top = Section(root, "the schedule", .retention, report) else { return nil }
    let name = top.text("retention")
    let version = top.count("version")
    let title = top.text("title")
    let owner = top.text("owner")
    let disposes = top.node("disposal").flatMap(disposal)
    let zone = top.node("zone").flatMap { self.zone($0, find) }
    let roles = top.names("roles", .kebab)
    let deciders = top.node("decided-by")
    let holders = top.node("held-by")
    let lapse = top.node("proposal-lapses").flatMap { report.period($0) }
    let subject = top.node("comes-to-notice")
    let groups = top.node("groups")
    let holds = top.node("holds")
    let early = top.names("early-disposal", .kebab)
    top.finish()
    guard let name, let version, let title, let owner, let disposes, let zone, let deciders, let holders, let lapse,
      let groups, let holds
    else { return nil }
    var schedule = RetentionSchedule(
      name: name, version: version, title: title, owner: owner, disposes: disposes, zone: zone, proposalLapses: lapse)
    for role in roles {
      guard let sentence = report.text(role.value) else { continue }
      schedule.roles.append(Definition.Role(name: role.key, sentence: sentence))
    }
    schedule.deciders = report.words(deciders)
    schedule.holders = report.words(holders)
    schedule.subject = subject.flatMap(path)
    let entries = report.names(groups, "'groups'", .kebab)
    schedule.groups = NameTable(entries.compactMap(group))
    schedule.holdBases = NameTable(report.names(holds, "'holds'", .kebab).compactMap { basis($0, .holdBasis) })
    schedule.earlyBases = NameTable(early.compactMap { basis($0, .earlyBasis) })
    check?.roles(schedule, roles: roles, deciders: deciders, holders: holders)
    check?.groups(entries, at: groups.mark)
    if let subject { check?.subject(schedule.subject, at: subject.mark) }
    return schedule
  }

  private func disposal(_ node: Node) -> Bool? {
    switch node.text {
    case "on": return true
    case "off": return false
    default:
      report.mismatch("off or on", node)
      return nil
    }
  }

  private func zone(_ node: Node, _ find: (String) -> Zone?) -> Zone? {
    guard let name = report.text(node) else { return nil }
    if let zone = find(name) { return zone }
    report.error(
      "unknown time zone '\(name)'", at: node.mark, hint: "if it is spelt right, install the package tzdata")
    return nil
  }

  /// `subjects.number` in its parts.
  private func path(_ node: Node) -> [String]? {
    let parts = node.text?.split(separator: ".", omittingEmptySubsequences: false).map(String.init) ?? []
    guard (1...2).contains(parts.count), parts.allSatisfy(Self.isPart), node.flag == nil else {
      report.mismatch("a field, or a field and a member, such as subjects.number", node)
      return nil
    }
    return parts
  }

  private static func isPart(_ part: String) -> Bool {
    part.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
      && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }

  private func group(_ entry: Node.Entry) -> RetentionGroup? {
    guard let section = Section(entry.value, "group '\(entry.key)'", .group, report) else { return nil }
    let title = section.text("title")
    var onlyFor: [String: [String]] = [:]
    if let node = section.node("only-for") {
      guard let fields = node.entries else {
        report.mismatch("fields with their codes", node)
        return nil
      }
      for field in fields {
        onlyFor[field.key] = report.words(field.value)
        check?.condition(field)
      }
    }
    let reviewAfter = section.node("review-after").flatMap { report.period($0) }
    let thenEvery = section.node("then-every").flatMap { report.period($0) }
    var isNever = false
    if let node = section.node("disposal") {
      isNever = node.text == "never"
      if !isNever { report.mismatch("never", node) }
    }
    section.finish()
    guard let title, let reviewAfter, let thenEvery else { return nil }
    return RetentionGroup(
      name: entry.key, title: title, onlyFor: onlyFor, reviewAfter: reviewAfter, thenEvery: thenEvery,
      isNeverDisposed: isNever)
  }

  private func basis(_ entry: Node.Entry, _ rule: SectionRule) -> RetentionBasis? {
    guard let section = Section(entry.value, "basis '\(entry.key)'", rule, report) else { return nil }
    let title = section.text("title")
    var asksOfficer = false
    if let node = section.entry("asks")?.value {
      asksOfficer = node.text == "officer"
      if !asksOfficer { report.mismatch("officer", node) }
    }
    section.finish()
    return title.map { RetentionBasis(name: entry.key, title: $0, asksOfficer: asksOfficer) }
  }
}
