import Store
import Tasking
import TaskingRendering
import Testing
import Workflow
import WorkflowFile

@testable import TaskingCLI

@Suite("What a definition says can be seen and typed")
struct CheckedTextTests {
  /// Patterns of references that are made of everything that could stand in one.
  private static func patterns() -> [String] {
    let parts = [
      "PIO", "pio", "{year}", "{number}", "-", "-", "9", "_", "/", " ", "É", "A1", "{number}", "@", ".", "{kind}",
    ]
    // Numbers that only seem to be random, the same each time (Lehmer).
    var state = 20
    func number(below bound: Int) -> Int {
      state = state * 48_271 % 2_147_483_647
      return state % bound
    }
    return (0..<2_000).map { _ in
      (0...number(below: 6)).map { _ in parts[number(below: parts.count)] }.joined()
    } + [
      "PIO-{year}-{number}", "{number}", "A1-{number}", "PIO{year}-{number}", "PIO-{year}{number}", "{year}-{number}",
    ]
  }

  @Test("A pattern that the check takes makes references that the command line reads, in small letters too")
  func patterns() throws {
    var taken: Set<String> = []
    for pattern in Self.patterns() {
      let definition = Definition(
        workflow: "x", version: 1, title: "X", owner: "x", reference: pattern, calendar: "x",
        raise: Definition.Raising(by: [], into: "draft"))
      let findings = DefinitionCheck(definition, registers: [], calendars: ["x"]).findings
      if findings.contains(where: { $0.code == .reference }) { continue }
      taken.insert(pattern)
      for (number, year) in [(1, 2026), (418, 2027), (1_234_567, 2030)] as [(Int64, Int)] {
        let reference = definition.reference(number: number, year: year)
        #expect(Given.isReference(reference) && Given.isReference(reference.lowercased()), "\(pattern)")
        #expect(reference.lowercased().uppercased() == reference, "\(pattern)")
        #expect(definition.number(of: reference) == number, "\(pattern)")
        // What a next step is printed with.
        #expect(Renderer.number(of: reference) == "\(number)", "\(pattern)")
      }
    }
    #expect(taken.isSuperset(of: ["PIO-{year}-{number}", "{number}", "A1-{number}", "PIO{year}-{number}"]))
    #expect(
      taken.isDisjoint(with: ["PIO-{year}{number}", "pio-{number}", "PIO--{number}", "-{number}", "PIO_{number}"]))
  }

  @Test("A reference is found by its number and in any letters, and a pattern in small letters is refused")
  func references() throws {
    let host = TestHost.rehearsal(impact: "low")
    defer { host.remove() }
    for text in ["1", "000001", "PIO-2026-000001", "pio-2026-000001", "Pio-2026-000001"] {
      #expect(host.run(["show", text, "--as", "b.hughes", "--format", "ids"]) == 0)
      #expect(host.out == "PIO-2026-000001\n")
    }
    let text = try Self.file("pio-tasking.yaml")
    let small = Self.replaced(text, "reference: PIO-{year}-{number}", "reference: pio-{year}-{number}")
    let path = host.file("small.yaml", Array(small.utf8))
    #expect(host.run(["workflow", "check", path]) == 7)
    #expect(host.err.contains("error: references of this pattern could not be typed at the command line"))
    #expect(host.err.contains("hint: write capital letters, digits, {year} and hyphens, and {number} last"))
    // What is stored already is read.
    #expect(DefinitionFile.read(small, file: path).value?.reference == "pio-{year}-{number}")
  }

  private static func file(_ path: String) throws -> String {
    try #require(Beginning.builtIn.first { $0.path == path }?.text)
  }

  private static func replaced(_ text: String, _ old: String, _ new: String) -> String {
    guard let place = text.firstRange(of: old) else { return "" }
    return text[..<place.lowerBound] + new + text[place.upperBound...]
  }

  @Test("Texts that hold what nobody sees are refused, in every kind of file and wherever they stand")
  func hidden() throws {
    let host = TestHost()
    defer { host.remove() }
    let entry = """
      register: wings
      version: 1
      title: Wings
      columns: { title: text }
      entries: { A: { title: "A%" } }

      """
    let register = Self.replaced(entry, "title: Wings", #"title: "Wi\u200Bngs""#)
    let escapes = [
      #"\u202E"#, #"\u2066"#, #"\u200B"#, #"\u200D"#, #"\uFEFF"#, #"\e"#, #"\a"#, #"\u0085"#, #"\u00AD"#, #"\u2028"#,
      #"\0"#, #"\U000E0041"#,
    ]
    var files = escapes.map { Self.replaced(entry, "%", $0) } + [register]
    for (path, old, new) in [
      ("pio-tasking.yaml", "title: PIO", #"title: "\u202E" #PIO"#),
      ("pio-tasking.yaml", "{assignee.name} is not a PIO.", #"{assignee.name} is not \u200Ba PIO."#),
      ("notices.yaml", "title: Who", #"title: "\u202E" #Who"#),
      ("retention.yaml", "title: Review", #"title: "\u202E" #Review"#),
      ("retention.yaml", "title: Public", #"title: "\u202E" #Public"#),
      ("calendars/england-and-wales.yaml", "title: Office", #"title: "\u202E" #Office"#),
      ("calendars/england-and-wales.yaml", "name: Good Friday,", #"name: "Good\u202E Friday","#),
    ] {
      let text = Self.replaced(try Self.file(path), old, new)
      #expect(!text.isEmpty, "\(path) has no '\(old)'")
      files.append(text)
    }
    for (number, text) in files.enumerated() {
      let path = host.file("\(number).yaml", Array(text.utf8))
      #expect(host.run(["workflow", "check", path]) == 7, "\(text.prefix(200))")
      #expect(host.err.contains("error: the text holds the character U+") && host.err.contains("hint: take it out"))
    }
    // Tabs and line feeds, and letters of other languages, can be seen.
    let seen = host.file("seen.yaml", Array(Self.replaced(entry, "%", #"\t\nŁódź 文"#).utf8))
    #expect(host.run(["workflow", "check", seen]) == 0, "\(host.err)")
  }

  @Test(
    "A length that is too long says what the most is; what is no length says how one is written",
    arguments: [
      ("limit: 24h elapsed", "limit: 5000d", "'5000d' is too long: ten years are the most"),
      ("limit: 24h elapsed", "limit: 99999999h elapsed", "'99999999h elapsed' is too long: ten years are the most"),
      ("within: 12 months", "within: 121 months", "'121 months' is too long: ten years are the most"),
      ("within: 12 months", "within: 3651 days", "'3651 days' is too long: ten years are the most"),
      ("limit: 24h elapsed", "limit: soon", "'soon' is no length of time"),
      ("within: 12 months", "within: 12 moons", "'12 moons' is no stretch of the calendar"),
    ])
  func lengths(old: String, new: String, message: String) throws {
    let text = Self.replaced(try Self.file("pio-tasking.yaml"), old, new)
    let loaded = DefinitionFile.read(text, file: "x.yaml")
    #expect(loaded.diagnostics.map(\.message).contains(message))
  }
}
