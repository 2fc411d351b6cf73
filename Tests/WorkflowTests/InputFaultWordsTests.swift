import Testing
import Workflow

/// What does not fit a field, each said in its own words.
struct InputFaultWordsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let entries: [String]
    let fault: InputFault
    let sentence: String
    let hint: String?
    var testDescription: String { entries.joined(separator: " ") }

    init(_ entries: [String], _ fault: InputFault, _ sentence: String, _ hint: String? = nil) {
      self.entries = entries
      self.fault = fault
      self.sentence = sentence
      self.hint = hint
    }
  }

  static let moment = "write 2026-12-01, 2026-12-01 16:00, 1 Dec, fri 16:00, tomorrow 9:00 or +3d"

  static let rows: [Row] = [
    Row(
      ["titel=x"], InputFault("titel", .unknownField(nearest: "title")), "there is no field 'titel'",
      "did you mean 'title'?"),
    Row(["zzzzzzzz=x"], InputFault("zzzzzzzz", .unknownField(nearest: nil)), "there is no field 'zzzzzzzz'"),
    Row(
      ["box.nam=x"],
      InputFault("box.nam", .unknownMember("nam", of: "box", members: ["name", "full", "when", "kind"])),
      "box has no 'nam'", "it has name, full, when, kind"),
    Row(["title.x=1"], InputFault("title.x", .tooDeep), "'title.x' goes deeper than the field does"),
    Row(["reason.x=1"], InputFault("reason.x", .tooDeep), "'reason.x' goes deeper than the field does"),
    Row(["box=x"], InputFault("box", .needsPath(example: "box.name")), "box is made of parts", "write box.name=…"),
    Row(
      ["boxes=x"], InputFault("boxes", .needsPath(example: "boxes.1.name")), "boxes is made of parts",
      "write boxes.1.name=…"),
    Row(
      ["lines.3=x"], InputFault("lines.3", .badElement("3", count: 0)),
      "lines.3: '3' is no element; it has 0, so the next is 1"),
    Row(
      ["lines.0=x"], InputFault("lines.0", .badElement("0", count: 0)),
      "lines.0: '0' is no element; it has 0, so the next is 1"),
    Row(
      ["lines.a=x"], InputFault("lines.a", .badElement("a", count: 0)),
      "lines.a: 'a' is no element; it has 0, so the next is 1"),
    Row(
      ["lines=x", "lines.1=y"], InputFault("lines", .bareAndByElement), "lines is given both as a whole and by element"),
    Row(
      ["lines.1=y", "lines=x"], InputFault("lines", .bareAndByElement), "lines is given both as a whole and by element"),
    Row(["title=a", "title=b"], InputFault("title", .twice), "title is given twice, and holds one value"),
    Row(["reason=a", "reason=b"], InputFault("reason", .twice), "reason is given twice, and holds one value"),
    Row(["title=a", "title-="], InputFault("title", .twice), "title is given twice, and holds one value"),
    Row(["title="], InputFault("title", .empty), "title is empty", "give a value, or title-= to clear it"),
    Row(["title= \n"], InputFault("title", .empty), "title is empty", "give a value, or title-= to clear it"),
    Row(
      ["title=12345678901"], InputFault("title", .tooLong(limit: 10, count: 11)),
      "title takes at most 10 characters; this has 11"),
    Row(
      ["box.name=123456789012345678901", "box.kind=big"], InputFault("box.name", .tooLong(limit: 20, count: 21)),
      "box.name takes at most 20 characters; this has 21"),
    Row(
      ["title=a\u{1B}[2J"], InputFault("title", .control(0x1B, place: 2)),
      "title holds a control character (U+001B) at character 2", "remove it and try again"),
    Row(
      ["title=a\rb"], InputFault("title", .control(0x0D, place: 2)),
      "title holds a control character (U+000D) at character 2", "remove it and try again"),
    Row(
      ["title=ab\u{9B}"], InputFault("title", .control(0x9B, place: 3)),
      "title holds a control character (U+009B) at character 3", "remove it and try again"),
    Row(
      ["urgent=maybe"], InputFault("urgent", .notFlag("maybe")), "urgent: 'maybe' is neither true nor false",
      "write true or false"),
    Row(
      ["count=12.5"], InputFault("count", .notNumber("12.5")), "count: '12.5' is no whole number",
      "write digits only, such as 12"),
    Row(
      ["size=larg"], InputFault("size", .notCode("larg", nearest: "large", codes: ["small", "medium", "large"])),
      "size: 'larg' is not one of its codes", "did you mean 'large'?"),
    Row(
      ["size=zzzzzz"], InputFault("size", .notCode("zzzzzz", nearest: nil, codes: ["small", "medium", "large"])),
      "size: 'zzzzzz' is not one of its codes", "one of: small, medium, large"),
    Row(["at=soon"], InputFault("at", .instant(.notUnderstood("soon"))), "at: 'soon' is no date or time", moment),
    Row(["box.name=a"], InputFault("box", .incomplete(member: "kind")), "box lacks kind", "add box.kind=…"),
    Row(
      ["boxes.1.kind=big"], InputFault("boxes.1", .incomplete(member: "name")), "boxes.1 lacks name",
      "add boxes.1.name=…"),
  ]

  @Test("what does not fit is refused, and said in words", arguments: rows)
  func refused(row: Row) throws {
    #expect(try InputReaderTests.faults(row.entries) == [row.fault])
    #expect(row.fault.sentence == row.sentence)
    #expect(row.fault.hint == row.hint)
  }

  @Test("what was typed is not repeated at length")
  func long() {
    let key = String(repeating: "x", count: 100)
    let shown = String(repeating: "x", count: 57) + "…"
    #expect(InputFault(key, .unknownField(nearest: nil)).sentence == "there is no field '\(shown)'")
  }
}
