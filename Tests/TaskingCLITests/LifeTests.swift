import Tasking
import Testing

@testable import TaskingCLI

@Suite("A request lives from raised to closed on the command line")
struct LifeTests {
  private static let raise = [
    "raise", "kind=visitor-check", "establishment=MDI", "subjects.1.number=A1234BC", "subjects.1.role=target",
    "title=Visitors, last 28 days", "impact=high", "immediacy=days", "questions=Who has visited since 1 November?",
    "purpose=prevent-offences", "marking=OFFICIAL-SENSITIVE",
  ]
  private static let grounds = "Intelligence that visits are being used to bring in drugs to the wing."

  private static func rehearsal() -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--now", "2026-11-20T08:37:00Z"]) == 0)
    #expect(
      host.out == "a rehearsal store at \(host.folder)/tasking.db; t.tester holds every role in it.   "
        + "next: tasking help raise\n")
    #expect(host.err == "REHEARSAL: nothing in this store is real\n")
    return host
  }

  @Test("Each move says where the request is now")
  func life() {
    let host = Self.rehearsal()
    defer { host.remove() }
    host.input = Array(Self.grounds.utf8) + [0x0A]
    #expect(host.run(Self.raise + ["grounds=-", "--submit", "--as", "b.hughes"]) == 0)
    #expect(
      host.out == "PIO-2026-000001 submitted (P2), version 2.  Acknowledge by Fri 20 Nov 09:37.   "
        + "next: tasking take-up 1 (coordinator)\n")
    let steps: [([String], String)] = [
      (["take-up", "1", "--as", "y.tanaka"], "assessing"),
      (["accept", "1", "threat=gangs", "--as", "y.tanaka"], "queued"),
      (["offer", "1", "assignee=k.osei", "--as", "y.tanaka"], "offered"),
      (["take-on", "PIO-2026-000001", "--as", "k.osei"], "acting"),
      (["do", "report", "1", "answers.1.text=Nobody", "outcome=answered", "--as", "k.osei"], "reviewing"),
      (["approve", "1", "feedback=Nobody visited", "--as", "h.lindqvist"], "feedback-due"),
      (["close", "1", "--as", "j.mercer"], "closed"),
    ]
    for (arguments, state) in steps {
      #expect(host.run(arguments) == 0, "\(host.err)")
      #expect(host.out.hasPrefix("PIO-2026-000001 \(state) (P2), version "))
    }
    #expect(host.run(["history", "1", "--format", "jsonl"]) == 0)
    #expect(host.out.split(separator: "\n").count == 9)
    #expect(host.run(["list", "--format", "ids"]) == 0)
    #expect(host.out == "")
  }

  @Test("A request is shown as it was at an instant, which may be so long ago")
  func past() {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(Self.raise + ["grounds=\(Self.grounds)", "--submit", "--as", "b.hughes"]) == 0)
    #expect(host.run(["take-up", "1", "--as", "y.tanaka", "--now", "+2h", "--occurred", "-1h"]) == 0, "\(host.err)")
    #expect(host.run(["show", "1", "--as-at", "-30m"]) == 0, "\(host.err)")
    #expect(host.out.hasPrefix("AS AT Fri 20 Nov 10:07, as it was known then\nPIO-2026-000001\n  state      submitted"))
    #expect(host.run(["show", "1", "--as-at", "-30m", "--as-was"]) == 0)
    #expect(
      host.out.hasPrefix(
        "AS AT Fri 20 Nov 10:07, as it is known now to have been then\nPIO-2026-000001\n  state      assessing"))
    #expect(host.run(["list", "--as-at", "08:40", "--format", "json"]) == 0)
    #expect(host.out.contains(#""as_at":{"at":"2026-11-20T08:40:00Z","sense":"known"}"#))
    #expect(host.run(["list", "--as-at", "08:00", "--format", "ids"]) == 0)
    #expect(host.out == "")
    #expect(host.run(["show", "1", "--as-was"]) == 2)
    #expect(host.err.contains("--as-was goes with --as-at INSTANT"))
  }

  @Test("A certificate is for a reader, or for a file that is verified where there is no store")
  func certificate() {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(Self.raise + ["grounds=\(Self.grounds)", "--submit", "--as", "b.hughes"]) == 0)
    #expect(host.run(["take-up", "1", "--as", "y.tanaka"]) == 0)
    #expect(host.run(["accept", "1", "threat=gangs", "--as", "y.tanaka"]) == 0)
    #expect(host.run(["certificate", "1@4", "--as", "y.tanaka"]) == 0, "\(host.err)")
    #expect(
      host.out.contains("\nCERTIFICATE of PIO-2026-000001 version 4\n  done        accept, from assessing to queued\n"))
    #expect(host.out.contains("rule authority-in-force: held\n  request.kind  →  'visitor-check'\n"))
    #expect(host.run(["certificate", "1@4", "--as", "y.tanaka", "--format", "json"]) == 0)
    let forged = host.out.split(separator: "gangs", omittingEmptySubsequences: false).joined(separator: "gongs")
    let (file, other) = (host.file("kept.json", Array(host.out.utf8)), host.file("other.json", Array(forged.utf8)))
    #expect(host.run(["certificate", "verify", file, "--store", "/nowhere/none.db"]) == 0, "\(host.err)")
    #expect(host.out.contains("\nPIO-2026-000001 version 4: identical; journal entry "))
    #expect(host.run(["certificate", "verify", other]) == 9)
    #expect(host.err.contains("the file is not as it was written: its seal is of another content"))
    #expect(host.run(["certificate", "1"]) == 2)
    #expect(host.err.contains("certificate wants a request and its version"))
  }

  @Test("A refused submission ends with its status, and nothing typed is lost")
  func draft() {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(Self.raise + ["--submit", "--as", "b.hughes"]) == 6)
    #expect(host.out.hasPrefix("PIO-2026-000001 kept as draft"))
    #expect(host.err.contains("tasking: cannot submit PIO-2026-000001: grounds"))
    #expect(host.run(["set", "1", "grounds=\(Self.grounds)", "--as", "b.hughes"]) == 0)
    #expect(host.run(["submit", "1", "--as", "b.hughes"]) == 0)
    #expect(host.run(["show", "1", "--format", "json"]) == 0)
    #expect(host.out.contains(#""rehearsal":true"#))
    #expect(host.out.contains(#""title":"Visitors, last 28 days""#))
  }

  @Test("A wrong verb, a wrong state, a wrong person and a request that is not there each have their status")
  func refusals() {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(Self.raise + ["grounds=\(Self.grounds)", "--submit", "--as", "b.hughes"]) == 0)
    #expect(host.run(["acept", "1", "--as", "y.tanaka"]) == 2)
    #expect(host.err.hasSuffix("hint: did you mean 'accept'?\n"))
    #expect(host.run(["lst"]) == 2)
    #expect(host.err == "tasking: there is no verb and no move 'lst'\nhint: did you mean 'list'?\n")
    #expect(host.run(["accept"]) == 2)
    #expect(host.err == "tasking: accept wants the reference of a request\nhint: tasking accept 418 …\n")
    #expect(host.run(["show", "7"]) == 3)
    #expect(host.run(["take-up", "1", "--as", "b.hughes"]) == 4)
    #expect(host.run(["accept", "1", "threat=gangs", "--as", "y.tanaka"]) == 6)
    #expect(host.run(["take-up", "1", "--as", "y.tanaka"]) == 0)
    #expect(host.run(["set", "1", "title=Later", "--expect-version", "2", "--as", "y.tanaka"]) == 5)
    #expect(host.run(["accept", "1", "threat=nonsense", "--as", "y.tanaka"]) == 7)
    #expect(host.run(["help", "accept"]) == 0)
    #expect(host.out.hasPrefix("accept: a move of pio-tasking\n"))
  }

  @Test("A command sent again gets its first answer")
  func again() {
    let host = Self.rehearsal()
    defer { host.remove() }
    let command =
      Self.raise + ["--as", "b.hughes", "--format", "ids", "--command-id", "11111111-2222-3333-4444-555555555555"]
    for _ in 1...2 {
      #expect(host.run(command) == 0)
      #expect(host.out == "PIO-2026-000001\n")
    }
  }

  @Test("--now is for a rehearsal store, and tick for every one")
  func time() {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(["tick", "--quiet", "--now", "+1d"]) == 0)
    #expect(host.out + host.err == "")
    #expect(host.run(["tick", "--format", "json"]) == 0)
    #expect(host.out.contains(#""now":"2026-11-21T08:37:00Z""#))
    host.environment["TASKING_STORE"] = host.folder + "/live.db"
    #expect(host.run(["init", "--now", "2026-11-20T08:37:00Z"]) == 2)
    #expect(host.run(["init", "--format", "json"]) == 0)
    #expect(host.out.contains(#""kind":"live""#))
    #expect(!host.out.contains("rehearsal"))
    #expect(host.run(["init"]) == 2)
    #expect(host.run(["tick", "--now", "2026-11-20T08:37:00Z"]) == 2)
    #expect(host.run(["tick"]) == 0)
    #expect(host.out == "tick 2026-11-20T08:55:00Z: 0 considered, 0 rungs, 0 timed moves, 0 errors, 0 ms\n")
  }

  @Test("Files are checked without a store")
  func check() {
    let host = TestHost()
    defer { host.remove() }
    let sound = host.file(
      "colours.yaml",
      Array(
        "register: colours\nversion: 1\ntitle: Colours\ncolumns:\n  title: text\nentries:\n  red: { title: Red }\n".utf8
      ))
    #expect(host.run(["workflow", "check", sound]) == 0)
    #expect(host.out == "\(sound) is sound: register colours version 1, 1 codes\n")
    let broken = host.file("broken.yaml", Array("workflow: broken\nversion: 1\nstepz: 2\n".utf8))
    #expect(host.run(["workflow", "check", broken]) == 7)
    #expect(host.out == "")
    #expect(host.err.contains("\(broken):3:1: error: "))
    #expect(host.run(["workflow", "check", "--format", "json", broken]) == 7)
    #expect(host.out == "")
    #expect(host.err.hasPrefix(#"{"code":"malformed","#))
    #expect(host.run(["workflow", "check", host.folder + "/none.yaml"]) == 7)
    #expect(host.err == "tasking: cannot read '\(host.folder)/none.yaml': No such file or directory\n")
  }
}
