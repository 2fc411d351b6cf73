import Testing
import Workflow
import WorkflowFile

/// A text that means harm.
struct HostileText: CustomTestStringConvertible {
  /// What it tries.
  let testDescription: String
  /// The text.
  let text: String

  private static let size = 1 << 20

  private static func repeated(_ piece: String) -> String {
    String(repeating: piece, count: (size - 64) / piece.utf8.count)
  }

  /// All of them; what was once found to take long is at least a megabyte.
  static let all: [HostileText] = [
    HostileText(
      testDescription: "alias bomb",
      text: "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + (1...12).map { level in
          let name = String(UnicodeScalar(UInt8(96 + level)))
          let next = String(UnicodeScalar(UInt8(97 + level)))
          return "\(next): &\(next) [" + Array(repeating: "*\(name)", count: 9).joined(separator: ",") + "]\n"
        }.joined()),
    HostileText(testDescription: "a megabyte of [", text: repeated("[")),
    HostileText(testDescription: "a megabyte of {", text: repeated("{")),
    HostileText(testDescription: "a megabyte of [ on lines", text: repeated("[\n")),
    HostileText(testDescription: "a megabyte of -", text: repeated("- ")),
    HostileText(testDescription: "a megabyte of ?", text: repeated("? ")),
    HostileText(testDescription: "a megabyte of {a:", text: repeated("{a: ")),
    HostileText(testDescription: "a megabyte of commas", text: "[" + repeated("a,")),
    HostileText(testDescription: "a megabyte of keys", text: (0..<90_000).map { "k\($0): 1\n" }.joined()),
    HostileText(testDescription: "a megabyte of one key", text: repeated("k: 1\n")),
    HostileText(testDescription: "a megabyte of anchors", text: repeated("- &a b\n")),
    HostileText(testDescription: "a megabyte of quotes", text: repeated("'")),
    HostileText(testDescription: "a megabyte of control characters", text: repeated("\u{1}")),
    HostileText(
      testDescription: "ever deeper blocks",
      text: (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
    HostileText(testDescription: "two megabytes of spaces", text: repeated(" ") + repeated(" ")),
    HostileText(testDescription: "an endless quoted text", text: "a: \"" + repeated("x")),
  ]
}

@Suite("Hostile YAML", .serialized)
struct HostileYAMLTests {
  /// The promise is 100 ms; a debug build takes several times as long.
  private var bound: Duration {
    #if DEBUG
      .milliseconds(500)
    #else
      .milliseconds(100)
    #endif
  }

  @Test("is refused at a place, and quickly", arguments: HostileText.all)
  func refused(_ hostile: HostileText) {
    var diagnostics: [Diagnostic] = []
    // The best of three: other tests run at the same time.
    let times = (0..<3).map { _ in
      ContinuousClock().measure { diagnostics = DefinitionFile.read(hostile.text, file: "f").diagnostics }
    }
    #expect(!diagnostics.isEmpty)
    #expect(diagnostics.allSatisfy { $0.severity == .error && $0.line >= 1 && $0.column >= 1 })
    #expect(diagnostics.count <= 60)
    #expect(times.min() ?? .seconds(9) < bound)
  }
}
