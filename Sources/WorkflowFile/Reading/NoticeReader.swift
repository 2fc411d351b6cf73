internal import Workflow

/// Reads the parts of a file of the kind `notices`.
struct NoticeReader {
  let report: Report

  /// Fields of a person that no channel can be called after.
  static let taken: Set = ["name", "uid", "covers", "limit", "calendar", "inbox", everyChannel]

  /// What stands for all channels of the file.
  private static let everyChannel = "every-channel"

  /// Who is on duty.
  func duties(_ node: Node) -> [NoticePlan.Duty] {
    guard let elements = node.elements else {
      report.mismatch("a list of roles and people", node, hint: "write duty: [{ role: senior }]")
      return []
    }
    return elements.compactMap(duty)
  }

  private func duty(_ node: Node) -> NoticePlan.Duty? {
    guard let section = Section(node, "an element of 'duty'", .noticeDuty, report) else { return nil }
    let role = section.text("role")
    let person = section.text("person")
    section.finish()
    switch (role, person) {
    case (let role?, nil): return .role(role)
    case (nil, let person?): return .person(person)
    default:
      report.error(
        "an element of 'duty' names either a role or a person", at: node.mark, hint: "write duty: [{ role: senior }]")
      return nil
    }
  }

  /// Which notices go which way.
  func routes(_ node: Node, channels: NameTable<NoticeChannel>) -> [NoticePlan.Route] {
    guard let elements = node.elements else {
      report.mismatch("a list of routes", node)
      return []
    }
    return elements.compactMap { element in
      guard let section = Section(element, "a route", .noticeRoute, report) else { return nil }
      let filter = filter(section)
      let through = section.node("through")
      section.finish()
      guard let through else { return nil }
      let known = channels.names
      if through.text == NoticeReader.everyChannel { return NoticePlan.Route(filter: filter, through: known) }
      let names = report.words(through)
      for name in names where !known.contains(name) {
        report.flaw(
          "there is no channel '\(name)'", at: through.mark,
          hint: Suggestion.hint(for: name, among: known)
            ?? (known.isEmpty ? "name it under channels" : "they are \(known.joined(separator: ", "))"))
      }
      return NoticePlan.Route(filter: filter, through: names)
    }
  }

  /// A list of filters.
  func filters(_ node: Node, _ what: String) -> [NoticeFilter] {
    guard let elements = node.elements else {
      report.mismatch("a list under \(what)", node)
      return []
    }
    return elements.compactMap { element in
      guard let section = Section(element, "an element of \(what)", .noticeFilter, report) else { return nil }
      defer { section.finish() }
      return filter(section)
    }
  }

  private func filter(_ section: Section) -> NoticeFilter {
    var filter = NoticeFilter(
      priorities: section.wordsIfGiven("priorities").map { Set($0) },
      capacities: section.wordsIfGiven("capacities").map { Set($0) },
      about: section.wordsIfGiven("about").map { Set($0) },
      from: section.node("from").flatMap { report.percent($0) })
    if let due = section.node("due") {
      filter.isBeforeMorning = true
      if due.text != "before-morning" { report.mismatch("before-morning", due) }
    }
    return filter
  }

  /// A calendar by its name.
  func calendar(_ node: Node, among known: Set<String>?) -> String? {
    guard let name = report.text(node) else { return nil }
    if let known, !known.contains(name) {
      report.flaw(
        "there is no calendar '\(name)'", at: node.mark,
        hint: Suggestion.hint(for: name, among: known) ?? "they are \(known.sorted().joined(separator: ", "))")
    }
    return name
  }

  /// When several notices become one message.
  func digest(_ node: Node) -> NoticePlan.Digest {
    var digest = NoticePlan.Digest()
    guard let section = Section(node, "'digest'", .noticeDigest, report) else { return digest }
    if let count = section.count("more-than") { digest.moreThan = count }
    digest.every = section.node("every").flatMap { report.seconds($0) }
    section.finish()
    return digest
  }

  /// Who gets what is told to many.
  func crowds(_ node: Node) -> NoticePlan.Crowds {
    var crowds = NoticePlan.Crowds()
    guard let section = Section(node, "'crowds'", .noticeCrowds, report) else { return crowds }
    if let count = section.count("up-to") { crowds.upTo = count }
    for entry in section.names("teams", .kebab) { crowds.teams[entry.key] = report.text(entry.value) }
    section.finish()
    return crowds
  }

  /// How many messages somebody gets.
  func limit(_ node: Node) -> NoticePlan.Limit? {
    guard let section = Section(node, "'limit'", .noticeLimit, report) else { return nil }
    let count = section.count("messages")
    let within = section.node("within").flatMap { report.seconds($0) }
    section.finish()
    guard let count, let within else { return nil }
    return NoticePlan.Limit(count: count, within: within)
  }

  /// How often it is tried.
  func backoff(_ node: Node) -> Backoff {
    var backoff = Backoff()
    guard let section = Section(node, "'retries'", .noticeRetries, report) else { return backoff }
    if let first = section.node("first").flatMap({ report.seconds($0) }) { backoff.first = first }
    if let longest = section.node("longest").flatMap({ report.seconds($0) }) { backoff.longest = longest }
    if let attempts = section.count("attempts") { backoff.attempts = attempts }
    section.finish()
    if backoff.first > backoff.longest {
      report.flaw("the first wait is longer than the longest", at: node.mark)
    }
    return backoff
  }

  /// How messages are worded.
  func words(_ node: Node) -> NoticeWords {
    var words = NoticeWords()
    guard let section = Section(node, "'words'", .noticeWords, report) else { return words }
    if let template = section.node("subject").flatMap(template) { words.subject = template }
    if let template = section.node("digest-subject").flatMap(template) { words.digestSubject = template }
    if let template = section.node("line").flatMap(template) { words.line = template }
    if let closing = section.node("closing"), let text = report.text(closing) {
      do throws(NoticeTemplateFault) {
        // Braces are nothing there.
        _ = try NoticeTemplate(text.filter { $0 != "{" && $0 != "}" })
      } catch {
        report.flaw(error.sentence, at: closing.mark, hint: error.hint)
      }
      words.closing = text
    }
    section.finish()
    return words
  }

  private func template(_ node: Node) -> NoticeTemplate? {
    guard let text = report.text(node) else { return nil }
    do throws(NoticeTemplateFault) {
      return try NoticeTemplate(text)
    } catch {
      report.flaw(error.sentence, at: node.mark, hint: error.hint)
      return nil
    }
  }
}

extension Report {
  /// A length of real time, in seconds.
  func seconds(_ node: Node) -> Int64? {
    allowance(node).map { $0.days * 86_400 + $0.seconds }
  }
}
