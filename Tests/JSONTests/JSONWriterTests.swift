import FoundationEssentials
import JSON
import Testing

/// Anything, with Foundation's way to write it beside ours.
private indirect enum Anything: Encodable, JSONWritable {
  case text(String), number(Int64), flag(Bool), list([Anything]), table([String: Anything])

  func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    switch self {
    case .text(let text): try box.encode(text)
    case .number(let number): try box.encode(number)
    case .flag(let flag): try box.encode(flag)
    case .list(let list): try box.encode(list)
    case .table(let table): try box.encode(table)
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): text.write(to: &writer)
    case .number(let number): number.write(to: &writer)
    case .flag(let flag): flag.write(to: &writer)
    case .list(let list): list.write(to: &writer)
    case .table(let table): table.write(to: &writer)
    }
  }
}

struct JSONWriterTests {
  private static let everyControl = String(String.UnicodeScalarView((0...0x9F).compactMap { Unicode.Scalar($0) }))

  private static let values: [Anything] = [
    .list([]), .table([:]), .list([.list([]), .table([:]), .list([.text("")])]),
    .list([.number(.min), .number(.max), .number(0), .flag(true), .flag(false)]),
    .list([.text(everyControl), .text("a/b\\c\"d"), .text("Jörg 😀 e\u{301} \u{2028} \u{FEFF}")]),
    .table([
      "b": .number(1), "a": .text("{"), "A": .text("["), "aa": .flag(true), "_": .list([.text("]")]), "": .number(-1),
      "kinds/general": .table(["at": .text("x")]), "ä": .number(2), "z": .number(3), "ab": .number(4),
      "a b": .number(5),
      "\"": .number(6), "10": .number(7), "9": .number(8), "é": .number(9), "😀": .number(10), "ﬀ": .number(11),
    ]),
  ]

  @Test("what is written is what Foundation's encoder would write, byte by byte", arguments: values.indices)
  func sameAsFoundation(index: Int) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let value = Self.values[index]
    let written = JSONWriter.bytes(of: value)
    #expect(
      String(decoding: written, as: UTF8.self) == String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  @Test("a member without a value is left out")
  func absent() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("a", String?.none)
      writer.member("b", 1)
      writer.member("c", String?.none)
      writer.member("d", "")
    }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"b":1,"d":""}"#)
  }
}
