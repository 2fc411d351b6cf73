import Store
import TaskingRendering
import Testing

@testable import TaskingCLI

/// Verdicts say how far they reach, and what leaves a rehearsal says so.
@Suite("What a verdict is said of")
struct ReachTests {
  private func live() -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--quiet"]) == 0)
    #expect(host.run(["raise", "kind=visitor-check"]) == 0, "\(host.err)")
    return host
  }

  /// Every command that judges, and what it is told.
  private func verdicts(_ host: TestHost) -> [(words: [String], out: String)] {
    #expect(host.run(["certificate", "1@1", "--format", "json"]) == 0, "\(host.err)")
    let file = host.file("certificate.json", Array(host.out.utf8))
    return [
      ["audit", "verify"], ["audit", "verify", "--receipts", host.file("empty.jsonl", [])], ["doctor"],
      ["certificate", "verify", file], ["prove-quiet", "1", "--from", "2026-11-20 08:00", "--to", "2026-11-20 08:30"],
      ["backup", host.folder + "/copy"], ["restore", host.folder + "/copy", "--store", host.folder + "/other.db"],
      ["audit", "verify", "--store", host.folder + "/other.db"],
    ].map { words in
      #expect(host.run(words) == 0, "\(words): \(host.err)")
      return (words, host.out)
    }
  }

  @Test("Every verdict of a live store names it, and says up to which entry and compared with what")
  func named() throws {
    let host = live()
    defer { host.remove() }
    for (words, out) in verdicts(host) {
      let line = try #require(
        out.split(separator: "\n").first { $0.contains("it is said of the live store ") }, "\(words): \(out)")
      #expect(line.contains("…, up to journal entry ") && line.contains(", compared with "), "\(line)")
      #expect(!out.contains("REHEARSAL") && !host.err.contains("REHEARSAL"), "\(words)")
    }
    #expect(host.run(["audit", "verify", "--format", "json"]) == 0)
    #expect(
      host.out.contains(#""reach":{"at":"2026-11-20T08:55:00Z","compared_with":["the head kept beside it, of entry "#))
    #expect(host.out.contains(#""kind":"live""#))
  }

  @Test("Of a rehearsal each of them says that it is one, on the same stream as the verdict")
  func rehearsal() throws {
    let host = TestHost.rehearsal(impact: "low")
    defer { host.remove() }
    host.environment["TASKING_AS"] = "b.hughes"
    #expect(host.run(["certificate", "1@2"]) == 0)
    #expect(host.out.hasPrefix(Renderer.rehearsalLine + "\nCERTIFICATE of "), "\(host.out)")
    #expect(host.run(["certificate", "1@2", "--format", "json"]) == 0)
    #expect(host.out.contains(#""rehearsal":true"#))
    let file = host.file("certificate.json", Array(host.out.utf8))
    for words in [
      ["audit", "verify"], ["doctor"], ["certificate", "verify", file], ["backup", host.folder + "/copy"],
    ] {
      #expect(host.run(words) == 0, "\(host.err)")
      #expect(host.out.contains("it is said of the REHEARSAL "), "\(words): \(host.out)")
    }
    #expect(host.run(["certificate", "verify", file]) == 0)
    #expect(host.out.hasPrefix(Renderer.rehearsalLine + "\n"))
  }

  @Test(
    "A CSV of a rehearsal says in each line that it is one; one of a live store has no such column",
    arguments: [["list"], ["person", "list"], ["plan", "--horizon", "2d"], ["workflow", "list"], ["doctor"]])
  func csv(words: [String]) throws {
    let host = TestHost.rehearsal(impact: "low")
    defer { host.remove() }
    host.environment["TASKING_AS"] = "b.hughes"
    #expect(host.run(words + ["--format", "csv"]) == 0, "\(host.err)")
    let lines = host.out.split(separator: "\n")
    #expect(lines.first?.hasSuffix(",rehearsal") == true)
    #expect(lines.last?.hasSuffix(",true") == true, "\(host.out)")
    let other = live()
    defer { other.remove() }
    #expect(other.run(words + ["--format", "csv"]) == 0, "\(other.err)")
    #expect(!other.out.contains("rehearsal"))
  }

  @Test("A copy whose rows differ from its journal is made, and said not to be sound")
  func unsound() throws {
    let host = live()
    defer { host.remove() }
    try TimeOutsideChainTests.run(host, "UPDATE request SET title = 'Other'")
    let copy = host.folder + "/copy"
    for words in [["backup", copy], ["restore", copy, "--store", host.folder + "/other.db"]] {
      #expect(host.run(words) == 9)
      #expect(host.out.contains("audit verify finds it NOT SOUND"), "\(host.out)")
      #expect(host.err.contains("says otherwise than its journal in title"), "\(host.err)")
    }
    #expect(host.run(["audit", "verify", "--store", host.folder + "/other.db"]) == 9)
  }
}
