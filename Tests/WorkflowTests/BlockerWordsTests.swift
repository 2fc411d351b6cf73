import Testing
import Workflow
import WorkflowBench

/// Every blocker has its code, its sentence and, where something can be typed, its remedy.
struct BlockerWordsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let fault: Blocker.Fault
    let code: String
    let sentence: String
    var remedy: String?
    var testDescription: String { code }
  }

  static let rows: [Row] = [
    Row(
      fault: .state(now: "acting", from: ["queued", "offered", "on-hold"]), code: "state",
      sentence: "it is acting, and this is a move from queued, offered or on-hold"),
    Row(fault: .role(needs: ["supervisor"]), code: "role", sentence: "this takes a supervisor"),
    Row(
      fault: .role(needs: ["raiser", "assignee", "chair"]), code: "role",
      sentence: "this takes whoever raised it, whoever has it or a chair"),
    Row(
      fault: .scope(role: "coordinator", establishment: "MDI"), code: "scope",
      sentence: "you are coordinator for other prisons, not for MDI"),
    Row(fault: .machineOnly, code: "machine-only", sentence: "only the scheduler makes this move"),
    Row(
      fault: .separation(made: ["submit", "take-up"]), code: "separation",
      sentence: "you made submit and take-up on this request, and this takes a second person"),
    Row(
      fault: .onlyFor(field: "priority", values: ["P3", "P4"], is: "P1"), code: "only-for",
      sentence: "this is only for priority P3 or P4; it is P1"),
    Row(
      fault: .onlyFor(field: "priority", values: ["P1"], is: nil), code: "only-for",
      sentence: "this is only for priority P1; it is not set"),
    Row(
      fault: .notFor(field: "emergency", value: "unreviewed"), code: "not-for",
      sentence: "this is not for emergency unreviewed"),
    Row(
      fault: .acknowledgement(.notTaken), code: "acknowledgement",
      sentence: "this workflow takes no acknowledgements"),
    Row(
      fault: .acknowledgement(.nothingTold), code: "acknowledgement",
      sentence: "nobody was told of anything that goes on: there is nothing to acknowledge"),
    Row(
      fault: .acknowledgement(.already(until: "2026-11-29 03:26")), code: "acknowledgement",
      sentence: "it is acknowledged until 2026-11-29 03:26; if nothing has happened by then, it is told again"),
    Row(
      fault: .window(closed: "2026-01-01T00:00:00Z", until: "2027-01-01T00:00:00Z"), code: "window",
      sentence: "it was closed 2026-01-01T00:00:00Z, and could be taken up again until 2027-01-01T00:00:00Z"),
    Row(
      fault: .asks(name: "reason", label: nil), code: "asks", sentence: "give reason with this move",
      remedy: "reason=…"),
    Row(
      fault: .needs(field: "grounds", label: "Why this is necessary"), code: "needs",
      sentence: "grounds (Why this is necessary) is missing", remedy: "grounds=…"),
    Row(
      fault: .correction(.nothingGiven), code: "correction", sentence: "nothing was given to correct",
      remedy: "field=value"),
    Row(
      fault: .correction(.wantsReason), code: "correction", sentence: "a correction needs a reason",
      remedy: "--reason \"…\""),
    Row(
      fault: .correction(.nobodyCorrects(stage: "close")), code: "nobody-corrects",
      sentence: "nobody corrects facts in stage close"),
    Row(
      fault: .correction(.workedOut(field: "priority", reference: "R-1")), code: "correction",
      sentence: "priority is worked out from other fields: correct those, or set it",
      remedy: "tasking set R-1 priority=…"),
    Row(
      fault: .correction(.neverTyped(field: "emergency")), code: "correction",
      sentence: "emergency is written by moves of themselves, and nobody gives it"),
    Row(
      fault: .correction(.writtenByMove(field: "outcome", move: "withdraw", version: 3)), code: "correction",
      sentence: "withdraw wrote outcome of itself (version 3), and nobody gave it"),
    Row(
      fault: .correction(.neverGiven(field: "threat", reference: "R-1")), code: "correction",
      sentence: "threat was never given, so there is nothing to correct", remedy: "tasking set R-1 threat=…"),
    Row(
      fault: .correction(.notWrittenBy(version: 3, field: "title", versions: [1, 5, 7])), code: "correction",
      sentence: "version 3 did not write title; versions 1, 5 and 7 did", remedy: "--of 7"),
    Row(
      fault: .correction(
        .severalEvents(
          [.init(version: 1, fields: ["grounds", "title"]), .init(version: 4, fields: ["threat"])], reference: "R-1")),
      code: "correction",
      sentence: "grounds and title are of version 1 and threat is of version 4, and a correction is of one",
      remedy: "tasking correct R-1 grounds=… title=… --reason \"…\" ; tasking correct R-1 threat=… --reason \"…\""),
    Row(fault: .correction(.same(field: "title")), code: "correction", sentence: "title is that already"),
    Row(
      fault: .correction(.corrector(of: ["report"])), code: "separation",
      sentence: "you corrected what report wrote, and this takes a second person"),
    Row(
      fault: .correction(.notHeld(field: "threat")), code: "correction",
      sentence: "threat was never given, so it was given to nobody"),
    Row(
      fault: .correction(.nothingDisclosed), code: "correction", sentence: "no field is named",
      remedy: "fields=title,grounds, or leave it away for all of it"),
    Row(fault: .rule(name: "x", sentence: "Say why."), code: "rule", sentence: "Say why."),
    Row(
      fault: .ruleFault(name: "x", why: "division by zero"), code: "rule-fault",
      sentence: "the rule 'x' could not be judged: division by zero"),
    Row(
      fault: .overrideBy(field: "priority", worksOut: "P3", by: ["supervisor"]), code: "override-by",
      sentence: "priority works out as P3; to have it otherwise takes a supervisor"),
    Row(
      fault: .overrideBy(field: "priority", worksOut: nil, by: ["supervisor", "chair"]), code: "override-by",
      sentence: "priority is worked out; to have it otherwise takes a supervisor or a chair"),
    Row(
      fault: .implied(field: "priority", worksOut: "P1", now: "P3", isMoreUrgent: true, by: ["supervisor"]),
      code: "override-by",
      sentence: "with this, priority would be P1 instead of P3: give priority=P1 as well, or ask a supervisor",
      remedy: "priority=P1"),
    Row(
      fault: .implied(field: "priority", worksOut: "P3", now: "P1", isMoreUrgent: false, by: ["supervisor"]),
      code: "override-by", sentence: "with this, priority would be P3 instead of P1: that takes a supervisor"),
    Row(
      fault: .staysBarred, code: "separation",
      sentence:
        "an earlier version of this workflow kept you from this on this request, and that stays: it takes a second person"
    ),
    Row(
      fault: .changedIt(fields: ["kind", "subjects"]), code: "separation",
      sentence: "you changed kind and subjects after it was decided, and this takes a second person"),
    Row(
      fault: .overrideAsks(field: "priority", name: "reason"), code: "override-asks",
      sentence: "to give priority another value than is worked out, give reason", remedy: "reason=…"),
    Row(
      fault: .floor(field: "priority", floor: "P1"), code: "floor",
      sentence: "priority is never below P1 for this kind of work"),
    Row(
      fault: .noAssignee(state: "acting"), code: "no-assignee",
      sentence: "nobody has it, and acting waits for whoever has it"),
    Row(fault: .noMemory, code: "no-memory", sentence: "there is no earlier state to go back to"),
    Row(
      fault: .notWritable(field: "outcome", why: .onlyMoves(["report", "close"])), code: "not-writable",
      sentence: "outcome is written by report or close alone"),
    Row(
      fault: .notWritable(field: "emergency", why: .onlyMoves([])), code: "not-writable",
      sentence: "emergency is written by moves alone"),
    Row(
      fault: .notWritable(field: "title", why: .notTaken(move: "claim")), code: "not-writable",
      sentence: "claim does not take title, and you may not set it here"),
    Row(
      fault: .notWritable(field: "title", why: .notTaken(move: "set")), code: "not-writable",
      sentence: "you may not set title here"),
    Row(
      fault: .notWritable(field: "kind", why: .settled(stages: ["raise", "assess"])), code: "not-writable",
      sentence: "kind can be changed in stage raise or assess only"),
    Row(
      fault: .reliedOn(field: "title", move: "submit"), code: "relied-on",
      sentence: "submit relied on title: it may be changed, not cleared", remedy: "title=…"),
    Row(fault: .nobodySets(stage: "close"), code: "nobody-sets", sentence: "nobody sets fields in stage close"),
    Row(fault: .emptyNote, code: "empty-note", sentence: "a note needs words", remedy: "--reason \"…\""),
    Row(
      fault: .nothingChanges(fields: ["title"]), code: "nothing-changes",
      sentence: "title is so already: nothing would change", remedy: nil),
    Row(
      fault: .nothingChanges(fields: ["impact", "title"]), code: "nothing-changes",
      sentence: "impact, title are so already: nothing would change", remedy: nil),
    Row(fault: .nothingToSet, code: "nothing-to-set", sentence: "nothing was given to set", remedy: "field=value"),
    Row(
      fault: .erased, code: "erased", sentence: "its contents are erased, so nothing can be done to it any more"),
    Row(
      fault: .unknownPerson(id: "x.y"), code: "unknown-person", sentence: "there is no person 'x.y'",
      remedy: "tasking person list"),
  ]

  @Test("every blocker says what stands in the way", arguments: rows)
  func words(row: Row) {
    let blocker = Blocker(row.fault)
    #expect(blocker.code == row.code)
    #expect(blocker.sentence == row.sentence)
    #expect(blocker.remedy == row.remedy)
  }

  @Test("a refusal about who acts is a matter of permission, any other is about the request")
  func permission() {
    let about = ["role", "scope", "machine-only", "separation", "override-by", "nobody-sets", "nobody-corrects"]
    for row in Self.rows {
      #expect(Blocker(row.fault).isAboutPermission == about.contains(row.code), "\(row.code)")
    }
  }

  @Test("a sentence takes values at its braces, and says where there is none")
  func sentence() throws {
    let story = try Story(Bench.shipped(), Story.fields(["questions": .list([])]))
    let reader = story.kernel.reader(story.snapshot, actor: .person("raiser"), now: story.now)
    func filled(_ text: String) -> String { Sentence(text).filled(by: reader) }
    #expect(filled("{raiser.name} asks: {request.title}.") == "Rae Ser asks: Visitors.")
    #expect(filled("{request.kind.title} for {request.threat}") == "Intelligence profile or update for (not given)")
    #expect(filled("{assignee.name}, {nothing.at.all}") == "(not given), (not given)")
    #expect(filled("{request.questions} {raiser.roles} {now}") == "none requester Mon 23 Nov 09:00")
    #expect(filled("an open { stays, and so does }") == "an open (not given)")
    #expect(filled("an open { stays") == "an open { stays")
    #expect(Sentence("{a.b} and {c}").paths == [["a", "b"], ["c"]])
  }
}
