import Tasking
import TaskingAPI
import TaskingRendering
import Testing
import Workflow
import WorkflowFile
import WorkingTime

@testable import TaskingCLI

@Suite("What people see is theirs to read")
struct ReadableTests {
  private static let request = [
    "raise", "kind=visitor-check", "establishment=MDI", "subjects.1.number=A1234BC", "subjects.1.role=target",
    "title=Visitors", "impact=high", "immediacy=days", "questions=Who?", "purpose=prevent-offences",
    "marking=OFFICIAL", "grounds=Intelligence that visits are being used to bring in drugs to the wing.",
    "--as", "b.hughes",
  ]

  @Test("In summer every answer has the same clock, the one that is typed by; programs get RFC 3339")
  func oneClock() throws {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--rehearsal", "--now", "2027-07-01T09:00:00Z"]) == 0)
    func run(_ words: String...) -> (Int32, String) {
      let status = host.run(words)
      return (status, host.out + host.err)
    }
    #expect(host.run(Self.request + ["required_by=2027-07-02 00:30"]) == 0)
    let wanted = "Fri 2 Jul 00:30"
    #expect(run("show", "1", "--as", "b.hughes").1.contains("required_by    \(wanted)"))
    #expect(run("history", "1", "--as", "b.hughes").1.contains("required_by: \(wanted)"))
    #expect(run("history", "1", "--as", "b.hughes", "--format", "json").1.contains("\"2027-07-01T23:30:00Z\""))
    #expect(run("set", "1", "required_by=2027-07-01 09:45", "--as", "b.hughes").0 == 0)
    let refused = run("submit", "1", "--as", "b.hughes")
    #expect(refused.0 == 6)
    #expect(refused.1.contains("The answer is wanted by Thu 1 Jul 09:45, which has passed"))
    #expect(run("set", "1", "required_by=Fri 2 Jul 00:30", "--expect-version", "1", "--as", "b.hughes").0 == 5)
    #expect(run("set", "1", "title=x", "--expect-version", "1", "--as", "b.hughes").1.contains("at Thu 1 Jul 10:00"))
    #expect(run("set", "1", "required_by=Fri 2 Jul 00:30", "--as", "b.hughes").0 == 0)
    #expect(run("submit", "1", "--as", "b.hughes").1.contains("Acknowledge by Thu 1 Jul 11:00"))
    #expect(run("plan").1.contains("Thu 1 Jul 10:45  PIO-2027-000001  acknowledge 75%"))
    #expect(run("list", "--as-at", "2027-07-03", "--as", "b.hughes").1.contains("Sat 3 Jul 00:00 is still to come"))
    #expect(run("note", "1", "x", "--occurred", "2027-06-30 10:00", "--as", "b.hughes").1.contains("Wed 30 Jun 10:00"))
  }

  @Test("The second of two hours can be asked for, and is shown as that one")
  func twice() throws {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--rehearsal", "--now", "2026-10-24T09:00:00Z"]) == 0)
    #expect(host.run(Self.request + ["required_by=25 oct 01:30"]) == 7)
    #expect(host.err.contains("hint: write Sun 25 Oct 01:30 BST or Sun 25 Oct 01:30 GMT"))
    for (number, name, instant) in [(1, "BST", "2026-10-25T00:30:00Z"), (2, "GMT", "2026-10-25T01:30:00Z")] {
      let words = "Sun 25 Oct 01:30 \(name)"
      #expect(host.run(Self.request + ["required_by=\(words)"]) == 0)
      #expect(host.run(["show", "\(number)", "--as", "b.hughes"]) == 0)
      #expect(host.out.contains("required_by    \(words)"))
      #expect(host.run(["show", "\(number)", "--as", "b.hughes", "--format", "json"]) == 0)
      #expect(host.out.contains("\"required_by\":\"\(instant)\""))
    }
  }

  @Test("What comes again and again is one line for people, and each time for programs")
  func folded() throws {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--rehearsal", "--now", "2026-11-20T09:00:00Z"]) == 0)
    #expect(host.run(Self.request + ["--submit"]) == 0)
    // Two hours apart, and then a day at once.
    for hours in stride(from: 2, through: 24, by: 2) { #expect(host.run(["tick", "--now", "+2h"]) == 0, "\(hours)") }
    #expect(host.run(["tick", "--now", "+1d"]) == 0)
    func out(_ words: String...) -> String {
      #expect(host.run(words) == 0, "\(host.err)")
      return host.out
    }
    let history = out("history", "1", "--as", "b.hughes")
    let lines = out("history", "1", "--as", "b.hughes", "--format", "jsonl").split(separator: "\n")
    #expect(lines.count > 14)
    #expect(history.split(separator: "\n").filter { $0.contains("rung → ") }.count < lines.count - 3)
    #expect(history.contains("×") && history.contains(", last "))
    // Nothing is lost: as many as there are.
    let plan = out("plan", "--horizon", "10d")
    let planned = out("plan", "--horizon", "10d", "--format", "jsonl").split(separator: "\n")
    #expect(planned.count > 100)
    #expect(plan.split(separator: "\n").count < 20)
    #expect(Self.total(plan) == planned.count)
    #expect(plan.contains("  PIO-2026-000001  acknowledge 200% ×60, last "))
    let inbox = out("inbox", "--keep", "--as", "n.farouk")
    let notices = out("inbox", "--keep", "--as", "n.farouk", "--format", "jsonl").split(separator: "\n")
    #expect(notices.count > 12)
    #expect(inbox.contains("acknowledge 200% ×"))
    #expect(Self.total(inbox) == notices.count + 1)
  }

  /// How many things lines stand for, but for the last, which counts them.
  private static func total(_ text: String) -> Int {
    text.split(separator: "\n").reduce(0) { sum, line in
      if line.contains("if nobody does anything") { return sum }
      guard let sign = line.firstIndex(of: "×") else { return sum + 1 }
      return sum + (Int(line[line.index(after: sign)...].prefix { $0.isNumber }) ?? 0)
    }
  }

  @Test("A plan in somebody's name has what they may see, and somebody who is nobody has none")
  func planAs() throws {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--rehearsal", "--now", "2026-11-20T09:00:00Z"]) == 0)
    #expect(host.run(Self.request) == 0)
    for (person, count) in [(nil, 1), ("b.hughes", 1), ("y.tanaka", 0)] as [(String?, Int)] {
      let words = ["plan", "--horizon", "20d", "--format", "ids"] + (person.map { ["--as", $0] } ?? [])
      #expect(host.run(words) == 0)
      #expect(host.out.split(separator: "\n").count == count)
    }
    #expect(host.run(["plan", "--as", "k.oesi"]) == 3)
    #expect(host.err.contains("did you mean 'k.osei'?"))
  }

  @Test("Help of a move has no place that is to be filled, and reads as a sentence")
  func help() throws {
    let host = TestHost.rehearsal(impact: "low")
    defer { host.remove() }
    let text = try #require(Beginning.builtIn.first { $0.path == "pio-tasking.yaml" }?.text)
    let definition = try #require(DefinitionFile.read(text, file: "pio-tasking.yaml").value)
    for move in definition.moves.names {
      #expect(host.run(["help", move]) == 0)
      #expect(!host.out.contains("{") && !host.out.contains("}"), "\(move)")
    }
    for rule in definition.rules {
      let sentence = Sentence(rule.otherwise).general
      #expect(!sentence.contains("{") && sentence.first?.isUppercase == true, "\(sentence)")
    }
    #expect(
      Sentence("{assignee.name} already has {assignee.open_requests} (limit {assignee.limit}).").general
        == "The assignee already has … (limit …).")
    #expect(
      Sentence("{request.kind.title} is wanted by {request.required_by} at {request.establishment}.").general
        == "The kind is wanted by required_by at the establishment.")
  }

  @Test(
    "Eighty columns hold a list, its title in part; off a terminal nothing is cut", arguments: [60, 72, 80, 100, 200])
  func width(columns: Int) throws {
    var line = RequestList.Line(
      reference: "PIO-2026-000415", state: "awaiting-authority", stage: "assess", raiser: "b.hughes", version: 4)
    line.priority = "P2"
    line.kind = "communications-monitoring"
    line.establishment = "MDI"
    line.waitsFor = "coordinator"
    line.nextDue = try at("2026-11-22T08:20:00Z")
    line.nextDueClock = "acknowledge"
    line.title = String(repeating: "Visitors of the last weeks ", count: 6)
    var told = line
    told.reference = "PIO-2026-000416"
    told.told = "supervisor told"
    told.toldAt = try at("2026-11-20T08:20:00Z")
    told.acknowledgedUntil = try at("2026-11-20T12:00:00Z")
    var renderer = try renderer()
    for requests in [[line], [line, told]] {
      let list = RequestList(view: .all, requests: requests, total: requests.count, lastTick: nil)
      renderer.width = columns
      let lines = try renderer.printout(reply(list)).out
      #expect(lines.allSatisfy { $0.count <= columns })
      #expect(lines[0].contains("TITLE"))
      #expect(lines.dropFirst().allSatisfy { $0.contains("Visitors") && $0.hasSuffix("…") || columns > 72 })
      #expect(lines[1].hasPrefix(columns < 200 || requests.count > 1 ? "415  P2" : "PIO-2026-000415  P2"))
      renderer.width = nil
      let whole = try renderer.printout(reply(list)).out
      #expect(whole.dropFirst().allSatisfy { $0.contains("communications-monitoring") && !$0.contains("…") })
    }
  }
}
