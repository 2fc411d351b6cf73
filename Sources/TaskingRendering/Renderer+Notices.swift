package import TaskingAPI
import WorkingTime

extension Renderer {
  /// Somebody's notices.
  package func lines(_ inbox: Inbox) -> [String] {
    guard !inbox.notices.isEmpty else { return [Visible.line("nothing new for \(inbox.person)")] }
    var table = TextTable(["", "PRI", "REF", "KIND", "ABOUT", "AS", "WHEN"])
    let matters = inbox.notices.compactMap { notice in
      notice.matter.map { "\(notice.isSeen ? " " : "*") \(times.moment($0.at))  \(words($0, to: inbox.person))" }
    }.map(Visible.line)
    guard inbox.notices.count > matters.count else { return matters + Self.more(inbox.isCut) }
    let folded = Folded<Inbox.Line>.folded(inbox.notices.filter { $0.matter == nil }) { notice -> [String?]? in
      guard let percent = notice.percent else { return nil }
      return [
        notice.reference, notice.about, String(percent), notice.capacity, notice.why, notice.priority, notice.kind,
        "\(notice.isVoid)", "\(notice.read == nil)",
      ]
    }
    for notices in folded {
      let notice = notices.first
      let step = notice.percent.map { " \($0)%" } ?? ""
      let count = notices.count > 1 ? " ×\(notices.count)" : ""
      let last = max(notice.at, notices.last.at)
      let why =
        switch notice.why {
        case "vacant": " (nobody holds the role)"
        case "dead": " (could not be delivered)"
        default: ""
        }
      table.add([
        notice.read == nil ? "*" : "", notice.priority ?? "–", notice.reference, notice.kind ?? "–",
        notice.about + step + count + (notice.isVoid ? " (overtaken)" : ""), notice.capacity + why,
        (count.isEmpty ? "" : "last ") + times.moment(last),
      ])
    }
    return matters + table.lines(width: width, ink: ink) + Self.more(inbox.isCut)
  }

  /// What is on its way.
  package func lines(_ outbox: Outbox) -> [String] {
    guard !outbox.lines.isEmpty else { return ["nothing waits"] }
    var table = TextTable([
      "NOTICE", "PRI", "ABOUT", "TO", "AS", "BY", "STATUS", "FAILED", "NEXT", "MESSAGE", "LAST ERROR",
    ])
    for line in outbox.lines {
      let why = line.why == "told" ? "" : " (\(line.why))"
      let crowd = line.people.map { $0 == 1 ? "1 person" : "\($0) people" }
      table.add([
        line.notice, line.priority ?? "–", line.about + (line.percent.map { " \($0)%" } ?? ""),
        line.recipient ?? crowd ?? "nobody", line.capacity + why, line.channel ?? "–", line.status,
        String(line.attempts),
        line.next.map(times.moment) ?? line.sent.map { "sent \(times.moment($0))" } ?? "",
        line.message.map { String($0.prefix(12)) } ?? "", line.error ?? "",
      ])
    }
    return table.lines(width: width, ink: ink) + Self.more(outbox.isCut)
  }

  /// One line about one run of delivery.
  package func lines(_ delivered: Delivered) -> [String] {
    [Self.words(delivered) ?? "nothing to deliver"]
  }

  /// What delivery did; nil where it did nothing.
  package static func words(_ delivered: Delivered) -> String? {
    let parts = [
      delivered.sent > 0
        ? "\(count(delivered.sent, "message")) sent with \(count(delivered.notices, "notice"))" : nil,
      delivered.failed > 0 ? "\(delivered.failed) to be tried again" : nil,
      delivered.dead > 0 ? "\(delivered.dead) given up" : nil,
      delivered.isCut ? "the rest by the next run" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Given-up messages are tried again.
  package func lines(_ revived: Revived) -> [String] {
    [
      revived.messages == 0
        ? "nothing was given up" : "\(Self.count(revived.messages, "message")) will be tried again by the next run"
    ]
  }

  private static func more(_ isCut: Bool) -> [String] { isCut ? ["there are more: --limit"] : [] }

  /// Cells of a notice a line.
  package static func csv(_ inbox: Inbox) -> [String] {
    [
      CSVText.line([
        "notice", "reference", "kind", "priority", "about", "percent", "capacity", "at", "read", "why", "void",
      ])
    ]
      + inbox.notices.map { line in
        CSVText.line([
          line.notice, line.reference, line.kind ?? "", line.priority ?? "", line.about,
          line.percent.map(String.init) ?? "",
          line.capacity, line.at.rfc3339, line.read?.rfc3339 ?? "", line.why, "\(line.isVoid)",
        ])
      }
  }

  /// Cells of a notice on a way a line.
  package static func csv(_ outbox: Outbox) -> [String] {
    [
      CSVText.line([
        "notice", "reference", "priority", "about", "percent", "at", "recipient", "capacity", "channel", "status",
        "why",
        "message", "attempts", "next_attempt", "sent_at", "error", "people",
      ])
    ]
      + outbox.lines.map { line in
        CSVText.line([
          line.notice, line.reference, line.priority ?? "", line.about, line.percent.map(String.init) ?? "",
          line.at.rfc3339, line.recipient ?? "", line.capacity, line.channel ?? "", line.status, line.why,
          line.message ?? "", String(line.attempts), line.next?.rfc3339 ?? "", line.sent?.rfc3339 ?? "",
          line.error ?? "", line.people.map(String.init) ?? "",
        ])
      }
  }
}
