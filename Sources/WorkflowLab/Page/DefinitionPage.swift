package import Workflow

/// A definition in words, for whoever has to approve it: everything that it says, and nothing that it does not.
package struct DefinitionPage {
  let definition: Definition
  /// SHA-256 of the definition's text, in hexadecimal.
  let digest: String

  package init(_ definition: Definition, digest: String) {
    self.definition = definition
    self.digest = digest
  }

  /// The page as Markdown.
  package var markdown: String {
    let parts = [
      opening, roles, states, moves, rules, waivers, setting, decisions, clocks, ladders, fields, records, corrections,
      lateEntry, acknowledgement, absence,
      signature,
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var opening: [String] {
    [
      "# \(Markdown.words(definition.title))", "",
      "Written from the definition by `tasking workflow page`; never edited. The program does what the file with this",
      "digest says.", "",
    ]
      + Markdown.table(
        ["", ""],
        [
          ["Definition", "\(Markdown.code(definition.workflow, isCell: true)), version \(definition.version)"],
          ["Owner", Markdown.words(definition.owner)],
          ["Digest (SHA-256)", Markdown.code(digest, isCell: true)],
          ["References", Markdown.code(definition.reference, isCell: true)],
          ["Calendar", Markdown.code(definition.calendar, isCell: true)],
        ])
  }

  private var roles: [String] {
    ["## Roles", ""]
      + Markdown.table(
        ["Role", "Who"],
        definition.roles.map { [Markdown.code($0.name, isCell: true), Markdown.words($0.sentence)] })
  }

  private var states: [String] {
    var lines = ["## States", ""]
    lines += Markdown.table(
      ["Stage", "State", "Waits for", "Remarks"],
      definition.states.map { state in
        var remarks: [String] = []
        if state.name == definition.raise.into { remarks.append("A new request starts here.") }
        if definition.isPrivate(state.name) { remarks.append("Nobody but its raiser sees a request here.") }
        if state.isFinal { remarks.append("A request ends here.") }
        if let reason = state.noClock { remarks.append("No clock runs here: \(Markdown.words(reason)).") }
        return [
          state.stage.rawValue, Markdown.code(state.name, isCell: true),
          state.waitsFor.map { party($0) } ?? "–", remarks.joined(separator: " "),
        ]
      })
    lines += ["", "A request is raised by \(parties(definition.raise.by))."]
    let scope = conditions(definition.beyondScope)
    if !scope.isEmpty {
      lines += [
        "", "A role counts for the prisons that its holder covers; \(scope.joined(separator: ", ")), for every prison.",
      ]
    }
    return lines
  }

  private var rules: [String] {
    guard !definition.rules.isEmpty else { return [] }
    return ["## Rules", "", "What each test is, for those who check it; the sentence is what an officer is shown.", ""]
      + definition.rules.flatMap { rule in
        [
          "- \(Markdown.code(rule.name)): \(Markdown.words(rule.otherwise))<br>Refused unless \(Markdown.code(rule.test.source))"
        ]
      }
  }

  private var waivers: [String] {
    guard !definition.waivers.isEmpty else { return [] }
    return ["## Waivers", "", "When separation may wait, and what records that it did.", ""]
      + definition.waivers.map { waiver in
        let when = waiver.condition.isEmpty ? "always" : conditions(waiver.condition).joined(separator: ", ")
        let sets = waiver.sets.map { assignment($0) }.joined(separator: ", ")
        return "- \(Markdown.code(waiver.name)): \(when)" + (sets.isEmpty ? "." : "; then \(sets).")
      }
  }

  private var setting: [String] {
    ["## Fields set without a move", ""]
      + Markdown.table(
        ["Stage", "By"], Stage.allCases.map { [$0.rawValue, parties(definition.setters[$0] ?? [.nobody])] })
  }

  private var corrections: [String] {
    let also = definition.corrections.map { "\(parties($0.by)), in any state, and " } ?? ""
    return [
      "## Corrections", "",
      "A fact that was recorded wrongly is corrected by \(also)whoever may set it where the request is, with a reason. "
        + "Everybody to whom it went is listed.",
    ]
  }

  private var lateEntry: [String] {
    guard let rule = definition.lateEntry else {
      return ["## Late entries", "", "An act is always entered when it happens."]
    }
    return [
      "## Late entries", "",
      "An act may be entered up to \(allowance(rule.limit)) after it happened. What happened longer ago is entered by "
        + "\(parties(rule.by)), with a reason.",
    ]
  }

  private var acknowledgement: [String] {
    guard let rule = definition.acknowledgement else {
      return ["## Acknowledging escalations", "", "Nobody acknowledges an escalation."]
    }
    let besides = rule.by.isEmpty ? "" : ", or by \(parties(rule.by))"
    return [
      "## Acknowledging escalations", "",
      "An escalation may be acknowledged by whoever was told\(besides). Nothing more of it is told then for so long:",
      "",
    ]
      + Markdown.table(
        ["Priority", "Time"],
        definition.priorities.compactMap { code in rule.lasts[code].map { [code, allowance($0)] } })
  }

  private var absence: [String] {
    guard let rule = definition.absence else { return [] }
    return [
      "## Absence", "",
      "Everybody may say that they are away themselves; that somebody else is, and who stands in for them, "
        + "\(parties(rule.by)) may say."
        + (rule.handover.isEmpty ? "" : " A handover lists \(Markdown.names(rule.handover))."),
    ]
  }

  private var signature: [String] {
    [
      "## Approval", "",
      "I approve this definition, \(Markdown.code(definition.workflow)) version \(definition.version), with the digest "
        + "\(Markdown.code(digest)).", "",
    ]
      + Markdown.table(
        ["", ""],
        ["Name", "Role", "Date", "First and last eight characters of the digest", "Signature"].map { [$0, ""] })
  }
}
