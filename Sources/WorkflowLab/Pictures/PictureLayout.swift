// Boxes stand on a grid: a column a stage, a row a place within it. Between columns are gutters, between rows gaps.
// An arrow leaves a box at a port on its side, goes up or down a track of the gutter, and enters the next box at a
// port; one that passes over columns goes along a lane of a gap. So no arrow crosses a box. Its label stands on its
// first stretch, in a zone of the gutter that no track goes through; ports of the right sides stand between those of
// the left sides. So no label stands on a box or another label.

/// Where everything of a picture stands, in pixels.
struct PictureLayout {
  /// A box with its words and its place.
  struct Frame {
    let box: StatePicture.Box
    let words: [String]
    let x: Int
    let y: Int
    let width: Int
    let height: Int
  }

  /// An arrow with its corners.
  struct Route {
    let arrow: StatePicture.Arrow
    /// From the box that it leaves to the one that it enters.
    let points: [Point]
    /// Whether it goes back to an earlier stage, or up.
    let isBack: Bool
    /// Where the label begins, or ends where it goes left.
    let label: Point
    let labelEnds: Bool
  }

  /// A point.
  struct Point: Equatable {
    let x: Int
    let y: Int
  }

  private(set) var frames: [Frame] = []
  private(set) var routes: [Route] = []
  /// The left edges of the columns.
  private(set) var columnX: [Int] = []
  private(set) var width = 0
  /// The lower edge of the last gap.
  private(set) var height = 0

  /// Width of a box.
  static let boxWidth = 208
  /// Where the columns begin, below the title and the names of the stages.
  static let top = 84
  static let margin = 24
  static let lineHeight = 15
  private static let pitch = 20

  /// The room that a text takes, rather too much than too little.
  static func width(of text: String, size: Int) -> Int { (text.count * size * 62 + 99) / 100 }

  /// Lays a picture out.
  init(_ picture: StatePicture) {
    let grid = PictureGrid(picture)
    let ways = grid.ways
    let words = grid.cells.map { cell in
      cell.box.lines.flatMap { PictureText.wrapped($0, at: 29) }
    }
    // Rows.
    var rowHeights = Array(repeating: 0, count: grid.rows)
    for (index, cell) in grid.cells.enumerated() {
      let ports = max(grid.ports(cell: index, .left).count, grid.ports(cell: index, .right).count)
      let tall = max(34 + words[index].count * PictureLayout.lineHeight, ports * PictureLayout.pitch + 24)
      rowHeights[cell.row] = max(rowHeights[cell.row], (tall + 19) / 20 * 20)
    }
    var rowY: [Int] = []
    var gapY: [Int] = []
    var y = PictureLayout.top
    for row in 0...grid.rows {
      gapY.append(y + 12)
      y += 24 + grid.lanes(gap: row) * 10
      guard row < grid.rows else { break }
      rowY.append(y)
      y += rowHeights[row]
    }
    height = y
    // Ports.
    var exitY = Array(repeating: 0, count: ways.count)
    var entryY = Array(repeating: 0, count: ways.count)
    for (index, cell) in grid.cells.enumerated() {
      for side in [PictureGrid.Side.left, .right] {
        let ports = grid.ports(cell: index, side)
        let room = rowHeights[cell.row] - (ports.count * PictureLayout.pitch)
        let first = rowY[cell.row] + max(12, room / 40 * 20 + 8) + (side == .left ? 10 : 0)
        for (place, port) in ports.enumerated() {
          let y = first + place * PictureLayout.pitch
          if port.isExit { exitY[port.way] = y } else { entryY[port.way] = y }
        }
      }
    }
    let tracks = PictureTracks(grid, gapY: gapY, exitY: exitY, entryY: entryY)
    // Columns.
    var gutterX: [Int] = []
    var x = PictureLayout.margin
    for gutter in 0...grid.columns {
      x += grid.zone(gutter, .right)
      gutterX.append(x + 10)
      x += 10 + tracks.count(gutter) * 9 + (tracks.count(gutter) == 0 ? 0 : 8) + grid.zone(gutter, .left)
      guard gutter < grid.columns else { break }
      columnX.append(x)
      x += PictureLayout.boxWidth
    }
    width = x + PictureLayout.margin
    for (index, cell) in grid.cells.enumerated() {
      frames.append(
        Frame(
          box: cell.box, words: words[index], x: columnX[cell.column], y: rowY[cell.row],
          width: PictureLayout.boxWidth, height: rowHeights[cell.row]))
    }
    for (index, way) in ways.enumerated() {
      let from = frames[way.from]
      let to = frames[way.to]
      let start = Point(x: way.exit == .right ? from.x + from.width : from.x, y: exitY[index])
      let end = Point(x: way.entry == .right ? to.x + to.width : to.x, y: entryY[index])
      let exitX = gutterX[way.exitGutter] + tracks.exit[index] * 9
      var points = [start, Point(x: exitX, y: start.y)]
      if let gap = way.gap {
        let laneY = gapY[gap] + (grid.lane[index] ?? 0) * 10
        let entryX = gutterX[way.entryGutter] + tracks.entry[index] * 9
        points += [Point(x: exitX, y: laneY), Point(x: entryX, y: laneY), Point(x: entryX, y: end.y)]
      } else {
        points.append(Point(x: exitX, y: end.y))
      }
      points.append(end)
      let labelX = way.exit == .right ? start.x + 6 : start.x - 6
      routes.append(
        Route(
          arrow: way.arrow, points: points, isBack: way.isBack, label: Point(x: labelX, y: start.y - 4),
          labelEnds: way.exit == .left))
    }
  }
}
