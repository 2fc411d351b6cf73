import Testing

@testable import TaskingCLI

@Suite("Corrections on the command line")
struct CorrectVerbTests {
  private let host = TestHost()

  private func prepare() {
    #expect(host.run(["init", "--rehearsal", "--quiet", "--now", "2026-11-20T09:00:00Z"]) == 0)
    let fields = [
      "kind=intel-request", "title=Visitors", "establishment=MDI", "questions=Who?", "purpose=prevent-offences",
      "grounds=Intelligence suggests that visits are used to bring drugs in.", "impact=low", "immediacy=weeks",
      "marking=OFFICIAL", "subjects.1.number=A1234BC", "subjects.1.role=target",
    ]
    #expect(host.run(["raise", "--submit", "--as", "b.hughes"] + fields) == 0, "\(host.err)")
    #expect(host.run(["take-up", "1", "--as", "j.mercer"]) == 0)
    #expect(host.run(["disclose", "1", "to=Leicestershire Police", "fields=title,grounds", "--as", "j.mercer"]) == 0)
    host.environment["TASKING_AS"] = "y.tanaka"
  }

  @Test("What was mistaken is corrected, its readers are listed, and what to type is said until they are told")
  func round() {
    defer { host.remove() }
    prepare()
    #expect(host.run(["corrections"]) == 0)
    #expect(host.out == "nothing was corrected\n")
    #expect(host.run(["correct", "1", "title=Visits", "--reason", "Misread.", "--now", "2026-11-20T10:00:00Z"]) == 0)
    #expect(host.out.hasPrefix("PIO-2026-000001 correct"), "\(host.out)")
    #expect(host.run(["corrections", "1"]) == 0)
    let list = """
      PIO-2026-000001  version 5 corrects version 1 (raise by b.hughes, Fri 20 Nov 09:00): title
        by y.tanaka, Fri 20 Nov 10:00
        Misread.
        TO                     HOW (VERSION)             TOLD
        Leicestershire Police  disclosure (4)            ▲ not told
        b.hughes               acted (2)                 Fri 20 Nov 10:00 by notice
        j.mercer               notice (2), acted (3, 4)  Fri 20 Nov 10:00 by notice
        t.tester               notice (2)                Fri 20 Nov 10:00 by notice
        once they are told:
          tasking disclose PIO-2026-000001 to='Leicestershire Police' reason='correction of version 5'

      """
    #expect(host.out == list)
    #expect(host.run(["show", "1"]) == 0)
    #expect(host.out.contains("Visits   (corrected by version 5)\n"), "\(host.out)")
    #expect(host.run(["history", "1"]) == 0)
    for words in [
      "CORRECTED by version 5\n", "CORRECTS version 1: title\n", "given to Leicestershire Police: grounds, title\n",
    ] {
      #expect(host.out.contains(words), "\(host.out)")
    }
    #expect(host.run(["disclose", "1", "to=Leicestershire Police", "reason=correction of version 5"]) == 0)
    #expect(host.run(["corrections"]) == 0)
    #expect(!host.out.contains("not told") && !host.out.contains("once they"))
    #expect(host.run(["audit", "verify"]) == 0)
  }

  @Test("For programs there is an object a correction, or a row a recipient")
  func forms() {
    defer { host.remove() }
    prepare()
    #expect(host.run(["correct", "1", "title=Visits", "--reason", "Misread.", "--of", "1"]) == 0)
    #expect(host.run(["corrections", "--format", "json"]) == 0)
    for part in [
      #"{"corrections":[{"act":"raise","at":""#, #""corrects":1,"fields":["title"],"#,
      #"{"party":"Leicestershire Police","person":false,"to_tell":"tasking disclose PIO-2026-000001 to="#,
      #""told":null,"ways":[{"versions":[4],"way":"disclosure"}]}"#, #""told":{"at":""#,
    ] {
      #expect(host.out.contains(part), "\(host.out)")
    }
    #expect(host.run(["corrections", "--format", "jsonl"]) == 0)
    #expect(host.out.split(separator: "\n").count == 1)
    #expect(host.run(["corrections", "1", "--format", "csv"]) == 0)
    #expect(host.out.split(separator: "\n").count == 5)
    #expect(
      host.out.hasPrefix(
        "reference,version,corrects,fields,by,at,party,person,ways,told_at,told_by,to_tell,rehearsal\n"))
    #expect(host.run(["corrections", "--format", "ids"]) == 0)
    #expect(host.out == "PIO-2026-000001\n")
    #expect(host.run(["history", "1", "--format", "json"]) == 0)
    #expect(host.out.contains(#""corrected_by":[5]"#) && host.out.contains(#""disclosed_to":"Leicestershire Police""#))
  }

  /// A command line that is refused, its status, and a part of what is said.
  static let refused: [([String], Int32, String)] = [
    (["correct", "1", "title=Visits"], 6, "a correction needs a reason"),
    (["correct", "1", "--reason", "x"], 6, "nothing was given to correct"),
    (["correct", "title=x"], 2, "correct wants the reference of a request"),
    (["correct", "1", "title=Visitors", "--reason", "x"], 6, "title is that already"),
    (["correct", "1", "title=V", "--of", "2", "--reason", "x"], 6, "version 2 did not write title; version 1 did"),
    (["correct", "1", "title=V", "--of", "two"], 2, "tasking help correct"),
    (["correct", "1", "title=V", "--reason", "x", "--as", "k.osei"], 4, "this takes a coordinator"),
    (["correct", "1", "titel=V", "--reason", "x"], 2, "title"),
    (["disclose", "1"], 2, "disclose wants to="),
    (["disclose", "1", "to=A", "to=B"], 2, "to= is given twice"),
    (["disclose", "1", "to=A", "title=x"], 2, "disclose takes to=, fields= and reason=, not 'title'"),
    (["disclose", "1", "to=A", "fields=feedback"], 6, "feedback was never given"),
    (["disclose", "9", "to=A"], 3, "there is no request '9'"),
    (["corrections", "9"], 3, "there is no request '9'"),
    (["corrections", "x"], 2, "'x' is no reference"),
    (["corrections", "--reason", "x"], 2, "corrections only looks"),
  ]

  @Test("What is refused says why, and what to type", arguments: refused)
  func refusals(_ words: [String], _ status: Int32, _ said: String) {
    defer { host.remove() }
    prepare()
    #expect(host.run(words) == status, "\(host.err)")
    #expect(host.err.contains(said), "\(host.err)")
  }
}
