import Tasking
import Testing

@testable import TaskingCLI

/// What is put to use has what is in use already, or says what it strands and is refused.
@Suite("What an activation strands")
struct StrandTests {
  /// A request that is acting, at a prison, about somebody, with an outcome and a nil return.
  private static func host() -> TestHost {
    let host = TestHost.rehearsal(impact: "high")
    for words in [
      ["take-up", "1", "--as", "y.tanaka"], ["accept", "1", "threat=other", "--as", "y.tanaka"],
      ["offer", "1", "assignee=k.osei", "--as", "y.tanaka"], ["take-on", "1", "--as", "k.osei"],
      ["report", "1", "--as", "k.osei", "outcome=answered", "answers.1.nil=no-information-held"],
      ["more-work", "1", "reason=r", "--as", "h.lindqvist"],
    ] { #expect(host.run(words) == 0, "\(words) \(host.err)") }
    return host
  }

  /// A built-in file in another version, with lines changed; written into the folder.
  private static func file(
    _ name: String, _ host: TestHost, version: Int = 2, _ change: (inout [Substring]) -> Void
  ) throws -> String {
    let text = try #require(Beginning.builtIn.first { $0.path == name }?.text)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices where lines[index].hasPrefix("version: ") { lines[index] = "version: \(version)" }
    change(&lines)
    return host.file("v\(version).yaml", Array(lines.joined(separator: "\n").utf8))
  }

  private static func drop(_ code: String, _ lines: inout [Substring]) {
    guard let start = lines.firstIndex(where: { $0.hasPrefix("  \(code):") }) else {
      Issue.record("there is no \(code)")
      return
    }
    let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix("    ") } ?? lines.endIndex
    lines.removeSubrange(start..<end)
  }

  /// A register, the code that it loses, and what is said to be stranded by that.
  static let codes: [(register: String, code: String, says: String)] = [
    ("kinds", "visitor-check", "PIO-2026-000001: kind is visitor-check"),
    ("establishments", "MDI", "PIO-2026-000001: establishment is MDI"),
    ("establishments", "LEI", "k.osei covers LEI"),
    ("subject-roles", "target", "PIO-2026-000001: subjects.1.role is target"),
    ("threat-areas", "other", "PIO-2026-000001: threat is other"),
    ("policing-purposes", "prevent-offences", "PIO-2026-000001: purpose is prevent-offences"),
    ("outcomes", "answered", "PIO-2026-000001: outcome is answered"),
    ("outcomes", "withdrawn", "pio-tasking version 1:"),
    ("nil-reasons", "no-information-held", "PIO-2026-000001: answers.1.nil is no-information-held"),
    ("kinds", "escape-risk", "pio-records version 1:"),
  ]

  @Test(
    "a register without a code that is in use is refused, by check and activate alike; told to, it is put to use",
    arguments: codes)
  func register(_ register: String, _ code: String, _ says: String) throws {
    let host = Self.host()
    defer { host.remove() }
    let file = try Self.file("registers/\(register).yaml", host) { Self.drop(code, &$0) }
    for verb in ["check", "activate"] {
      #expect(host.run(["workflow", verb, file]) == 6, "\(host.out)")
      #expect(host.err.contains(says), "\(host.err)")
    }
    #expect(host.err.contains("--strand"))
    #expect(host.run(["show", "1", "--as", "k.osei"]) == 0)
    #expect(host.run(["workflow", "activate", file, "--strand"]) == 0, "\(host.err)")
    #expect(host.err.contains("stranded: \(says)"), "\(host.err)")
    // What is in use by now strands nothing more.
    #expect(host.run(["workflow", "activate", file]) == 0 && host.run(["workflow", "check", file]) == 0)
  }

  @Test("a code that is retired stays good for what has it, to the end, and nobody chooses it any more")
  func retired() throws {
    let host = Self.host()
    defer { host.remove() }
    let file = try Self.file("registers/kinds.yaml", host) { lines in
      let start = lines.firstIndex { $0.hasPrefix("  visitor-check:") } ?? 0
      if lines[start].hasSuffix(":") {
        lines.insert("    retired: true", at: start + 1)
      } else {
        lines[start] = lines[start].replacing("{ ", with: "{ retired: true, ", maxReplacements: 1)[...]
      }
    }
    #expect(host.run(["workflow", "check", file]) == 0, "\(host.err)")
    #expect(host.run(["workflow", "activate", file]) == 0, "\(host.err)")
    #expect(host.run(["report", "1", "--as", "k.osei", "outcome=answered", "answers.1.text=A"]) == 0, "\(host.err)")
    #expect(host.run(["approve", "1", "feedback=f", "--as", "h.lindqvist"]) == 0, "\(host.err)")
    #expect(host.run(["close", "1", "--as", "y.tanaka"]) == 0, "\(host.err)")
    #expect(host.run(["raise", "kind=visitor-check", "--as", "b.hughes"]) == 7)
  }

  @Test("a register that gains, or loses what nothing has, is put to use without a word")
  func harmless() throws {
    let host = Self.host()
    defer { host.remove() }
    let file = try Self.file("registers/threat-areas.yaml", host) { lines in
      Self.drop("violence", &lines)
      lines.append("  newly-thought-of: { title: Something new }")
    }
    #expect(host.run(["workflow", "check", file]) == 0, "\(host.err)")
    #expect(host.run(["workflow", "activate", file]) == 0, "\(host.err)")
    #expect(!host.err.contains("stranded"))
  }

  @Test("a calendar that looks less far ahead than what is due is refused")
  func calendar() throws {
    let host = Self.host()
    defer { host.remove() }
    let name = "calendars/england-and-wales.yaml"
    let nearer = try Self.file(name, host) { lines in
      for index in lines.indices where lines[index].hasPrefix("horizon:") { lines[index] = "horizon: \"2026-11-23\"" }
    }
    #expect(host.run(["workflow", "activate", nearer]) == 6, "\(host.out)")
    #expect(host.err.contains("one-off days are looked for up to 2026-11-23 only"), "\(host.err)")
    let farther = try Self.file(name, host, version: 3) { lines in
      for index in lines.indices where lines[index].hasPrefix("horizon:") { lines[index] = "horizon: \"2030-12-31\"" }
    }
    #expect(host.run(["workflow", "activate", farther]) == 0, "\(host.err)")
  }

  @Test("a plan of notices without a channel that people have addresses for is refused, and one with nobody on duty")
  func plan() throws {
    let host = Self.host()
    defer { host.remove() }
    let channel = "channels: { pager: { command: [/bin/true] } }"
    let with = try Self.file("notices.yaml", host) { lines in
      for index in lines.indices where lines[index].hasPrefix("channels:") { lines[index] = channel[...] }
    }
    #expect(host.run(["workflow", "activate", with]) == 0, "\(host.err)")
    #expect(host.run(["person", "set", "k.osei", "pager=1"]) == 0, "\(host.err)")
    let without = try Self.file("notices.yaml", host, version: 3) { _ in }
    for verb in ["check", "activate"] {
      #expect(host.run(["workflow", verb, without]) == 6)
      #expect(host.err.contains("the channel pager, by which k.osei can be reached, is gone"), "\(host.err)")
    }
    let nobody = try Self.file("notices.yaml", host, version: 4) { lines in
      for index in lines.indices where lines[index].hasPrefix("channels:") { lines[index] = channel[...] }
      for index in lines.indices where lines[index].hasPrefix("duty:") {
        lines[index] = "duty: [{ role: night-watch }, { person: n.obody }]"
      }
    }
    #expect(host.run(["workflow", "activate", nobody]) == 6)
    #expect(host.err.contains("there is no role night-watch") && host.err.contains("there is no person n.obody"))
  }

  @Test("a schedule without a reason for which something is held is refused")
  func schedule() throws {
    let host = Self.host()
    defer { host.remove() }
    #expect(
      host.run(["retention", "hold", "1", "basis=inquest", "reason=r", "--as", "h.lindqvist"]) == 0, "\(host.err)")
    let file = try Self.file("retention.yaml", host) { lines in lines.removeAll { $0.hasPrefix("  inquest:") } }
    #expect(host.run(["workflow", "activate", file]) == 6, "\(host.out)")
    #expect(host.err.contains("PIO-2026-000001 is held for inquest"), "\(host.err)")
  }

  @Test("a definition in which an open request could not go on says so, and requests stay on theirs")
  func definition() throws {
    let host = Self.host()
    defer { host.remove() }
    let file = try Self.file("pio-tasking.yaml", host) { lines in
      for index in lines.indices {
        lines[index] = lines[index].replacing("  threat: ", with: "  theme: ").replacing("threat]", with: "theme]")[...]
      }
    }
    #expect(host.run(["workflow", "activate", file]) == 0, "\(host.err)")
    #expect(host.err.contains("PIO-2026-000001 could not be migrated to it: "), "\(host.err)")
    #expect(host.run(["report", "1", "--as", "k.osei", "outcome=answered", "answers.1.text=A"]) == 0, "\(host.err)")
  }
}
