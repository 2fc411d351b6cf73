import FoundationEssentials
import Tasking
import Testing

@testable import TaskingCLI

@Suite("Retention on the command line")
struct RetentionVerbTests {
  /// A rehearsal with a closed request, number 1, and where its schedule is that disposes.
  private static func closed() throws -> (TestHost, schedule: String) {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--now", "2026-11-20T08:37:00Z"]) == 0)
    let steps = [
      [
        "raise", "kind=visitor-check", "establishment=MDI", "subjects.1.number=A1234BC", "subjects.1.role=target",
        "title=Visitors, last 28 days", "impact=high", "immediacy=days", "questions=Who has visited?",
        "purpose=prevent-offences", "marking=OFFICIAL-SENSITIVE", "--submit",
        "grounds=Intelligence that visits are being used to bring in drugs to the wing.", "--as", "b.hughes",
      ],
      ["take-up", "1", "--as", "y.tanaka"], ["accept", "1", "threat=gangs", "--as", "y.tanaka"],
      ["offer", "1", "assignee=k.osei", "--as", "y.tanaka"], ["take-on", "1", "--as", "k.osei"],
      ["report", "1", "answers.1.text=Nobody", "outcome=answered", "--as", "k.osei"],
      ["approve", "1", "feedback=Nobody visited", "--as", "h.lindqvist"], ["close", "1", "--as", "j.mercer"],
    ]
    for step in steps { #expect(host.run(step) == 0, "\(host.err)") }
    let shipped = try #require(Beginning.builtIn.first { $0.path == "retention.yaml" }?.text)
    let text = shipped.replacing("version: 1", with: "version: 2").replacing("disposal: off", with: "disposal: on")
    return (host, host.file("retention.yaml", Array(text.utf8)))
  }

  private static let rehearsal = "REHEARSAL: nothing in this store is real\n"

  @Test("From the review that is due to what is left of the request")
  func life() throws {
    let (host, schedule) = try Self.closed()
    defer { host.remove() }
    #expect(host.run(["retention", "due", "--as", "r.okafor"]) == 0, "\(host.err)")
    #expect(host.out == "pio-records version 1, disposal off, by 20 Nov 2026: no review is due\n")
    #expect(
      host.run(["retention", "decide", "1", "outcome=dispose", "--as", "r.okafor", "--now", "2032-11-22 09:00"]) == 6)
    #expect(
      host.err == """
        tasking: cannot dispose of PIO-2026-000001: disposal is switched off in the schedule pio-records version 1: nothing is \
        disposed of
        hint: what is due: tasking retention due

        """, "\(host.err)")
    #expect(host.run(["workflow", "activate", schedule, "--approved-by", "The records manager"]) == 0, "\(host.err)")
    #expect(host.out.hasPrefix("retention pio-records version 2 is in use ("))
    #expect(host.run(["retention", "due", "--as", "r.okafor"]) == 0)
    #expect(
      host.out == """
        pio-records version 2, disposal on, by 22 Nov 2032
        REF              GROUP          CLOSED           CLEAR SINCE      REVIEW DUE   HELD FOR  PROPOSED BY
        PIO-2026-000001  miscellaneous  Fri 20 Nov 2026  Fri 20 Nov 2026  20 Nov 2032

        """, "\(host.out)")
    #expect(
      host.run([
        "retention", "hold", "1", "basis=cpia", "officer=DC Amin", "--reason", "A trial.", "--as", "p.chowdhury",
      ]) == 0)
    #expect(host.out == "PIO-2026-000001 held for cpia, officer DC Amin, version 10.\n")
    #expect(host.run(["show", "1", "--as", "k.osei"]) == 0)
    #expect(host.out.contains("held for   cpia, officer DC Amin, Mon 22 Nov 09:00 by p.chowdhury\n"))
    #expect(host.run(["retention", "decide", "1", "outcome=dispose", "--as", "r.okafor"]) == 6)
    #expect(host.err.contains("it is held for cpia, and what is held is not erased\n"))
    #expect(host.run(["retention", "hold", "1", "--release", "reason=Over.", "--as", "r.okafor"]) == 0)
    #expect(host.out == "PIO-2026-000001 released for cpia, version 11.\n")
    #expect(host.run(["retention", "decide", "1", "outcome=dispose", "--as", "r.okafor", "--dry-run"]) == 0)
    #expect(host.out.hasPrefix("PIO-2026-000001 would be proposed for disposal in group miscellaneous\n"))
    #expect(host.run(["retention", "decide", "1", "outcome=dispose", "--as", "r.okafor"]) == 0)
    #expect(
      host.out == """
        PIO-2026-000001 proposed for disposal in group miscellaneous, version 12.
          next: tasking retention decide 1 outcome=dispose (e.lindgren or t.tester), until Wed 22 Dec 09:00

        """, "\(host.out)")
    #expect(host.run(["retention", "due", "--as", "r.okafor"]) == 0)
    #expect(host.out.contains("20 Nov 2032            r.okafor until Wed 22 Dec\n"), "\(host.out)")
    #expect(host.run(["retention", "decide", "1", "outcome=dispose", "--as", "r.okafor"]) == 4)
    #expect(
      host.err == """
        tasking: cannot dispose of PIO-2026-000001: you proposed it, and disposal takes a second person
        hint: e.lindgren or t.tester can: tasking retention decide PIO-2026-000001 outcome=dispose

        """, "\(host.err)")
    #expect(host.run(["retention", "decide", "1", "outcome=dispose", "--as", "e.lindgren"]) == 0, "\(host.err)")
    #expect(host.out.hasPrefix("PIO-2026-000001 disposed of: everything that it held is erased, version 13.\n"))
    #expect(host.err == Self.rehearsal)
    #expect(host.run(["show", "1", "--as", "k.osei"]) == 0)
    #expect(host.out.contains("state        closed (close), erased\n"), "\(host.out)")
    #expect(host.out.contains("disposed of  Mon 22 Nov 09:00\n") && !host.out.contains("Visitors"))
    #expect(host.run(["history", "1", "--as", "k.osei"]) == 0)
    #expect(
      host.out.contains("dispose → closed  by e.lindgren via uid 1000\n")
        && host.out.contains("its contents were erased"))
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
    #expect(host.run(["doctor", "--full"]) == 0, "\(host.out)")
    #expect(!host.out.contains("erased may still"))
  }

  @Test("Programs get every name, whatever stands in it")
  func programs() throws {
    let (host, schedule) = try Self.closed()
    defer { host.remove() }
    #expect(host.run(["workflow", "activate", schedule, "--now", "2032-11-22 09:00"]) == 0, "\(host.err)")
    #expect(host.run(["retention", "due", "--by", "+1d", "--as", "r.okafor", "--format", "json"]) == 0, "\(host.err)")
    #expect(
      host.out == """
        {"by":"2032-11-23","disposal":true,"rehearsal":true,"requests":[{"clear_since":"2026-11-20T08:37:00Z","closed_at":\
        "2026-11-20T08:37:00Z","due":"2032-11-20","group":"miscellaneous","held_for":[],"lapses":null,"never_disposed":false,\
        "proposed_by":null,"reference":"PIO-2026-000001"}],"schedule":"pio-records","version":2}

        """, "\(host.out)")
    #expect(host.run(["retention", "due", "--as", "r.okafor", "--format", "ids"]) == 0)
    #expect(host.out == "PIO-2026-000001\n")
    #expect(host.run(["retention", "due", "--as", "r.okafor", "--format", "csv"]) == 0)
    #expect(host.out.hasSuffix(",miscellaneous,2026-11-20T08:37:00Z,2026-11-20T08:37:00Z,2032-11-20,,,true\n"))
    #expect(
      host.run(["retention", "decide", "1", "outcome=retain", "reason=Of use.", "--as", "r.okafor", "--format", "json"])
        == 0)
    for part in [
      #""done":"retain""#, #""next_review":"2037-11-22""#, #""group":"miscellaneous""#, #""basis":null"#,
      #""still_in_log":false"#, #""trial":false"#,
    ] {
      #expect(host.out.contains(part), "\(host.out)")
    }
    #expect(host.run(["retention", "decide", "1", "outcome=retain", "--as", "b.hughes", "--format", "json"]) == 4)
    #expect(host.err.contains(#""code":"role""#) && host.err.contains(#""code":"wants-reason""#))
    #expect(host.run(["show", "1", "--as", "k.osei", "--format", "json"]) == 0)
    #expect(
      host.out.contains(#""retention":{"holds":[],"review":{"at":"2032-11-22T09:00:00Z","by":"r.okafor""#),
      "\(host.out)")
  }

  @Test(
    "What is typed wrong is told with what to type",
    arguments: [
      (["retention"], 0, ""), (["retention", "frob"], 2, "hint: one of: due, decide, hold"),
      (["retention", "decide", "outcome=retain"], 2, "retention decide wants the reference of a request"),
      (["retention", "decide", "1"], 2, "hint: outcome=retain reason=\"…\", or outcome=dispose"),
      (["retention", "decide", "1", "outcome=destroy"], 7, "hint: outcome=retain, or outcome=dispose"),
      (
        ["retention", "decide", "1", "outcome=retain", "group=seriuos", "reason=x"], 7, "hint: did you mean 'serious'?"
      ),
      (["retention", "decide", "99", "outcome=retain", "reason=x"], 3, "there is no request '99'"),
      (["retention", "hold", "1", "reason=x"], 2, "hint: basis= one of: cpia, inquest, iopc"),
      (["retention", "hold", "1", "--release", "reason=x"], 6, "it is not held"),
      (["retention", "due", "--by", "soon"], 7, "hint: write 2033-01-31 or +30d"),
      (["retention", "due", "--reason", "x"], 2, "retention due only looks"),
      (["retention", "due", "--as", "k.osei"], 4, "this takes a records-officer"),
    ] as [([String], Int32, String)])
  func wrong(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let (host, _) = try Self.closed()
    defer { host.remove() }
    #expect(host.run(arguments) == status, "\(host.err)")
    #expect(words.isEmpty || host.err.contains(words), "\(host.err)")
  }

  @Test("A file of a schedule is checked beside the definitions in its folder, and by its own kind")
  func check() throws {
    let host = TestHost()
    defer { host.remove() }
    let shipped = try #require(Beginning.builtIn.first { $0.path == "retention.yaml" }?.text)
    let file = host.file("r.yaml", Array(shipped.utf8))
    #expect(host.run(["workflow", "check", file]) == 0, "\(host.err)")
    #expect(
      host.out == "\(file) is sound: retention pio-records version 1: 4 groups, 6 bases of holds, disposal off\n")
    _ = host.file("r.yaml", Array(shipped.replacing("threat-to-life", with: "threat-to-live").utf8))
    #expect(host.run(["workflow", "check", file]) == 7)
    #expect(host.err.contains("error: 'threat-to-live' is no code of 'kind'\n  hint: did you mean 'threat-to-life'?"))
    #expect(host.run(["init", "--rehearsal"]) == 0)
    #expect(host.run(["workflow", "impact", file]) == 7)
    _ = host.file("r.yaml", Array(shipped.utf8))
    #expect(host.run(["workflow", "impact", file]) == 2)
    #expect(
      host.err.contains("is a retention, not a workflow\nhint: no due time depends on a retention"), "\(host.err)")
  }
}
