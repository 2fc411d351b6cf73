// SVG 1.1 with nothing but shapes and text, on a background of its own that is dark where the reader's settings ask for
// it. A strip for each queue, each to its own scale: queues differ by a hundredfold, and lines over one another hide.

extension SimulationReport {
  private static let (width, left, chart, strip) = (960, 250, 620, 64)

  /// Queue lengths over the time as a picture.
  package var svg: String {
    let (width, left, chart, strip) = (Self.width, Self.left, Self.chart, Self.strip)
    let words = PictureText.wrapped(sentence, at: 120)
    let top = 64 + words.count * 18
    let height = top + queues.count * strip + 40
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
        + "height=\"\(height)\" role=\"img\" aria-labelledby=\"title desc\">",
      "<title id=\"title\">\(PictureText.xml("Simulation: \(title)"))</title>",
      "<desc id=\"desc\">\(PictureText.xml(description))</desc>",
      Self.style,
      "<rect class=\"paper\" width=\"\(width)\" height=\"\(height)\"/>",
      "<text class=\"heading\" x=\"24\" y=\"34\">\(PictureText.xml(title))</text>",
    ]
    for (number, line) in words.enumerated() {
      lines.append("<text class=\"words\" x=\"24\" y=\"\(56 + number * 18)\">\(PictureText.xml(line))</text>")
    }
    for (number, queue) in queues.enumerated() {
      let y = top + number * strip
      let peak = queue.byDay.max() ?? 0
      let owner = queue.role.map { "waits for \($0)" } ?? "nobody is busy with it"
      lines += [
        "<rect class=\"strip\" x=\"\(left)\" y=\"\(y)\" width=\"\(chart)\" height=\"\(strip - 12)\"/>",
        "<text class=\"name\" x=\"24\" y=\"\(y + 22)\">\(PictureText.xml(queue.state))</text>",
        "<text class=\"words\" x=\"24\" y=\"\(y + 38)\">\(PictureText.xml(owner))</text>",
        "<text class=\"words\" x=\"\(left + chart + 8)\" y=\"\(y + 12)\">\(Int(peak.rounded()))</text>",
        "<text class=\"words\" x=\"\(left + chart + 8)\" y=\"\(y + strip - 14)\">0</text>",
        Self.line(queue.byDay, peak: max(1, peak), x: left, y: y, role: queue.role != nil),
      ]
    }
    let foot = top + queues.count * strip + 14
    lines.append("<text class=\"words\" x=\"\(left)\" y=\"\(foot)\">\(PictureText.xml(from))</text>")
    lines.append("<text class=\"words end\" x=\"\(left + chart)\" y=\"\(foot)\">day \(days)</text>")
    lines.append("<text class=\"words\" x=\"24\" y=\"\(foot)\">seed \(seed), a mean a day</text>")
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// The picture in words, for those who cannot see it.
  private var description: String {
    let queues = queues.map { queue in
      let (mean, most) = (Int(queue.length.mean.rounded()), Int(queue.length.longest))
      return "\(queue.state): \(mean) on average, at most \(most)."
    }
    return ([sentence, "Requests that wait, by state, over \(days) days."] + queues).joined(separator: " ")
  }

  private static func line(_ days: [Double], peak: Double, x: Int, y: Int, role: Bool) -> String {
    let room = Double(strip - 16)
    let points = days.enumerated().map { day, length in
      let across = x + (days.count < 2 ? 0 : day * chart / (days.count - 1))
      let tenths = Int(((Double(y) + 2 + room * (1 - length / peak)) * 10).rounded())
      return "\(across),\(tenths / 10).\(tenths % 10)"
    }
    return "<polyline class=\"\(role ? "work" : "wait")\" points=\"\(points.joined(separator: " "))\"/>"
  }

  private static let style = """
    <style>
    text{font-family:Arial,Helvetica,"DejaVu Sans",sans-serif;fill:#1b2733}
    .paper{fill:#fff}.strip{fill:#eef2f6}.heading{font-size:18px;font-weight:bold}
    .name{font-size:13px;font-weight:bold}.words{font-size:11px}.end{text-anchor:end}
    polyline{fill:none;stroke-width:1.4;stroke-linejoin:round}.work{stroke:#1d5fa8}.wait{stroke:#9a5a10}
    @media (prefers-color-scheme:dark){
    text{fill:#e6edf3}.paper{fill:#12181f}.strip{fill:#1c2530}.work{stroke:#7db7f5}.wait{stroke:#e2a95c}
    }
    </style>
    """
}
