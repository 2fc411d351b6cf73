/// A workflow: everything that a definition file says.
///
/// A value without behaviour: names in it are as written. `DefinitionCheck` says whether they fit together,
/// `Kernel` executes it.
package struct Definition: Sendable {
  /// The name of the workflow.
  package var workflow: String
  package var version: Int
  package var title: String
  /// Who must approve any change.
  package var owner: String
  /// The pattern of references: `{year}` and `{number}` stand for themselves.
  package var reference: String
  /// The name of the calendar of working durations.
  package var calendar: String
  package var roles: NameTable<Role> = []
  package var records: NameTable<RecordShape> = []
  package var fields: NameTable<Field> = []
  package var decided: NameTable<DecidedField> = []
  package var rules: NameTable<Rule> = []
  package var states: NameTable<StateRule> = []
  package var waivers: NameTable<Waiver> = []
  /// For which requests a role counts whatever prisons its holder covers.
  package var beyondScope = FieldCondition()
  package var raise: Raising
  /// How far back an act may be said to have happened; nil when it may not.
  package var lateEntry: LateEntryRule?
  /// Who may acknowledge escalations, and for how long; nil where nobody may.
  package var acknowledgement: AcknowledgementRule?
  /// Who corrects facts, in any state; nil for nobody beside those who may `set` them.
  package var corrections: CorrectionRule?
  /// What holds for people who are away; nil where nothing is said.
  package var absence: AbsenceRule?
  /// Who may `set` fields, by stage.
  package var setters: [Stage: [Party]] = [:]
  package var moves: NameTable<MoveRule> = []
  package var clocks: NameTable<ClockRule> = []
  package var ladders: NameTable<Ladder> = []

  package init(
    workflow: String, version: Int, title: String, owner: String, reference: String, calendar: String, raise: Raising
  ) {
    self.workflow = workflow
    self.version = version
    self.title = title
    self.owner = owner
    self.reference = reference
    self.calendar = calendar
    self.raise = raise
  }

  /// A role, and what its holders do.
  package struct Role: Named, Sendable {
    package let name: String
    package let sentence: String

    package init(name: String, sentence: String) {
      self.name = name
      self.sentence = sentence
    }
  }

  /// Who may raise a request, and where it starts.
  package struct Raising: Hashable, Sendable {
    package let by: [Party]
    package let into: String

    package init(by: [Party], into: String) {
      self.by = by
      self.into = into
    }
  }
}
