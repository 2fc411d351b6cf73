import Tasking
import Testing

@testable import TaskingCLI

@Suite("Absence and cover on the command line")
struct AbsenceVerbTests {
  private static func rehearsal() -> TestHost {
    let host = TestHost.rehearsal(impact: "moderate")
    for (person, words) in [
      ("j.mercer", ["take-up", "1"]), ("j.mercer", ["accept", "1", "threat=violence"]),
      ("j.mercer", ["offer", "1", "assignee=k.osei"]), ("k.osei", ["take-on", "1"]),
    ] { #expect(host.run(words + ["--as", person]) == 0, "\(host.err)") }
    return host
  }

  @Test("an absence is added, listed and ended, in words")
  func absence() {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(
      host.run([
        "absence", "add", "k.osei", "--from", "-3h", "--until", "fri 09:00", "--reason", "sick", "--as", "h.lindqvist",
      ]) == 0, "\(host.err)")
    #expect(host.out.hasPrefix("k.osei is away from Mon 23 Nov 06:00 until Fri 27 Nov 09:00 (absence "))
    #expect(host.err.contains("nobody stands in for k.osei: tasking absence deputy k.osei SOMEBODY"))
    #expect(host.run(["absence", "deputy", "k.osei", "s.ibrahim", "--as", "h.lindqvist"]) == 0, "\(host.err)")
    #expect(host.out == "s.ibrahim stands in for k.osei from now on\n")
    #expect(host.run(["absence", "list", "--as", "h.lindqvist"]) == 0)
    #expect(host.out.contains("k.osei  now  Mon 23 Nov 06:00  Fri 27 Nov 09:00  s.ibrahim  sick"), "\(host.out)")
    #expect(host.out.hasSuffix("standing deputies: s.ibrahim for k.osei\n"))
    #expect(host.run(["mine", "--as", "s.ibrahim"]) == 0)
    #expect(host.out.contains("k.osei (for k.osei)"))
    #expect(host.run(["show", "1", "--as", "h.lindqvist"]) == 0)
    #expect(host.err.contains("k.osei is away; s.ibrahim stands in"))
    #expect(host.run(["progress", "1", "--reason", "Going on.", "--as", "s.ibrahim"]) == 0, "\(host.err)")
    #expect(host.out.contains("  done for k.osei, who is away\n"))
    #expect(host.run(["history", "1", "--as", "h.lindqvist"]) == 0)
    #expect(host.out.contains("by s.ibrahim for k.osei via"))
    #expect(host.run(["absence", "end", "k.osei", "--as", "k.osei"]) == 0, "\(host.err)")
    #expect(host.out.hasPrefix("k.osei is there again (absence "))
    #expect(host.run(["absence", "list", "--format", "json", "--as", "a.kaur"]) == 0)
    #expect(host.out.contains("\"absences\":[]"))
    #expect(host.run(["absence", "deputy", "k.osei", "--as", "h.lindqvist"]) == 2)
    #expect(host.run(["absence", "add", "k.osei", "--as", "a.kaur"]) == 4)
  }

  @Test("a handover is given, shown, listed and accepted, in words and as JSON")
  func handover() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(["handover", "--to", "s.ibrahim", "--dry-run", "--as", "k.osei"]) == 0, "\(host.err)")
    #expect(host.out.hasPrefix("what a handover would list, k.osei to s.ibrahim, Mon 23 Nov 09:00\nopen: 1\n"))
    #expect(host.run(["handover", "--to", "s.ibrahim", "--as", "k.osei"]) == 0)
    let number = try #require(host.out.split(separator: " ").dropFirst().first?.dropLast())
    #expect(host.out.contains("not accepted yet: tasking --as s.ibrahim handover accept \(number)\n"))
    #expect(host.run(["list", "--as", "s.ibrahim"]) == 0)
    #expect(host.err.contains("handover \(number) from k.osei waits for you: tasking handover accept \(number)\n"))
    #expect(host.run(["list", "--as", "k.osei"]) == 0)
    #expect(host.err.contains("handover \(number) is not accepted by s.ibrahim yet\n"))
    #expect(host.run(["handover", "list", "--as", "k.osei"]) == 0)
    #expect(host.out.contains("k.osei  s.ibrahim  Mon 23 Nov 09:00  no        1     0"), "\(host.out)")
    #expect(host.run(["handover", "accept", String(number), "--as", "k.osei"]) == 4)
    #expect(host.run(["handover", "accept", String(number), "--as", "s.ibrahim"]) == 0, "\(host.err)")
    #expect(host.out.contains("accepted by s.ibrahim Mon 23 Nov 09:00\n"))
    #expect(host.run(["handover", "show", String(number), "--format", "json", "--as", "k.osei"]) == 0)
    #expect(host.out.contains("\"as_listed\":true") && host.out.contains("\"part\":\"open\""))
    #expect(host.run(["handover", "acept", "1"]) == 2)
  }

  @Test("staffing says who is away and what nobody may move on, and a tick says so once a day")
  func staffing() {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(["absence", "add", "k.osei", "--until", "2026-12-14", "--as", "k.osei"]) == 0)
    #expect(host.run(["staffing", "--as", "h.lindqvist"]) == 0, "\(host.err)")
    #expect(host.out.contains("1 open request, 0 that no one present can move on, 1 whose assignee is away"))
    #expect(host.out.contains("away: k.osei, nobody stands in\n"))
    #expect(host.run(["tick"]) == 0)
    #expect(host.out.contains("staffing: 1 open request, 0 that no one present can move on, 1 whose assignee"))
    #expect(host.run(["tick"]) == 0)
    #expect(!host.out.contains("staffing:"))
    #expect(host.run(["staffing", "--on", "2026-12-15", "--as", "h.lindqvist"]) == 0)
    #expect(host.out.contains("1 open request, 0 that no one present can move on, 0 whose assignee"))
  }
}
