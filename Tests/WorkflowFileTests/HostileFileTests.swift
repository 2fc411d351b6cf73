import Testing
import Workflow
import WorkflowFile

/// A way of reading a file of one kind.
struct KindReading: CustomTestStringConvertible {
  let kind: FileKind
  /// Reads a text, and says what is wrong with it.
  let read: @Sendable (String) -> [Diagnostic]

  var testDescription: String { kind.rawValue }

  static let all: [KindReading] = [
    KindReading(kind: .workflow) { DefinitionFile.read($0, file: "f").diagnostics },
    KindReading(kind: .calendar) { CalendarFile.read($0, file: "f", zone: { Shipped.zone($0) }).diagnostics },
    KindReading(kind: .register) { RegisterFile.read($0, file: "f").diagnostics },
    KindReading(kind: .cast) { CastFile.read($0, file: "f").diagnostics },
    KindReading(kind: .scenarios) { ScenarioFile.read($0, file: "f").diagnostics },
    KindReading(kind: .notices) { NoticeFile.read($0, file: "f").diagnostics },
    KindReading(kind: .simulation) { SimulationFile.read($0, file: "f", for: []).diagnostics },
    KindReading(kind: .retention) { RetentionFile.read($0, file: "f", zone: { Shipped.zone($0) }).diagnostics },
    KindReading(kind: .migration) { text in
      guard let definition = DefinitionFile.read(Sample.text, file: "s").value else { return [] }
      return MigrationFile.read(text, file: "f", from: [definition], to: definition).diagnostics
    },
  ]
}

@Suite("Hostile files of each kind", .serialized)
struct HostileFileTests {
  @Test("one byte too many, and a file is refused unread", arguments: KindReading.all)
  func tooLong(_ reading: KindReading) {
    let limit = YAMLTree.Bounds(of: reading.kind).bytes
    let line = "f:1:1: error: the file has \(limit + 1) bytes: of a file of its kind at most \(limit) are read"
    #expect(reading.read(String(repeating: "[", count: limit + 1)).map(\.description) == [line])
    #expect(!reading.read(String(repeating: "[", count: limit)).map(\.description).contains(line))
  }

  @Test("what is as large as is read, and means harm, is refused quickly", arguments: KindReading.all)
  func atTheLimit(_ reading: KindReading) {
    let head = "\(reading.kind.rawValue): x\n"
    let size = YAMLTree.Bounds(of: reading.kind).bytes - head.utf8.count
    let width = YAMLTree.Bounds(of: reading.kind).width - 1
    let texts = ["[", "{a: ", "k: 1\n", "'", "- ", "\n", "#\n", "? [a]\n: 1\n", "x: \"\\n"].map {
      String(repeating: $0, count: size / $0.utf8.count)
    }
    let keys = (0..<width).map { "k\($0): 1\n" }.joined()
    for text in texts + [keys, "x: " + String(repeating: "y", count: size - 3)] {
      var diagnostics: [Diagnostic] = []
      let times = (0..<3).map { _ in ContinuousClock().measure { diagnostics = reading.read(head + text) } }
      #expect(diagnostics.contains { $0.severity == .error })
      #expect(diagnostics.count <= 60)
      #expect(times.min() ?? .seconds(9) < .milliseconds(500), "\(text.prefix(20))")
    }
  }

  @Test("of very many faults the first are told, and that there are more")
  func manyFaults() {
    let people = (0..<300).map { "  - { id: \($0), name: n, roles: [] }\n" }.joined()
    let diagnostics = CastFile.read("rehearsal: 1\ntitle: t\npeople:\n" + people, file: "f").diagnostics
    #expect(diagnostics.count == 51)
    #expect(diagnostics.first?.line == 4)
    #expect(
      diagnostics.last?.description
        == "f:54:11: error: there is more to say than the 50 things above: the rest is not told")
  }

  @Test("a register has columns and codes in bounds")
  func register() {
    func lines(_ columns: String) -> [String] {
      let text =
        "register: r\nversion: 1\ntitle: t\ncolumns: { title: text, \(columns) }\nentries:\n  A: { title: t }\n"
      return RegisterFile.read(text, file: "f").diagnostics.map(\.description)
    }
    func columns(_ count: Int) -> String {
      (0..<count).map { "c\($0): { text: 10, optional: true }" }.joined(separator: ", ")
    }
    func codes(_ count: Int) -> String {
      "c: { one-of: [\((0..<count).map { "C\($0)" }.joined(separator: ", "))], optional: true }"
    }
    #expect(lines(columns(49)) == [])
    #expect(lines(columns(50)) == ["f:4:1: error: a register has at most 50 columns, not 51"])
    #expect(lines(codes(250)) == [])
    #expect(
      lines(codes(251)) == ["f:4:38: error: a list of codes has at most 250\n  hint: more of them are a register"])
  }
}
