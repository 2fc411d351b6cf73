import Testing
import Workflow

@testable import WorkflowLab

@Suite("Where everything of a picture stands")
struct PictureLayoutTests {
  /// A rectangle that other things must keep out of.
  private struct Area {
    let what: String
    let x: ClosedRange<Int>
    let y: ClosedRange<Int>

    func meets(_ other: Area) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
  }

  private static func boxes(_ layout: PictureLayout) -> [Area] {
    layout.frames.map { frame in
      Area(what: frame.box.name, x: frame.x...frame.x + frame.width, y: frame.y...frame.y + frame.height)
    }
  }

  private static func labels(_ layout: PictureLayout) -> [Area] {
    layout.routes.map { route in
      let width = PictureLayout.width(of: route.arrow.label, size: 11)
      let left = route.labelEnds ? route.label.x - width : route.label.x
      return Area(what: route.arrow.label, x: left...left + width, y: route.label.y - 9...route.label.y + 2)
    }
  }

  /// The straight stretches of an arrow, without the ends that touch its boxes.
  private static func stretches(_ route: PictureLayout.Route) -> [Area] {
    let last = route.points.count - 2
    return zip(route.points, route.points.dropFirst()).enumerated().compactMap { place, pair in
      var (x1, x2) = (min(pair.0.x, pair.1.x), max(pair.0.x, pair.1.x))
      let (y1, y2) = (min(pair.0.y, pair.1.y), max(pair.0.y, pair.1.y))
      if place == 0 || place == last { (x1, x2) = (x1 + 1, x2 - 1) }
      return x1 <= x2 ? Area(what: route.arrow.label, x: x1...x2, y: y1...y2) : nil
    }
  }

  private func check(_ layout: PictureLayout) {
    let boxes = Self.boxes(layout)
    let labels = Self.labels(layout)
    let arrows = layout.routes.map(Self.stretches)
    for (place, box) in boxes.enumerated() {
      #expect(!boxes[..<place].contains { $0.meets(box) }, "box \(box.what)")
      #expect(!labels.contains { $0.meets(box) }, "a label on \(box.what)")
      #expect(!arrows.joined().contains { $0.meets(box) }, "an arrow through \(box.what)")
      #expect(box.x.lowerBound >= 0 && box.x.upperBound <= layout.width && box.y.upperBound <= layout.height)
    }
    for (place, label) in labels.enumerated() {
      #expect(!labels[..<place].contains { $0.meets(label) }, "label \(label.what)")
      #expect(label.x.lowerBound >= 0 && label.x.upperBound <= layout.width, "label \(label.what)")
      for arrow in arrows {
        let through = arrow.first { $0.meets(label) }
        #expect(through == nil, "\(through?.what ?? "") through the label \(label.what)")
      }
    }
    // Lines cross; they do not run on one another.
    for (place, arrow) in arrows.enumerated() {
      for other in arrows[..<place].joined() {
        for stretch in arrow where stretch.meets(other) {
          let shared = stretch.x.clamped(to: other.x).count + stretch.y.clamped(to: other.y).count - 2
          #expect(shared == 0, "\(stretch.what) on \(other.what)")
        }
      }
    }
    for route in layout.routes {
      for (one, next) in zip(route.points, route.points.dropFirst()) {
        #expect(one.x == next.x || one.y == next.y, "\(route.arrow.label) is aslant")
      }
    }
  }

  @Test("of the shipped definition nothing stands or runs on anything else")
  func shipped() throws {
    check(PictureLayout(StatePicture(try PictureSample.shipped())))
  }

  @Test("of whatever definition nothing stands or runs on anything else", arguments: UInt64(1)...60)
  func random(_ number: UInt64) {
    check(PictureLayout(StatePicture(PictureSample.random(number))))
  }

  @Test("the words of a box fit into it")
  func words() throws {
    for frame in PictureLayout(StatePicture(try PictureSample.shipped())).frames {
      for line in frame.words {
        #expect(PictureLayout.width(of: line, size: 11) <= frame.width - 12, "\(line)")
      }
      #expect(40 + frame.words.count * PictureLayout.lineHeight <= frame.height + 10, "\(frame.box.name)")
    }
  }
}
