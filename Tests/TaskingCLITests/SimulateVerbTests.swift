import FoundationEssentials
import Testing

@Suite("Simulations on the command line")
struct SimulateVerbTests {
  private static let small = """
    simulate: pio-tasking
    title: A quiet month
    seed: 5
    from: "2026-02-02"
    days: 28
    """

  /// The shipped file with a month of a few requests in place of a year of many.
  private func file(_ host: TestHost) throws -> String {
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let text = String(
      decoding: try Data(contentsOf: URL(filePath: top + "/workflows/simulation.yaml")), as: UTF8.self)
    let parts = text.split(separator: "\narrivals:", maxSplits: 1)
    let rest = try #require(parts.last).replacing("a-year: 92000", with: "a-year: 4000")
    return host.file("s.yaml", Array((Self.small + "\narrivals:" + rest).utf8))
  }

  @Test("It says the same each time, for people and for programs, and draws the queues into a file")
  func answers() throws {
    let host = TestHost()
    defer { host.remove() }
    let file = try file(host)
    let picture = host.folder + "/s.svg"
    #expect(host.run(["workflow", "simulate", file, "--svg", picture, "--ascii"]) == 0)
    let first = host.out
    #expect(host.err == "wrote \(picture)\n")
    #expect(first.contains("A quiet month: "))
    #expect(first.contains("Nobody holds it up: the busiest is "))
    #expect(first.utf8.allSatisfy { $0 < 128 })
    let svg = String(decoding: try Data(contentsOf: URL(filePath: picture)), as: UTF8.self)
    #expect(svg.contains("<title id=\"title\">Simulation: A quiet month</title>"))
    #expect(host.run(["workflow", "simulate", file, "--ascii"]) == 0)
    #expect(host.out == first)
    #expect(host.run(["workflow", "simulate", file, "--seed", "6", "--ascii"]) == 0)
    #expect(host.out != first)
    #expect(host.run(["workflow", "simulate", file, "--format", "json"]) == 0)
    #expect(host.out.contains("\"workflow\":\"pio-tasking\""))
  }

  @Test("A file that does not fit is refused, and workflow check says why; init leaves simulations aside")
  func refused() throws {
    let host = TestHost()
    defer { host.remove() }
    let file = try file(host)
    #expect(host.run(["workflow", "check", file]) == 0)
    let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    let broken = host.file("b.yaml", Array(text.replacing("seed: 5", with: "sead: 5").utf8))
    for verb in ["check", "simulate"] {
      #expect(host.run(["workflow", verb, broken]) == 7)
      #expect(host.err.contains("b.yaml:3:1: error: unknown key 'sead'"))
    }
    #expect(host.run(["workflow", "simulate", "--format", "csv"]) == 2)
    #expect(host.run(["init"]) == 0)
    #expect(host.run(["workflow", "list", "--format", "ids"]) == 0)
    #expect(host.out == "pio-tasking\n")
  }
}

@Suite("Simulations of the store's own history on the command line")
struct SimulateHistoryVerbTests {
  private static let raise = [
    "raise", "kind=visitor-check", "establishment=MDI", "subjects.1.number=A1234BC", "subjects.1.role=target",
    "title=Visitors", "impact=low", "immediacy=weeks", "questions=Who visited?", "purpose=prevent-offences",
    "marking=OFFICIAL", "grounds=Intelligence that visits are used to bring drugs into the prison.", "--submit",
    "--as", "b.hughes", "--now",
  ]

  /// Twelve requests on twelve working days, all closed within three hours.
  private func store() -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--now", "2026-09-07T08:00:00Z"]) == 0)
    for number in 1...12 {
      let day = "2026-09-\(["07", "08", "09", "10", "11", "14", "15", "16", "17", "18", "21", "22"][number - 1])"
      let steps: [(String, [String])] = [
        ("08:00", Array(Self.raise.dropLast())),
        ("08:10", ["take-up", "\(number)", "--as", "j.mercer"]),
        ("08:40", ["accept", "\(number)", "threat=gangs", "--as", "j.mercer"]),
        ("08:45", ["offer", "\(number)", "assignee=k.osei", "--as", "j.mercer"]),
        ("09:00", ["take-on", "\(number)", "--as", "k.osei"]),
        ("10:30", ["report", "\(number)", "answers.1.text=Nobody", "outcome=answered", "--as", "k.osei"]),
        ("10:50", ["approve", "\(number)", "feedback=Nobody visited", "--as", "p.chowdhury"]),
        ("11:00", ["close", "\(number)", "--as", "h.lindqvist"]),
      ]
      for (time, arguments) in steps {
        #expect(host.run(arguments + ["--now", "\(day)T\(time):00Z"]) == 0, "\(host.err)")
      }
    }
    #expect(host.run(["list", "--now", "2026-09-24T23:00:00Z"]) == 0)
    return host
  }

  @Test("It says what was counted, of how many, and what a year of it shows; what it wrote can be given back")
  func counted() throws {
    let host = store()
    defer { host.remove() }
    let picture = host.folder + "/s.svg"
    #expect(host.run(["workflow", "simulate", "--from-history", "--svg", picture]) == 0, "\(host.err)")
    #expect(host.err == "wrote \(picture)\nREHEARSAL: nothing in this store is real\n")
    let lines = host.out.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      Array(lines.prefix(6)) == [
        "From the history of pio-tasking, 2026-09-07 to 2026-09-24: 12 requests raised, 96 moves made by people", "",
        "STATE               WORK OF      LENGTHS  MEDIAN  95%     FIGURES   MOVES",
        "draft               (time)       12       1 min   1 min   counted   12 submit",
        "submitted           coordinator  12       10 min  10 min  counted   12 take-up",
        "returned            (time)       0                        not used",
      ])
    #expect(lines.contains("acting              pio          12       1.5 h   1.5 h   counted   12 report"))
    #expect(lines.contains("ROLE         A USUAL WEEK  IN ALL  HOLD IT  MOVES  FIGURES"))
    #expect(lines.contains("supervisor   2             2       4        24     counted"))
    #expect(lines.contains { $0.hasPrefix("What 12 requests from 2026-09-07 to 2026-09-24 say: ") })
    #expect(lines.contains { $0.hasPrefix("Nobody holds it up: the busiest is ") })
    #expect(host.run(["workflow", "simulate", "--from-history", "--format", "json"]) == 0)
    #expect(host.out.contains(#""rehearsal":true"#) && host.out.contains(#""machine_moves":0"#))
    giveBack(host)
  }

  /// The premise is written as a file that can be checked, given back and simulated without the store.
  private func giveBack(_ host: TestHost) {
    #expect(host.run(["workflow", "simulate", "--from-history", "--show-premise"]) == 0)
    #expect(host.err == "REHEARSAL: nothing in this store is real\n")
    let text = host.out
    #expect(text.hasPrefix("# From the history of pio-tasking, 2026-09-07 to 2026-09-24: 12 requests raised"))
    #expect(text.contains("  acting: { takes: 1h 30m, by: pio, then: { report: 100 } }  # 12 report; 12 lengths\n"))
    let file = host.file("h.yaml", Array(text.utf8))
    #expect(host.run(["workflow", "check", file]) == 0, "\(host.err)")
    #expect(host.run(["workflow", "simulate", "--from-history", "--width", "300"]) == 0)
    let report = host.out.split(separator: "\n").drop { !$0.hasPrefix("What 12 requests") }
    #expect(host.run(["workflow", "simulate", file, "--width", "300"]) == 0)
    #expect(host.out.split(separator: "\n") == Array(report))
    #expect(host.run(["workflow", "simulate", file, "--from-history", "--show-premise"]) == 0)
    func figures(_ text: String) -> [Substring] { text.split(separator: "\n").map { $0.prefix { $0 != "#" } } }
    #expect(figures(host.out) == figures(text))
  }

  @Test("An empty store, flags without --from-history and other formats are refused with what to do")
  func refused() {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init"]) == 0)
    #expect(host.run(["workflow", "simulate", "--from-history"]) == 6)
    #expect(
      host.err.hasPrefix("tasking: the history says too little of pio-tasking to simulate it") && host.out.isEmpty)
    #expect(host.err.contains("arrivals: 0 requests in 0 days; it takes 10 requests in 7 days"))
    #expect(
      host.err.hasSuffix("hint: give a file whose figures stand in: tasking workflow simulate FILE --from-history\n"))
    for flags in [["--since", "2026-01-01"], ["--show-premise"], ["--workflow", "pio-tasking"]] {
      #expect(host.run(["workflow", "simulate"] + flags) == 2)
      #expect(host.err == "tasking: \(flags[0]) has a meaning with --from-history only\n")
    }
    #expect(host.run(["workflow", "simulate", "--from-history", "--show-premise", "--svg", "x"]) == 2)
    #expect(host.run(["workflow", "simulate", "--from-history", "--format", "csv"]) == 2)
    #expect(host.run(["workflow", "simulate", "--from-history", "--reason", "x"]) == 2)
    #expect(host.run(["workflow", "simulate", "--from-history", "--workflow", "pio"]) == 3)
  }
}
