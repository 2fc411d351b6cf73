/// Which box stands in which column and row, and the way of each arrow between them.
struct PictureGrid {
  /// A side of a box.
  enum Side {
    case left, right
  }

  /// A box in its column and row.
  struct Cell {
    let box: StatePicture.Box
    let column: Int
    let row: Int
  }

  /// The way of an arrow: the sides and gutters that it takes, and the gap where it passes over columns.
  struct Way {
    let arrow: StatePicture.Arrow
    let from: Int
    let to: Int
    let exit: Side
    let entry: Side
    let exitGutter: Int
    let entryGutter: Int
    let gap: Int?
    let isBack: Bool
  }

  /// An arrow's end at a side of a box.
  struct Port {
    let way: Int
    let isExit: Bool
  }

  let cells: [Cell]
  let columns: Int
  let rows: Int
  let ways: [Way]
  /// The lane of each way that has a gap.
  private(set) var lane: [Int: Int] = [:]
  private var laneCounts: [Int]

  /// The grid of a picture.
  init(_ picture: StatePicture) {
    var cells: [Cell] = []
    for (column, stage) in picture.columns.enumerated() {
      for (row, box) in stage.boxes.enumerated() { cells.append(Cell(box: box, column: column, row: row)) }
    }
    self.cells = cells
    columns = picture.columns.count
    rows = picture.columns.map(\.boxes.count).max() ?? 0
    laneCounts = Array(repeating: 0, count: rows + 1)
    let places = Dictionary(
      cells.enumerated().map { ($1.box.name, $0) }, uniquingKeysWith: { first, _ in first })
    var ways: [Way] = []
    for arrow in picture.arrows {
      guard let from = places[arrow.from], let to = places[arrow.to] else { continue }
      ways.append(PictureGrid.way(arrow, from, to, cells, rows: rows))
    }
    self.ways = ways
    assignLanes()
  }

  private static func way(
    _ arrow: StatePicture.Arrow, _ from: Int, _ to: Int, _ cells: [Cell], rows: Int
  ) -> Way {
    let (a, b) = (cells[from], cells[to])
    let isBack = b.column < a.column || (b.column == a.column && b.row < a.row)
    let exit: Side = isBack ? .left : .right
    let entry: Side = a.column == b.column ? exit : isBack ? .right : .left
    let exitGutter = exit == .right ? a.column + 1 : a.column
    let entryGutter = entry == .right ? b.column + 1 : b.column
    var gap: Int?
    if exitGutter != entryGutter {
      func cost(_ gap: Int) -> Int {
        [a.row, b.row].reduce(0) { $0 + (gap <= $1 ? $1 - gap : gap - $1 - 1) }
      }
      let costs = (0...rows).map(cost)
      let best = costs.min() ?? 0
      gap = isBack ? costs.lastIndex(of: best) : costs.firstIndex(of: best)
    }
    return Way(
      arrow: arrow, from: from, to: to, exit: exit, entry: entry, exitGutter: exitGutter, entryGutter: entryGutter,
      gap: gap, isBack: isBack)
  }

  private mutating func assignLanes() {
    for gap in 0...rows {
      var ends: [[ClosedRange<Int>]] = []
      for (index, way) in ways.enumerated() where way.gap == gap {
        let range = min(way.exitGutter, way.entryGutter)...max(way.exitGutter, way.entryGutter)
        let free = ends.firstIndex { taken in !taken.contains { $0.overlaps(range) } } ?? ends.count
        if free == ends.count { ends.append([]) }
        ends[free].append(range)
        lane[index] = free
      }
      laneCounts[gap] = ends.count
    }
  }

  /// How many lanes a gap has.
  func lanes(gap: Int) -> Int { laneCounts[gap] }

  /// The ends at a side of a box, from top to bottom: those that go up first.
  func ports(cell: Int, _ side: Side) -> [Port] {
    var ports: [(port: Port, height: Int)] = []
    for (index, way) in ways.enumerated() {
      if way.from == cell, way.exit == side {
        ports.append((Port(way: index, isExit: true), height(way, from: cells[cell], to: cells[way.to])))
      }
      if way.to == cell, way.entry == side {
        ports.append((Port(way: index, isExit: false), height(way, from: cells[cell], to: cells[way.from])))
      }
    }
    return ports.enumerated().sorted { ($0.element.height, $0.offset) < ($1.element.height, $1.offset) }
      .map(\.element.port)
  }

  /// How high an arrow goes once it has left a box: twice the row, gaps being odd.
  private func height(_ way: Way, from: Cell, to: Cell) -> Int {
    if let gap = way.gap { return gap * 2 - 1 }
    return to.row * 2
  }

  /// The room for labels at one side of a gutter: of arrows that leave boxes on the given side of theirs.
  func zone(_ gutter: Int, _ side: Side) -> Int {
    // Labels of right sides stand left in their gutter, those of left sides right in theirs.
    let labels = ways.filter { $0.exitGutter == gutter && $0.exit == (side == .right ? .right : .left) }
    let isUsed = ways.contains { $0.exitGutter == gutter || $0.entryGutter == gutter }
    let widest = labels.map { PictureLayout.width(of: $0.arrow.label, size: 11) + 12 }.max() ?? 0
    return max(widest, isUsed ? 16 : 4)
  }
}
