package import TaskingAPI
import WorkingTime

extension Renderer {
  /// A table of requests; how late the scheduler is, the reply's warnings say.
  package func lines(_ list: RequestList) -> [String] {
    let whole = table(list.requests, short: false)
    let numbers = Set(list.requests.map { Self.number(of: $0.reference) })
    let table = whole.fits(width) || numbers.count < list.requests.count ? whole : table(list.requests, short: true)
    var lines = list.requests.isEmpty ? [Self.nothing(list.view)] : table.lines(width: width, ink: ink)
    if list.total > list.requests.count {
      lines.append("\(list.requests.count) of \(list.total); --limit N shows more")
    }
    return lines
  }

  /// - Parameter short: Whether requests go by their numbers.
  private func table(_ requests: [RequestList.Line], short: Bool) -> TextTable {
    var table = TextTable(
      ["REF", "PRI", "STATE", "KIND", "PRISON", "WAITS FOR", "NEXT DUE", "CLOCK", "", "TITLE"],
      yielding: ["CLOCK", "KIND", ""])
    for line in requests {
      table.add([
        short ? Self.number(of: line.reference) : line.reference, line.priority ?? "", line.state, line.kind ?? "",
        line.establishment ?? "",
        (line.waitsFor ?? "") + (line.standsInFor.map { " (for \($0))" } ?? ""), line.nextDue.map(times.due) ?? "",
        line.nextDueClock ?? "", told(line), line.title ?? "",
      ])
    }
    return table
  }

  private func told(_ line: RequestList.Line) -> String {
    guard let told = line.told else { return "" }
    let words = line.toldAt.map { "\(told) \(TimeWords.span($0.seconds(to: times.now))) ago" } ?? told
    return line.acknowledgedUntil.map { "\(words), acknowledged until \(times.moment($0))" } ?? words
  }

  private static func nothing(_ view: Command.List.View) -> String {
    switch view {
    case .all: "no such request"
    case .mine: "nothing of yours is open"
    case .queue: "nothing waits for you"
    }
  }
}
