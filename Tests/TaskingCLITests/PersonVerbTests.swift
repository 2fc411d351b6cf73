import Tasking
import Testing

@testable import TaskingCLI

@Suite("People, roles and logins on the command line")
struct PersonVerbTests {
  private static func rehearsal() -> TestHost {
    let host = TestHost.rehearsal(impact: "moderate")
    for (person, words) in [
      ("j.mercer", ["take-up", "1"]), ("j.mercer", ["accept", "1", "threat=violence"]),
      ("j.mercer", ["offer", "1", "assignee=k.osei"]), ("k.osei", ["take-on", "1"]),
    ] { #expect(host.run(words + ["--as", person]) == 0, "\(host.err)") }
    return host
  }

  @Test("a role is granted, ended sooner and taken back, in words")
  func roles() {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(["person", "grant", "k.osei", "senior", "--until", "+9d"]) == 0, "\(host.err)")
    #expect(host.out == "k.osei granted senior until Wed 2 Dec 09:00\n")
    #expect(host.run(["person", "grant", "k.osei", "senior", "--until", "+2d"]) == 0)
    #expect(host.out == "k.osei holds senior from now on until Wed 25 Nov 09:00\n")
    #expect(host.run(["person", "revoke", "k.osei", "senior", "--from", "+1d"]) == 0)
    #expect(host.out == "k.osei holds senior no longer from Tue 24 Nov 09:00\n")
    #expect(host.run(["person", "list"]) == 0)
    #expect(host.out.contains("pio, senior until Tue 24 Nov 09:00"))
    #expect(host.run(["person", "revoke", "k.osei", "senior"]) == 0)
    #expect(host.out == "k.osei holds senior no longer\n")
    #expect(host.run(["person", "revoke", "k.osei", "senior"]) == 3)
    #expect(host.err == "tasking: k.osei does not hold the role senior\nhint: k.osei holds pio\n")
    #expect(host.run(["person", "grant", "k.osei", "pio"]) == 6)
    #expect(host.run(["person", "list", "--format", "json"]) == 0)
    #expect(host.out.contains("\"leaves\":") == false)
    #expect(host.run(["inbox", "--as", "k.osei"]) == 0)
    #expect(host.out.contains("t.tester took the role senior back, at once"), "\(host.out)")
    #expect(
      host.out.contains("* Mon 23 Nov 09:00  t.tester recorded that you hold the role senior until Wed 25 Nov 09:00\n"))
  }

  @Test("somebody leaves, and what becomes of their work is listed with what to type")
  func leave() {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(["absence", "deputy", "d.reyes", "k.osei", "--as", "d.reyes"]) == 0)
    #expect(host.run(["person", "leave", "k.osei"]) == 0, "\(host.err)")
    #expect(
      host.out == """
        k.osei has left Mon 23 Nov 09:00; no longer pio
          has PIO-2026-000001 P3 acting: tasking reassign PIO-2026-000001 assignee=SOMEBODY reason=…
          was to stand in for d.reyes: tasking absence deputy d.reyes SOMEBODY

        """)
    #expect(host.run(["person", "list"]) == 0)
    #expect(host.out.contains("left Mon 23 Nov 09:00"))
    #expect(host.run(["mine", "--as", "k.osei"]) == 4)
    #expect(host.err == "tasking: k.osei left on 2026-11-23\nhint: if they are back: tasking absence list k.osei\n")
    #expect(host.run(["absence", "list", "k.osei", "--as", "h.lindqvist"]) == 0)
    #expect(host.out.contains("k.osei  now  Mon 23 Nov 09:00  for good"), "\(host.out)")
    #expect(host.run(["person", "leave", "a.kaur", "--from", "fri 09:00"]) == 0)
    #expect(
      host.out == """
        a.kaur leaves Fri 27 Nov 09:00; no longer pio
          nothing is with them, and nothing waits for them

        """)
    #expect(host.run(["person", "leave", "a.kaur", "--format", "json"]) == 6)
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
  }

  @Test("nobody says that a colleague is away and names themselves; the refusal says who can")
  func selfMade() {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(["absence", "add", "k.osei", "--deputy", "d.reyes", "--as", "d.reyes"]) == 4)
    #expect(
      host.err == """
        tasking: you would stand in for k.osei, and nobody gives that to themselves
        hint: it is said by k.osei, or by another coordinator or supervisor: h.lindqvist, j.mercer, p.chowdhury, t.tester, y.tanaka

        """)
    #expect(host.run(["absence", "add", "k.osei", "--deputy", "b.hughes", "--as", "k.osei"]) == 6)
    #expect(
      host.err == """
        tasking: b.hughes holds none of the roles of k.osei (pio), and could do none of it
        hint: who could: a.kaur, d.reyes, m.nowak, s.ibrahim, t.tester

        """)
    #expect(
      host.run(["absence", "add", "k.osei", "--until", "fri 09:00", "--deputy", "d.reyes", "--as", "j.mercer"]) == 0)
    #expect(host.run(["inbox", "--as", "k.osei"]) == 0)
    #expect(
      host.out.contains(
        "* Mon 23 Nov 09:00  j.mercer recorded that you are away from Mon 23 Nov 09:00 until Fri 27 Nov 09:00; d.reyes stands in (absence "
      ), "\(host.out)")
    #expect(host.run(["inbox", "--as", "k.osei"]) == 0)
    #expect(!host.out.contains("you are away"))
    for format in ["json", "jsonl", "csv", "ids"] {
      #expect(host.run(["inbox", "--all", "--format", format, "--as", "k.osei"]) == 0)
      #expect(host.out.contains("entry/"), "\(format): \(host.out)")
    }
  }

  @Test("a handover is withdrawn, and an accepted one says that it moved nothing")
  func handover() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(["handover", "--to", "a.kaur", "--as", "k.osei"]) == 0)
    let number = String(try #require(host.out.split(separator: " ").dropFirst().first?.dropLast()))
    #expect(host.run(["handover", "withdraw", number, "--as", "k.osei"]) == 0, "\(host.err)")
    #expect(host.out.hasSuffix("withdrawn Mon 23 Nov 09:00: it does not count\n"))
    #expect(host.run(["inbox", "--as", "a.kaur"]) == 0)
    #expect(host.out.contains("k.osei withdrew handover \(number), from k.osei to a.kaur\n"))
    #expect(host.run(["handover", "list", "--as", "k.osei"]) == 0)
    #expect(host.out.contains("withdrawn"))
    #expect(host.run(["handover", "accept", number, "--as", "a.kaur"]) == 6)
    #expect(host.run(["handover", "--to", "s.ibrahim", "--as", "k.osei"]) == 0)
    let next = String(try #require(host.out.split(separator: " ").dropFirst().first?.dropLast()))
    #expect(host.run(["handover", "accept", next, "--as", "s.ibrahim"]) == 0)
    #expect(
      host.out.hasSuffix(
        """
        accepted by s.ibrahim Mon 23 Nov 09:00
          PIO-2026-000001 acting is still with k.osei: tasking reassign PIO-2026-000001 assignee=s.ibrahim reason=… (coordinator or supervisor)
        accepting it has moved nothing: each request is where it was

        """), "\(host.out)")
    #expect(host.run(["handover", "withdraw", next, "--as", "k.osei"]) == 6)
  }

  @Test("a service's store has a maker who administers and does nothing else")
  func service() {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--service"]) == 0, "\(host.err)")
    #expect(host.out.hasSuffix("; t.tester administers it, and holds no role.   next: tasking help person add\n"))
    #expect(host.run(["person", "add", "k.osei", "name=K. Osei", "covers=MDI"]) == 0, "\(host.err)")
    #expect(host.run(["person", "grant", "k.osei", "requester"]) == 0)
    #expect(host.run(["raise", "title=T"]) == 4)
    #expect(host.run(["raise", "title=T", "--as", "k.osei"]) == 0, "\(host.err)")
    #expect(host.run(["history", "1", "--as", "k.osei"]) == 0)
    #expect(host.out.contains("by k.osei via uid 1000 (t.tester)\n"), "\(host.out)")
    #expect(host.run(["person", "set", "k.osei", "uid=4242"]) == 0)
    #expect(host.run(["list", "--as", "k.osei"]) == 4)
    #expect(
      host.err == """
        tasking: k.osei has a login of their own (uid 4242), and this is uid 1000
        hint: k.osei does it under that login; a store for training is made with: tasking init --direct anybody

        """)
    #expect(host.run(["tick"]) == 0 && host.run(["staffing"]) == 0)
    #expect(host.out.hasPrefix("staffing 2026-11-20"))
    #expect(host.run(["person", "list", "--format", "csv"]) == 0)
    #expect(host.out.contains("t.tester,t.tester,1000,,,,0"), "\(host.out)")
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
  }

  @Test("a store for training says so when it is made, and nothing else is taken")
  func training() {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--direct", "everybody"]) == 2)
    #expect(host.run(["init", "--direct", "anybody"]) == 0, "\(host.err)")
    #expect(host.run(["person", "add", "k.osei", "name=K. Osei", "uid=4242"]) == 0)
    #expect(host.run(["list", "--as", "k.osei"]) == 0, "\(host.err)")
    #expect(host.run(["person", "add", "nobody", "name=N"]) == 7)
    #expect(
      host.err == """
        tasking: 'nobody' is no id: it is a part that a definition names
        hint: an initial, a dot and a surname, such as k.osei

        """)
  }
}
