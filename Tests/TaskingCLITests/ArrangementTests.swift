import ArgumentParser
import Testing

@testable import TaskingCLI

@Suite("The words of a command line are put in order")
struct ArrangementTests {
  private let arrangement = Arrangement(verbs: Root.verbs)

  @Test(
    "Flags may stand anywhere, and another first word than a verb is a move",
    arguments: [
      (["list"], ["list"]),
      (["--store", "x", "list", "state:queued"], ["list", "state:queued", "--store=x"]),
      (["person", "--as", "root", "add", "x.y"], ["person", "add", "x.y", "--as=root"]),
      (["accept", "418", "threat=gangs"], ["do", "accept", "418", "threat=gangs"]),
      (["--quiet", "accept", "418"], ["do", "accept", "418", "--quiet"]),
      (["do", "accept", "418"], ["do", "accept", "418"]),
      (["tick", "--now", "-3d"], ["tick", "--now=-3d"]),
      (["tick", "--now=-3d"], ["tick", "--now=-3d"]),
      (["raise", "--reason", "--odd"], ["raise", "--odd", "--reason"]),
      (["note", "1", "--", "--now", "x"], ["note", "1", "--", "--now", "x"]),
      (["help"], ["--help"]), ([], ["--help"]), (["--version"], ["--version"]),
      (["help", "raise"], ["raise", "--help"]), (["raise", "-h"], ["raise", "--help"]),
      (["help", "person", "add"], ["person", "add", "--help"]),
      (["help", "accept"], ["explain-move", "accept"]), (["accept", "--help"], ["explain-move", "accept"]),
      (["--store", "x", "help", "accept"], ["explain-move", "accept", "--store=x"]),
    ])
  func arranged(given: [String], expected: [String]) {
    #expect(arrangement.arranged(given) == expected)
  }

  @Test("Every flag of Everywhere is known to it", arguments: Arrangement.valued.union(Arrangement.bare).sorted())
  func flags(flag: String) throws {
    let help = Root.helpMessage(for: ListVerb.self)
    #expect(help.contains(flag))
    let listed = help.split(separator: "\n").compactMap { line in
      line.split(separator: " ").first.map(String.init).flatMap { $0.hasPrefix("--") ? $0 : nil }
    }
    let own = ["--limit", "--version", "--as-at", "--as-known", "--as-was"]
    #expect(Set(listed).subtracting(own) == Arrangement.valued.union(Arrangement.bare))
  }
}
