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
