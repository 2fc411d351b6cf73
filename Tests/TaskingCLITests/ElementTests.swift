import Tasking
import Testing

@testable import TaskingCLI

/// Elements of lists, as people type them; and answers, which belong to what they answer.
@Suite("Elements of lists")
struct ElementTests {
  private static let grounds = "grounds=Intelligence that visits are being used to bring in drugs to the wing."

  /// A draft of b.hughes with two subjects and two questions.
  private static func draft(submitted: Bool = false) -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--quiet", "--now", "2026-11-23T09:00:00Z"]) == 0)
    #expect(
      host.run(
        [
          "raise", "--as", "b.hughes", "kind=visitor-check", "establishment=MDI", "title=V", "impact=high",
          "immediacy=weeks", "purpose=prevent-offences", "marking=OFFICIAL", grounds, "questions=Who?",
          "questions=When?",
          "subjects.1.number=A1234BC", "subjects.1.role=target", "subjects.2.number=A5678DE",
          "subjects.2.role=associate",
        ] + (submitted ? ["--submit"] : [])) == 0, "\(host.err)")
    return host
  }

  /// One that k.osei has taken on.
  private static func acting() -> TestHost {
    let host = draft(submitted: true)
    for words in [
      ["take-up", "1", "--as", "y.tanaka"], ["accept", "1", "threat=other", "--as", "y.tanaka"],
      ["offer", "1", "assignee=k.osei", "--as", "y.tanaka"], ["take-on", "1", "--as", "k.osei"],
    ] { #expect(host.run(words) == 0, "\(words) \(host.err)") }
    return host
  }

  /// A field as JSON; `null` if it is not there.
  private static func field(_ name: String, _ host: TestHost) -> String {
    #expect(host.run(["show", "1", "--as", "y.tanaka", "--format", "json"]) == 0, "\(host.err)")
    guard let start = host.out.firstRange(of: "\"\(name)\":") else { return "null" }
    var depth = 0
    var value = ""
    for character in host.out[start.upperBound...] {
      if depth == 0, character == "," || character == "}" { break }
      if "[{".contains(character) { depth += 1 }
      if "]}".contains(character) { depth -= 1 }
      value.append(character)
      if depth == 0, "]}".contains(character) { break }
    }
    return value
  }

  private static let first = #"{"number":"A1234BC","role":"target"}"#
  private static let second = #"{"number":"A5678DE","role":"associate"}"#

  /// What is typed of `subjects`, and what they are then.
  static let edits: [(words: [String], subjects: String)] = [
    (["subjects.1-="], "[\(second)]"),
    (["subjects.2-="], "[\(first)]"),
    (["subjects.1-=", "subjects.2.role=target"], #"[{"number":"A5678DE","role":"target"}]"#),
    (["subjects.2.role=target", "subjects.1-="], #"[{"number":"A5678DE","role":"target"}]"#),
    (
      ["subjects.1-=", "subjects.1.number=A9999ZZ", "subjects.1.role=target"],
      #"[{"number":"A9999ZZ","role":"target"},\#(second)]"#
    ),
    (
      ["subjects.2-=", "subjects.3.number=A9999ZZ", "subjects.3.role=target"],
      #"[\#(first),{"number":"A9999ZZ","role":"target"}]"#
    ),
    (["subjects.1-=", "subjects.2-="], "null"),
    (["subjects-="], "null"),
  ]

  @Test(
    "an element is taken away, or replaced whole, in one command; numbers are those from before it", arguments: edits)
  func edited(_ words: [String], _ subjects: String) {
    let host = Self.draft()
    defer { host.remove() }
    #expect(host.run(["set", "1", "--as", "b.hughes"] + words) == 0, "\(host.err)")
    #expect(host.run(["show", "1", "--as", "b.hughes", "--format", "json"]) == 0)
    #expect(subjects == "null" ? !host.out.contains("\"subjects\"") : host.out.contains("\"subjects\":\(subjects)"))
  }

  @Test("an element of plain values goes as well, and a list named bare is replaced whole")
  func plain() {
    let host = Self.draft()
    defer { host.remove() }
    for (words, questions) in [
      (["questions.1-="], #"["When?"]"#), (["questions.2=Why?"], #"["When?","Why?"]"#),
      (["questions.1=Where?", "questions.2-="], #"["Where?"]"#), (["questions=A?", "questions=B?"], #"["A?","B?"]"#),
    ] {
      #expect(host.run(["set", "1", "--as", "b.hughes"] + words) == 0, "\(words) \(host.err)")
      #expect(host.run(["show", "1", "--as", "b.hughes", "--format", "json"]) == 0)
      #expect(host.out.contains("\"questions\":\(questions)"), "\(words) \(host.out)")
    }
  }

  /// What is typed, and what is said of it.
  static let refused: [(words: [String], says: String, status: Int32)] = [
    (["subjects.01.number=A1"], "subjects.01.number: '01' is no element; it has 2, so the next is 3", 2),
    (["subjects.1.number=A1", "subjects.01.number=A2"], "'01' is no element", 2),
    (["subjects.+1.number=A1"], "'+1' is no element", 2),
    (["subjects.1 .number=A1"], "'1 ' is no element", 2),
    (["subjects.١.number=A1"], "'١' is no element", 2),
    (["subjects.１.number=A1"], "'１' is no element", 2),
    (["subjects.-1.number=A1"], "'-1' is no element", 2),
    (["subjects.0.number=A1"], "'0' is no element", 2),
    (["subjects.00-="], "'00' is no element", 2),
    (["subjects.3-="], "subjects.3: '3' is no element; it has 2", 2),
    (["subjects.1-=", "subjects.1-="], "subjects.1 is given twice", 2),
    (["questions=A?", "questions.1-="], "questions is given both as a whole and by element", 2),
    (["subjects.1.role-="], "subjects.1 lacks role", 6),
    (["subjects.1-=", "subjects.1.number=A9"], "subjects.1 lacks role", 6),
    (["subjects.1.name-="], "subject has no 'name'", 2),
    (["title.1-="], "'title.1' goes deeper than the field does", 2),
  ]

  @Test("an element has one number, written one way, and what does not fit changes nothing", arguments: refused)
  func unfit(_ words: [String], _ says: String, _ status: Int32) {
    let host = Self.draft()
    defer { host.remove() }
    #expect(host.run(["set", "1", "--as", "b.hughes"] + words) == status, "\(host.out) \(host.err)")
    #expect(host.err.contains(says), "\(host.err)")
    #expect(host.run(["show", "1", "--as", "b.hughes"]) == 0)
    #expect(host.out.contains("version 1"), "\(host.out)")
  }

  @Test(
    "what would change nothing is refused, and makes no version",
    arguments: [
      ["title=V"], ["title=V", "impact=high"], ["questions=Who?", "questions=When?"], ["subjects.1.role=target"],
      ["subjects.2-=", "subjects.2.number=A5678DE", "subjects.2.role=associate"], ["required_by-="],
    ])
  func same(_ words: [String]) {
    let host = Self.draft()
    defer { host.remove() }
    #expect(host.run(["set", "1", "--as", "b.hughes"] + words) == 6, "\(host.out)")
    #expect(host.err.contains("so already: nothing would change"), "\(host.err)")
    #expect(host.run(["set", "1", "--as", "b.hughes", "title=Other"] + words.filter { !$0.hasPrefix("title") }) == 0)
  }

  @Test("an answer in words takes the place of a nil return, and a nil return that of words; both at once are refused")
  func exclusive() {
    let host = Self.acting()
    defer { host.remove() }
    let report = ["report", "1", "--as", "k.osei", "outcome=answered"]
    #expect(
      host.run(report + ["answers.1.text=A", "answers.1.nil=no-information-held", "answers.2.text=B"]) == 2)
    #expect(host.err.contains("answers.1.nil is given, and text, instead of which it stands"), "\(host.err)")
    #expect(host.run(report + ["answers.1.nil=no-information-held", "answers.2.text=B"]) == 0, "\(host.err)")
    #expect(host.run(["more-work", "1", "reason=r", "--as", "h.lindqvist"]) == 0)
    #expect(host.run(report + ["answers.1.text=Two"]) == 0, "\(host.err)")
    #expect(Self.field("answers", host) == #"[{"text":"Two"},{"text":"B"}]"#)
    #expect(host.run(["more-work", "1", "reason=r", "--as", "h.lindqvist"]) == 0)
    #expect(host.run(report + ["answers.2.nil=no-information-held"]) == 0, "\(host.err)")
    #expect(Self.field("answers", host) == #"[{"text":"Two"},{"nil":"no-information-held"}]"#)
  }

  /// What becomes of two questions, and of their answers A and B.
  static let questions: [(words: [String], questions: String, answers: String)] = [
    (["questions.1=Whom?"], #"["Whom?","When?"]"#, #"[{},{"text":"B"}]"#),
    (["questions.2=Why?"], #"["Who?","Why?"]"#, #"[{"text":"A"}]"#),
    (["questions.1-="], #"["When?"]"#, #"[{"text":"B"}]"#),
    (["questions.2-="], #"["Who?"]"#, #"[{"text":"A"}]"#),
    (["questions.3=Why?"], #"["Who?","When?","Why?"]"#, #"[{"text":"A"},{"text":"B"}]"#),
    (["questions=When?", "questions=Who?"], #"["When?","Who?"]"#, #"[{"text":"B"},{"text":"A"}]"#),
    (["questions=New?", "questions=Who?"], #"["New?","Who?"]"#, #"[{},{"text":"A"}]"#),
    (["questions=New?"], #"["New?"]"#, "null"),
  ]

  @Test("a question that is replaced or taken away leaves no answer to another", arguments: questions)
  func answered(_ words: [String], _ questions: String, _ answers: String) {
    let host = Self.acting()
    defer { host.remove() }
    let report = ["report", "1", "--as", "k.osei", "outcome=answered"]
    #expect(host.run(report + ["answers.1.text=A", "answers.2.text=B"]) == 0, "\(host.err)")
    #expect(host.run(["more-work", "1", "reason=r", "--as", "h.lindqvist"]) == 0)
    #expect(host.run(["set", "1", "--as", "h.lindqvist"] + words) == 0, "\(host.err)")
    #expect(Self.field("questions", host) == questions)
    #expect(Self.field("answers", host) == answers)
    // What is not answered has to be, before it is reported again.
    let isWhole = !answers.contains("{}") && answers.filter { $0 == ":" }.count == questions.filter { $0 == "?" }.count
    let again = host.run(report + ["answers.1.text=A"])
    #expect(isWhole || answers == "null" || answers.hasPrefix("[{}") ? again == 0 : again == 6, "\(host.err)")
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
  }

  @Test("what is corrected was always meant: its answer stays")
  func corrected() {
    let host = Self.acting()
    defer { host.remove() }
    let report = ["report", "1", "--as", "k.osei", "outcome=answered", "answers.1.text=A", "answers.2.text=B"]
    #expect(host.run(report) == 0, "\(host.err)")
    #expect(
      host.run(["correct", "1", "questions.1=Who was it?", "reason=typed", "--as", "h.lindqvist"]) == 0, "\(host.err)")
    #expect(Self.field("answers", host) == #"[{"text":"A"},{"text":"B"}]"#)
  }

  @Test("in a new life of the request nothing is answered yet, and the history has what was")
  func reopened() {
    let host = Self.acting()
    defer { host.remove() }
    for words in [
      ["report", "1", "--as", "k.osei", "outcome=answered", "answers.1.text=A", "answers.2.text=B"],
      ["approve", "1", "feedback=f", "--as", "h.lindqvist"], ["close", "1", "--as", "y.tanaka"],
    ] { #expect(host.run(words) == 0, "\(words) \(host.err)") }
    #expect(Self.field("answers", host) != "null")
    #expect(host.run(["reopen", "1", "reason=r", "--as", "c.doherty"]) == 0, "\(host.err)")
    #expect(Self.field("answers", host) == "null")
    #expect(host.run(["history", "1", "--as", "y.tanaka"]) == 0)
    #expect(host.out.contains("text A"), "\(host.out)")
  }

  @Test("a partner's answer stays with what was asked of them")
  func partners() {
    let host = Self.acting()
    defer { host.remove() }
    let ask = ["ask-partner", "1", "--as", "k.osei"]
    let answer = ["partner-answer", "1", "--as", "k.osei"]
    #expect(host.run(ask + ["partner_asks.1.to=Police", "partner_asks.1.ask=Known?"]) == 0, "\(host.err)")
    #expect(host.run(answer + ["partner_asks.1.answer=Yes", "partner_asks.1.answered=yes"]) == 0, "\(host.err)")
    // Another question, or of another: it was not answered.
    for (member, value) in [("ask", "Since when?"), ("to", "Customs")] {
      #expect(host.run(ask + ["partner_asks.1.\(member)=\(value)"]) == 0, "\(host.err)")
      let now = Self.field("partner_asks", host)
      #expect(now.contains(#""answered":false"#) && !now.contains("Yes"), "\(now)")
      #expect(host.run(answer + ["partner_asks.1.answer=Yes", "partner_asks.1.answered=yes"]) == 0, "\(host.err)")
    }
    // The same words again are the same question; an answer that comes with another is kept.
    #expect(host.run(ask + ["partner_asks.1.ask=Since when?", "partner_asks.2.to=X", "partner_asks.2.ask=Y?"]) == 0)
    #expect(Self.field("partner_asks", host).contains("Yes"))
    #expect(host.run(answer + ["partner_asks.1.ask=When?", "partner_asks.1.answer=Monday"]) == 0, "\(host.err)")
    #expect(Self.field("partner_asks", host).contains(#""answer":"Monday""#))
  }
}

@Suite("What would change nothing")
struct SameTests {
  @Test("of a person is refused, and no entry of the journal says it")
  func people() {
    let host = TestHost.rehearsal(impact: "high")
    defer { host.remove() }
    for words in [
      ["person", "set", "k.osei", "limit=24"], ["absence", "deputy", "k.osei", "s.ibrahim", "--as", "h.lindqvist"],
      ["person", "set", "k.osei", "covers=MDI"],
    ] {
      #expect(host.run(words) == 0, "\(words) \(host.err)")
      #expect(host.run(words) == 6, "\(words) \(host.out)")
      #expect(host.err.contains("that is so of k.osei already: nothing would change"), "\(host.err)")
    }
    #expect(host.run(["person", "set", "k.osei", "limit=24", "covers=LEI"]) == 0)
  }
}
