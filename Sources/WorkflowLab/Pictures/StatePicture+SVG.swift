import Workflow

// SVG 1.1 with nothing but shapes and text: no script, no link, no font of its own. It paints its own background, a
// dark one where the reader's settings ask for it, so that it can stand on any page.

extension StatePicture {
  /// The picture as SVG.
  package var svg: String {
    let layout = PictureLayout(self)
    let legend = legendLines(width: layout.width)
    let height = layout.height + 40 + legend.count * 18
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(layout.width) \(height)\" width=\"\(layout.width)\" "
        + "height=\"\(height)\" role=\"img\" aria-labelledby=\"title desc\">",
      "<title id=\"title\">\(PictureText.xml(title))</title>",
      "<desc id=\"desc\">\(PictureText.xml(description))</desc>",
      StatePicture.style,
      "<defs>",
    ]
    for kind in ["on", "back"] {
      lines.append(
        "<marker id=\"\(kind)\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" "
          + "orient=\"auto\" markerUnits=\"userSpaceOnUse\"><path class=\"\(kind)-head\" d=\"M0 0L8 4L0 8z\"/></marker>"
      )
    }
    lines += [
      "</defs>",
      "<rect class=\"paper\" width=\"\(layout.width)\" height=\"\(height)\"/>",
      "<text class=\"heading\" x=\"\(PictureLayout.margin)\" y=\"34\">\(PictureText.xml(title))</text>",
    ]
    for (column, x) in zip(columns, layout.columnX) {
      lines.append(
        "<rect class=\"stage\" x=\"\(x - 8)\" y=\"52\" width=\"\(PictureLayout.boxWidth + 16)\" "
          + "height=\"\(layout.height - 52)\" rx=\"10\"/>")
      lines.append(
        "<text class=\"stage-name\" x=\"\(x + PictureLayout.boxWidth / 2)\" y=\"74\">\(column.stage.rawValue)</text>")
    }
    lines += layout.routes.map(StatePicture.path) + layout.frames.flatMap(StatePicture.box)
    lines += layout.routes.map { route in
      "<text class=\"label \(route.isBack ? "back" : "on")-label\" x=\"\(route.label.x)\" y=\"\(route.label.y)\""
        + (route.labelEnds ? " text-anchor=\"end\"" : "") + ">\(PictureText.xml(route.arrow.label))</text>"
    }
    for (place, line) in legend.enumerated() {
      let y = layout.height + 34 + place * 18
      lines.append(
        "<text class=\"words\" x=\"\(PictureLayout.margin)\" y=\"\(y)\">\(PictureText.xml(line))</text>")
    }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private func legendLines(width: Int) -> [String] {
    let legend =
      "Blue arrows go on, brown ones go back. A dashed arrow is a move that the machine makes. A thick frame is where "
      + "a request starts, a double one where it ends. Moves that stay in a state, or leave many states, are named in "
      + "the box that they leave."
    return ([legend] + footnotes).flatMap { PictureText.wrapped($0 + ".", at: max(40, (width - 48) / 7)) }
      .map { $0.replacing("..", with: ".") }
  }

  private static func box(_ frame: PictureLayout.Frame) -> [String] {
    func rect(_ inset: Int, _ kind: String) -> String {
      "<rect class=\"\(kind)\" x=\"\(frame.x + inset)\" y=\"\(frame.y + inset)\" width=\"\(frame.width - 2 * inset)\" "
        + "height=\"\(frame.height - 2 * inset)\" rx=\"\(6 - inset / 2)\"/>"
    }
    var lines = [rect(0, frame.box.isFirst ? "box first" : "box")]
    if frame.box.isFinal { lines.append(rect(4, "box")) }
    lines.append(
      "<text class=\"name\" x=\"\(frame.x + 12)\" y=\"\(frame.y + 22)\">\(PictureText.xml(frame.box.name))</text>")
    for (place, words) in frame.words.enumerated() {
      let y = frame.y + 40 + place * PictureLayout.lineHeight
      lines.append("<text class=\"words\" x=\"\(frame.x + 12)\" y=\"\(y)\">\(PictureText.xml(words))</text>")
    }
    return lines
  }

  /// A line with round corners.
  private static func path(_ route: PictureLayout.Route) -> String {
    var points: [PictureLayout.Point] = []
    for point in route.points where points.last != point { points.append(point) }
    var d = "M\(points[0].x) \(points[0].y)"
    for index in points.indices.dropFirst().dropLast() {
      let (a, b, c) = (points[index - 1], points[index], points[index + 1])
      let before = towards(a, from: b)
      let after = towards(c, from: b)
      d += "L\(before.x) \(before.y)Q\(b.x) \(b.y) \(after.x) \(after.y)"
    }
    let end = points[points.count - 1]
    d += "L\(end.x) \(end.y)"
    let kind = route.isBack ? "back" : "on"
    return "<path class=\"arrow \(kind)\(route.arrow.isMachines ? " machine" : "")\" d=\"\(d)\" "
      + "marker-end=\"url(#\(kind))\"/>"
  }

  /// The point a little way from one towards another on the same line.
  private static func towards(_ goal: PictureLayout.Point, from: PictureLayout.Point) -> PictureLayout.Point {
    let reach = min(6, (abs(goal.x - from.x) + abs(goal.y - from.y)) / 2)
    return PictureLayout.Point(
      x: from.x + (goal.x - from.x).signum() * reach, y: from.y + (goal.y - from.y).signum() * reach)
  }

  private static let style = """
    <style>
    text{font-family:Arial,Helvetica,"DejaVu Sans",sans-serif;fill:#1b2733}
    .paper{fill:#fff}.stage{fill:#eef2f6}.box{fill:#fff;stroke:#4a5a6a;stroke-width:1.2}.first{stroke-width:3}
    .heading{font-size:18px;font-weight:bold}.stage-name{font-size:15px;font-weight:bold;text-anchor:middle}
    .name{font-size:13px;font-weight:bold}.words{font-size:11px}.label{font-size:11px}
    .arrow{fill:none;stroke-width:1.4}.machine{stroke-dasharray:5 4}
    .on{stroke:#1d5fa8}.on-head,.on-label{fill:#1d5fa8}.back{stroke:#9a5a10}.back-head,.back-label{fill:#9a5a10}
    @media (prefers-color-scheme:dark){
    text{fill:#e6edf3}.paper{fill:#12181f}.stage{fill:#1c2530}.box{fill:#12181f;stroke:#9fb0c0}
    .on{stroke:#7db7f5}.on-head,.on-label{fill:#7db7f5}.back{stroke:#e2a95c}.back-head,.back-label{fill:#e2a95c}
    }
    </style>
    """
}
