package import Workflow

/// Who is told what and how, as a file; its keys are in `docs/notices.md`.
package enum NoticeFile {
  /// The plan in a text.
  ///
  /// - Parameters:
  ///   - file: What diagnostics call the file.
  ///   - calendars: The calendars that it may name; nil where they are not known.
  package static func read(_ text: String, file: String, calendars: Set<String>? = nil) -> Loaded<NoticePlan> {
    let report = Report(text, file: file, .notices)
    guard let root = report.root(), let top = Section(root, "the file", .notices, report) else {
      return report.loaded(nil)
    }
    let reader = NoticeReader(report: report)
    let name = top.text("notices")
    let version = top.count("version")
    let title = top.text("title")
    guard let name, let version, let title else {
      top.finish()
      return report.loaded(nil)
    }
    var plan = NoticePlan(name: name, version: version, title: title)
    plan.duty = top.node("duty").map(reader.duties) ?? []
    plan.channels = reader.channels(top.names("channels", .kebab))
    plan.routes = top.node("routes").map { reader.routes($0, channels: plan.channels) } ?? []
    plan.urgent = top.node("urgent").map { reader.filters($0, "'urgent'") } ?? []
    plan.quietOutside = top.node("quiet-outside").flatMap { reader.calendar($0, among: calendars) }
    if let node = top.node("digest") { plan.digest = reader.digest(node) }
    if let node = top.node("crowds") { plan.crowds = reader.crowds(node) }
    plan.limit = top.node("limit").flatMap(reader.limit)
    if let node = top.node("retries") { plan.backoff = reader.backoff(node) }
    if let node = top.node("words") { plan.words = reader.words(node) }
    top.finish()
    return report.loaded(plan)
  }
}
