/// Which track of its gutters each arrow takes, so that no two lie on one another.
struct PictureTracks {
  /// The track in the gutter where each way leaves.
  private(set) var exit: [Int]
  /// The track in the gutter where each way enters; the same where that is the same gutter.
  private(set) var entry: [Int]
  private var counts: [Int: Int] = [:]

  /// A stretch up or down a gutter.
  private struct Stretch {
    let way: Int
    let isExit: Bool
    let range: ClosedRange<Int>
  }

  /// Tracks for the ways of a grid, whose ports and gaps have their heights.
  init(_ grid: PictureGrid, gapY: [Int], exitY: [Int], entryY: [Int]) {
    exit = Array(repeating: 0, count: grid.ways.count)
    entry = exit
    for gutter in 0...grid.columns {
      var stretches: [Stretch] = []
      for (index, way) in grid.ways.enumerated() {
        if let gap = way.gap {
          let lane = gapY[gap] + (grid.lane[index] ?? 0) * 10
          if way.exitGutter == gutter {
            stretches.append(Stretch(way: index, isExit: true, range: PictureTracks.range(exitY[index], lane)))
          }
          if way.entryGutter == gutter {
            stretches.append(Stretch(way: index, isExit: false, range: PictureTracks.range(lane, entryY[index])))
          }
        } else if way.exitGutter == gutter {
          stretches.append(Stretch(way: index, isExit: true, range: PictureTracks.range(exitY[index], entryY[index])))
        }
      }
      stretches.sort { ($0.range.count, $0.way) < ($1.range.count, $1.way) }
      var taken: [[ClosedRange<Int>]] = []
      for stretch in stretches {
        let free = taken.firstIndex { ranges in !ranges.contains { $0.overlaps(stretch.range) } } ?? taken.count
        if free == taken.count { taken.append([]) }
        taken[free].append(stretch.range)
        if stretch.isExit { exit[stretch.way] = free } else { entry[stretch.way] = free }
      }
      counts[gutter] = taken.count
    }
  }

  /// How many tracks a gutter has.
  func count(_ gutter: Int) -> Int { counts[gutter] ?? 0 }

  /// From one height to another, with a little room.
  private static func range(_ one: Int, _ other: Int) -> ClosedRange<Int> { min(one, other) - 4...max(one, other) + 4 }
}
