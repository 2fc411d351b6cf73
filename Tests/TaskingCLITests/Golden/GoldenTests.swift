import ArgumentParser
import FoundationEssentials
import Glibc
import Testing

@testable import TaskingCLI

/// `RECORD=1 swift test --filter GoldenTests` writes the transcripts anew; then read the difference.
@Suite("Every verb has a transcript that is kept, and answers as it says")
struct GoldenTests {
  private static let folder = GoldenText.top + "/Tests/TaskingCLITests/Goldens"
  private static let isRecording = getenv("RECORD") != nil

  /// The first words of all transcripts: `person` of `person.txt`.
  private static let names: [String] = {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
        .map { String($0.dropLast(4)) }.sorted()
    } catch {
      Issue.record(error)
      return []
    }
  }()

  private static func kept(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(name).txt")), as: UTF8.self)
  }

  /// The words that each command of the program is called by: `person add`, without those that only hold others.
  private static func verbs(under command: any ParsableCommand.Type = Root.self) -> [[String]] {
    command.configuration.subcommands.flatMap { command -> [[String]] in
      guard let name = command.configuration.commandName else { return [] }
      let deeper = verbs(under: command)
      return deeper.isEmpty ? [[name]] : deeper.map { [name] + $0 }
    }
  }

  @Test("The answers are those of the transcript", arguments: names)
  func answers(_ name: String) throws {
    let host = try Rehearsal.host(beside: Self.folder + "/desk")
    defer { host.remove() }
    let kept = try Self.kept(name)
    let now = try Golden(kept).transcript(GoldenShell(host))
    if Self.isRecording {
      try Data(now.utf8).write(to: URL(filePath: "\(Self.folder)/\(name).txt"))
    } else if let difference = Golden.difference(kept, now, in: "Goldens/\(name).txt") {
      Issue.record("\(difference)\nto keep what it answers now: RECORD=1 swift test --filter GoldenTests")
    }
  }

  @Test("Each verb of the program is run in the transcript of its first word, and at least once does what it is for")
  func verbs() throws {
    let verbs = Self.verbs()
    #expect(verbs.count > 60)
    #expect(Set(Self.names) == Set(verbs.compactMap(\.first)))
    for verb in verbs where Self.names.contains(verb[0]) {
      let steps = Golden(try Self.kept(verb[0])).steps
      let done = try steps.filter { try $0.isDone && GoldenShell.words($0.line).starts(with: ["tasking"] + verb) }
      #expect(!done.isEmpty, "Goldens/\(verb[0]).txt has no `tasking \(verb.joined(separator: " "))` that ends with 0")
    }
  }

  @Test("A transcript that differs is told with its first line that does")
  func difference() {
    #expect(Golden.difference("a\nb\n", "a\nb\n", in: "x") == nil)
    #expect(Golden.difference("a\nb\n", "a\nc\n", in: "x") == "x:2:\n  kept: b\n  now:  c")
    #expect(Golden.difference("a\n", "a\nc\n", in: "x") == "x:2:\n  kept: \n  now:  c")
    #expect(Golden.difference("a", "a\nc", in: "x") == "x:2:\n  kept: (the end)\n  now:  c")
  }

  @Test("A command is shown with what it wrote, where it wrote it and how it ended, and written anew it is the same")
  func form() throws {
    let host = TestHost()
    defer { host.remove() }
    _ = host.file("empty", [])
    let text = """
      # Nothing is there yet.
      $ tasking list \\
          --as k.osei
      ! tasking: there is no store at $DESK/tasking.db
      ! hint: make one with `tasking init`, or name another with --store
      [exit 3]

      $ rm $DESK/empty

      """
    let golden = Golden(text)
    #expect(golden.steps.map(\.line) == ["tasking list     --as k.osei", "rm $DESK/empty"])
    #expect(golden.steps.map(\.isDone) == [false, true])
    #expect(Golden.difference(text, try golden.transcript(GoldenShell(host)), in: "form") == nil)
    #expect(throws: GoldenShell.Fault.self) { try GoldenShell(host).run("ls") }
    #expect(throws: GoldenShell.Fault.self) { try GoldenShell(host).run("tasking 'list") }
  }

  @Test("What differs from run to run has a word in its place, and nothing else has")
  func words() {
    let text = GoldenText(desk: "/tmp/desk-1")
    let digest = String(repeating: "0123456789abcdef", count: 4)
    #expect(text.shown("at /tmp/desk-1/tasking.db") == "at $DESK/tasking.db")
    #expect(text.typed("$DESK/tasking.db") == "/tmp/desk-1/tasking.db")
    #expect(text.shown("seq 7  head \(digest)") == "seq 7  head DIGEST")
    #expect(text.shown("\"\(digest)\(digest)\"") == "\"SIGNATURE\"")
    #expect(text.shown(digest + "0") == digest + "0")
    #expect(text.shown("store 384 KiB, log 1.5 MiB; uid 1000's only") == "store SIZE, log SIZE; uid N's only")
    #expect(text.shown("of the REHEARSAL 12d4973d2aa77222…, up to") == "of the REHEARSAL STORE…, up to")
    let plain = "PIO-2026-000001 closed (P2), version 12; via uid 1000, 2026-11-20T10:30:00Z, lines 1 to 81"
    #expect(text.shown(plain) == plain)
  }
}
