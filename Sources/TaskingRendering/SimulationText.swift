import Workflow
package import WorkflowLab

/// What a simulation shows, for people.
package struct SimulationText {
  package let report: SimulationReport
  /// The columns to fit; nil for no limit.
  package let width: Int?
  /// Whether the plot is drawn with letters and signs of ASCII only.
  package let isPlain: Bool
  package var ink = Ink(isOn: false)

  package init(report: SimulationReport, width: Int?, isPlain: Bool, ink: Ink = Ink(isOn: false)) {
    self.report = report
    self.width = width
    self.isPlain = isPlain
    self.ink = ink
  }

  /// All of it.
  package var lines: [String] {
    let top = [
      "\(report.title): \(report.arrived) requests in \(report.days) days from \(report.from), seed \(report.seed)",
      "\(report.ended) ended, \(report.open) open at the end", "", report.sentence, "",
    ]
    return top.map(Visible.line) + roles + [""] + queues + [""] + plot + [""] + clocks + leftOut
  }

  private var roles: [String] {
    var table = TextTable(["ROLE", "PEOPLE", "BUSY", "ASKED FOR", "WAIT FOR THEM"])
    for role in report.roles {
      table.add([
        role.role, "\(role.people)", Self.percent(role.busy), Self.percent(role.asked), Self.length(role.wait),
      ])
    }
    return table.lines(width: width, ink: ink)
  }

  private var queues: [String] {
    var table = TextTable([
      "STATE", "WAITS FOR", "MEAN", "MEDIAN", "95%", "MOST", "WAIT", "MEDIAN", "95%", "LONGEST",
    ])
    for queue in report.queues {
      let (length, wait) = (queue.length, queue.wait)
      table.add(
        [queue.state, queue.role ?? "(time)"]
          + [length.mean, length.median, length.oneInTwenty, length.longest].map(Self.number)
          + [wait.mean, wait.median, wait.oneInTwenty, wait.longest].map(Self.length))
    }
    return table.lines(width: width, ink: ink)
  }

  /// A row a queue: how long it was, a column a week or more, each to its own scale.
  private var plot: [String] {
    let names = report.queues.map { $0.state.count }.max() ?? 0
    let room = max(10, (width ?? 80) - names - 10)
    let days = max(7, (report.days + room - 1) / room)
    let marks = Array(isPlain ? " .:-=+*#%@" : " ▁▂▃▄▅▆▇█")
    let rows = report.queues.map { queue in
      let columns = stride(from: 0, to: queue.byDay.count, by: days).map { first in
        let part = queue.byDay[first..<min(first + days, queue.byDay.count)]
        return part.reduce(0, +) / Double(part.count)
      }
      let peak = columns.max() ?? 0
      let line = columns.map { value in
        peak < 0.05 ? marks[0] : marks[Int((value / peak * Double(marks.count - 1)).rounded())]
      }
      let name = queue.state + String(repeating: " ", count: names - queue.state.count)
      return Visible.line("\(name)  \(String(line))  \(Self.number(peak))")
    }
    let what = days == 7 ? "a week" : "\(days) days"
    return ["Waiting, \(what) a column, up to the number at the end:"] + rows
  }

  private var clocks: [String] {
    var table = TextTable(["CLOCK", "PRIORITY", "MET", "BREACHED", "ENDED", "SHARE BREACHED"])
    for clock in report.clocks where clock.met + clock.breached + clock.ended > 0 {
      table.add([
        clock.clock, clock.priority, "\(clock.met)", "\(clock.breached)", "\(clock.ended)", Self.percent(clock.share),
      ])
    }
    return table.lines(width: width, ink: ink)
  }

  private var leftOut: [String] {
    guard !report.leftOut.isEmpty else { return [] }
    let names = report.leftOut.joined(separator: ", ")
    return ["", Visible.line("Not counted, for they exist only under a test that a simulation cannot judge: \(names)")]
  }

  private static func percent(_ share: Double) -> String { "\(number(share * 100)) %" }

  /// With one decimal where it is small.
  private static func number(_ value: Double) -> String {
    if value >= 100 || value == value.rounded() { return "\(Int(value.rounded()))" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// Seconds as people say them.
  package static func length(_ seconds: Double) -> String {
    switch seconds {
    case ..<60: "\(Int(seconds.rounded())) s"
    case ..<3_600: "\(number(seconds / 60)) min"
    case ..<172_800: "\(number(seconds / 3_600)) h"
    default: "\(number(seconds / 86_400)) d"
    }
  }
}
