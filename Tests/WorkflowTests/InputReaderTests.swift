import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// What is given at the edge, and the fields that it makes.
struct InputReaderTests {
  static let text = """
    workflow: shapes
    version: 1
    title: Shapes
    owner: Nobody
    reference: S-{year}-{number}
    calendar: england-and-wales
    roles: { requester: Whoever asks }
    records:
      box: { name: { text: 20 }, full: bool, when: { instant: true, optional: true }, kind: { one-of: [big, small] } }
    fields:
      title: { text: 10 }
      urgent: { bool: true }
      count: { int: true }
      at: { instant: true }
      size: { one-of: [small, medium, large] }
      prison: { one-of: establishments }
      threats: { list-of: { one-of: threat-areas } }
      lines: { list-of: text }
      box: { record: box }
      boxes: { list-of: box }
    states:
      new: { stage: raise, waits-for: raiser, no-clock: Being written }
      over: { stage: close, final: true }
    raise: { by: requester, into: new }
    set: { raise: raiser, assess: nobody, assign: nobody, act: nobody, close: nobody }
    moves:
      finish: { from: new, to: over, by: raiser }
    """

  static func reader() throws -> InputReader {
    let bench = try Bench.of(text, checked: false)
    return InputReader(
      definition: bench.definition, registers: bench.world.registers, zone: try Bench.zone("Europe/London"),
      now: try at("2026-11-23T09:00:00Z"))
  }

  /// `key=value`, and `key-=` to clear.
  static func entries(_ texts: [String]) -> [Entry] {
    texts.map { text in
      if text.hasSuffix("-=") { return Entry(key: String(text.dropLast(2)), value: nil) }
      let key = text.prefix { $0 != "=" }
      return Entry(key: String(key), value: String(text.dropFirst(key.count + 1)))
    }
  }

  private func input(_ texts: String..., onto fields: [String: FieldValue] = [:]) throws -> Input {
    try Self.reader().read(Self.entries(texts), onto: fields).get()
  }

  static func faults(_ texts: [String], onto fields: [String: FieldValue] = [:]) throws -> [InputFault] {
    try reader().read(entries(texts), onto: fields).failure?.faults ?? []
  }

  @Test("one value of each shape")
  func scalars() throws {
    let input = try input(
      "title=A b", "urgent=yes", "count=-12", "at=1 Dec 16:00", "size=large", "prison=MDI", "reason=Why not",
      "assignee=k.osei")
    #expect(
      input.values == [
        "title": .text("A b"), "urgent": .flag(true), "count": .number(-12), "at": .text("2026-12-01T16:00:00Z"),
        "size": .text("large"), "prison": .text("MDI"),
      ])
    #expect(input.reason == "Why not" && input.assignee == "k.osei" && input.cleared.isEmpty)
    for (text, flag) in [("true", true), ("YES", true), ("y", true), ("false", false), ("No", false), ("n", false)] {
      #expect(try self.input("urgent=\(text)").values == ["urgent": .flag(flag)])
    }
  }

  @Test("text loses the line end of a file, and keeps the lines within; a value may have the sign of equality")
  func lines() throws {
    #expect(try input("title=a\r\nb\n").values == ["title": .text("a\nb")])
    #expect(try input("title=a\tb\n\n").values == ["title": .text("a\tb")])
    #expect(try input("title=x=1, y").values == ["title": .text("x=1, y")])
    #expect(try input("title=👩‍👩‍👧‍👦👩‍👩‍👧‍👦456789a").values.count == 1)
  }

  @Test("a list named bare is replaced whole by what one command gives")
  func bareList() throws {
    let old: [String: FieldValue] = ["lines": .list([.text("old")]), "threats": .list([.text("gangs")])]
    let input = try input(
      "lines=one, two", "lines=three", "threats=fraud-and-economic-crime,cyber", "threats=other", onto: old)
    #expect(input.values["lines"] == .list([.text("one, two"), .text("three")]))
    #expect(input.values["threats"] == .list([.text("fraud-and-economic-crime"), .text("cyber"), .text("other")]))
  }

  @Test("an element is changed by its number, or added by the next; the others stay")
  func elements() throws {
    let old: [String: FieldValue] = ["lines": .list([.text("one"), .text("two")])]
    #expect(
      try input("lines.2=TWO", "lines.3=three", onto: old).values["lines"]
        == .list(["one", "TWO", "three"].map { .text($0) }))
    #expect(try input("lines.1=one").values["lines"] == .list([.text("one")]))
  }

  @Test("a record is given by its members; a switch that is not given is off, and what it has stays")
  func records() throws {
    let box: FieldValue = .record(["name": .text("a"), "full": .flag(false), "kind": .text("big")])
    #expect(try input("box.name=a", "box.kind=big").values["box"] == box)
    let full: FieldValue = .record(["name": .text("a"), "full": .flag(true), "kind": .text("big")])
    #expect(try input("box.full=yes", onto: ["box": box]).values["box"] == full)
    let two = try input("boxes.1.full=true", "boxes.2.name=a", "boxes.2.kind=big", onto: ["boxes": .list([box])])
    #expect(two.values["boxes"] == .list([full, box]))
    let dated = try input("box.name=a", "box.kind=big", "box.when=tomorrow").values["box"]?.record?["when"]
    #expect(dated == .text("2026-11-24T00:00:00Z"))
  }

  @Test("a whole field is cleared")
  func clears() throws {
    let input = try input("title-=", "box-=", "size=small")
    #expect(input.cleared == ["title", "box"] && input.values == ["size": .text("small")])
  }

  @Test("a code that is out of use is not chosen any more")
  func retired() throws {
    let register = try #require(Bench.shipped().world.registers["establishments"])
    let code = try #require(register.entries.first { $0.isRetired }?.name)
    let found = try Self.faults(["prison=\(code)"])
    #expect(found == [InputFault("prison", .retired(code))])
    #expect(found.first?.sentence == "prison: '\(code)' is no longer in use")
    #expect(try Self.faults(["prison=QQQQ"]).first?.hint?.hasPrefix("one of ") == true)
  }

  @Test("everything that does not fit is told, in the order in which it was given")
  func all() throws {
    let found = try Self.faults(["size=huge", "titel=x", "title=", "count=1", "box.name=a"])
    #expect(found.map(\.key) == ["size", "titel", "title", "box"])
    #expect(found.map(\.isUsage) == [false, true, false, false])
    #expect(found.map(\.isMissing) == [false, false, false, true])
  }
}
