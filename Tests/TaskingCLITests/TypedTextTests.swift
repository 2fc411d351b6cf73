import Testing

@testable import TaskingCLI

@Suite("What is typed is taken as it was meant, or refused")
struct TypedTextTests {
  private static let texts = [
    "- called the prison", "-has visited twice", "-x", "- 5 visits", "-h- is no help", "-- called",
  ]

  @Test("A text that begins with a hyphen is there once the status is 0, wherever a text is taken")
  func hyphens() throws {
    let host = TestHost.rehearsal(impact: "low")
    defer { host.remove() }
    #expect(host.run(["take-up", "1", "--as", "y.tanaka"]) == 0)
    for text in Self.texts {
      let ways = [
        ["note", "1", text], ["note", "1", "--reason", text], ["note", "1", "reason=\(text)"],
        ["set", "1", "title=\(text)"], ["disclose", "1", "to=The police", "--reason", text],
        ["correct", "1", "title=\(text) corrected", "--reason", text],
      ]
      var kept = 0
      for way in ways {
        if host.run(way + ["--as", "y.tanaka"]) == 0 {
          kept += 1
        } else {
          // What is refused says so; a note is never refused.
          #expect(!host.err.isEmpty && way[0] != "note", "\(way)")
        }
      }
      #expect(host.run(["history", "1", "--as", "y.tanaka", "--format", "jsonl"]) == 0)
      let lines = host.out.split(separator: "\n").filter { $0.contains("\"\(text)") }
      #expect(kept >= 3 && lines.count == kept, "\(text)")
    }
  }

  @Test("Flags behind such a text stay flags, in whatever order")
  func flags() throws {
    let host = TestHost.rehearsal(impact: "low")
    defer { host.remove() }
    for words in [
      ["note", "1", "- first", "--as", "b.hughes", "--occurred", "-1m"],
      ["--as", "b.hughes", "note", "1", "- second", "and more", "--quiet"],
      ["note", "--as=b.hughes", "1", "--", "--as", "third"],
    ] {
      #expect(host.run(words) == 0, "\(words): \(host.err)")
    }
    #expect(host.run(["history", "1", "--as", "b.hughes", "--format", "jsonl"]) == 0)
    for reason in ["- first", "- second and more", "--as third"] { #expect(host.out.contains("\"\(reason)\"")) }
    // A flag that nobody knows is no text.
    #expect(host.run(["note", "1", "--urgent", "--as", "b.hughes"]) == 2)
    #expect(host.run(["-x", "list"]) == 2)
    #expect(host.run(["list", "-x", "--as", "b.hughes"]) == 2)
  }

  @Test("A value that stands alone goes to the one field that is asked for; else the fields are named")
  func loose() throws {
    let host = TestHost.rehearsal(impact: "low")
    defer { host.remove() }
    func run(_ words: String...) -> Int32 { host.run(words + ["--as", "y.tanaka"]) }
    #expect(run("take-up", "1") == 0)
    #expect(run("accept", "1", "threat=violence") == 0)
    #expect(run("offer", "1", "k.oesi") == 6 || run("offer", "1", "k.oesi") == 7)
    #expect(host.err.contains("k.oesi"))
    #expect(run("offer", "1", "k.osei") == 0, "\(host.err)")
    #expect(run("show", "1", "--format", "json") == 0)
    #expect(host.out.contains("\"assignee\":\"k.osei\""))
    // A move that asks for nothing takes nothing.
    #expect(run("take-up", "1", "now") == 2)
    #expect(host.err.contains("'now' looks like a field without its value"))
  }

  @Test("Codes are taken in small letters and capitals, in fields and in filters")
  func codes() throws {
    let host = TestHost.rehearsal(impact: "low")
    defer { host.remove() }
    #expect(
      host.run(["set", "1", "establishment=lei", "kind=Cell-Search", "marking=Official-Sensitive", "--as", "b.hughes"])
        == 0, "\(host.err)")
    #expect(host.run(["show", "1", "--as", "b.hughes", "--format", "json"]) == 0)
    for part in ["\"establishment\":\"LEI\"", "\"kind\":\"cell-search\"", "\"marking\":\"OFFICIAL-SENSITIVE\""] {
      #expect(host.out.contains(part), "\(part)")
    }
    for filter in [
      "prison:lei", "establishment:LEI", "kind:CELL-SEARCH", "state:Submitted", "stage:RAISE,assess",
      "priority:p3,p4,P2", "waits-for:Coordinator", "assignee:nobody", "raiser:b.hughes", "SUBMITTED",
    ] {
      #expect(host.run(["list", filter, "--as", "y.tanaka", "--format", "ids"]) == 0, "\(filter): \(host.err)")
      #expect(host.out == "PIO-2026-000001\n", "\(filter)")
    }
  }

  /// A filter, and what is said of it.
  private static let filters = [
    ("kind:vistor-check", "there is no kind 'vistor-check'", "did you mean 'visitor-check'?"),
    ("establishment:XXXX", "there is no establishment 'XXXX'", ""),
    ("prison:moorlan", "there is no prison 'moorlan'", ""),
    ("assignee:k.oesi", "there is no person 'k.oesi'", "did you mean 'k.osei'?"),
    ("raiser:b.huges", "there is no person 'b.huges'", "did you mean 'b.hughes'?"),
    ("waits-for:coordinater", "there is no role and no person 'coordinater'", "did you mean 'coordinator'?"),
    ("state:quued", "there is no state 'quued'", "did you mean 'queued'?"),
    ("stage:rise", "there is no stage 'rise'", "did you mean 'raise'?"),
    ("priority:P9", "there is no priority 'P9'", ""),
    ("knd:visitor-check", "there is no filter 'knd'", "did you mean 'kind'?"),
    ("@overdu", "there is no filter '@overdu'", "did you mean '@overdue'?"),
    ("queud", "'queud' is no state and no role", "did you mean 'queued'?"),
  ]

  @Test("A filter whose value cannot be is an error that names the nearest, or what there is")
  func filters() throws {
    let host = TestHost.rehearsal(impact: "low")
    defer { host.remove() }
    for (filter, message, hint) in Self.filters {
      for verb in ["list", "mine", "queue"] {
        #expect(host.run([verb, filter, "--as", "y.tanaka"]) == 2)
        #expect(host.err.contains("tasking: \(message)\nhint: \(hint)"), "\(host.err)")
      }
    }
  }

  @Test("Arguments and variables that are no text in UTF-8 are refused, with their place")
  func bytes() throws {
    let host = TestHost()
    defer { host.remove() }
    func run(_ arguments: [[UInt8]], _ unreadable: Set<String> = []) -> Int32 { host.run(bytes: arguments, unreadable) }
    let latin: [UInt8] = Array("title=Se".utf8) + [0xE1, 0x6E]
    for (bytes, place) in [
      (latin, 9), ([0xFF], 1), (Array("é".utf8) + [0xC3], 3), ([0x61, 0xED, 0xA0, 0x80], 2), ([0xC0, 0xAF], 1),
    ] as [([UInt8], Int)] {
      #expect(run([Array("set".utf8), Array("1".utf8), bytes]) == 7)
      #expect(host.err.contains("tasking: argument 3, '"))
      #expect(host.err.contains("is not text in UTF-8 from its byte \(place) on"))
    }
    #expect(run([Array("--format=json".utf8), latin]) == 7)
    #expect(host.err.hasPrefix("{"))
    #expect(run([Array("--version".utf8)], ["TASKING_AS"]) == 7)
    #expect(host.err.contains("the value of TASKING_AS in the environment is not text in UTF-8"))
    // What nothing is read from is nobody's concern.
    #expect(run([Array("--version".utf8)], ["HOME", "LESS"]) == 0)
    host.environment["TASKING_STORE"] = nil
    #expect(run([Array("list".utf8)], ["HOME"]) == 7)
    #expect(run([Array("note".utf8), Array("1".utf8), Array("Seán".utf8)], ["HOME"]) == 7)
  }
}
