import CEL
package import Store
package import TaskingAPI
package import Workflow
import WorkflowFile
package import WorkingTime

/// Checks the text of a definition, a calendar, a register, a schedule of retention or a plan of notices, and says which of
/// them it is.
package struct CheckingDesk {
  let registers: NameTable<Register>
  let calendars: Set<String>
  /// The day of the check.
  let today: CivilDate
  /// Who there is to do the work; nil where that is not known.
  let staff: Staff?
  /// The definitions whose fields and roles a schedule of retention may name; none where they are not known.
  let workflows: [Definition]
  let zone: @Sendable (String) -> Zone?

  package init(
    registers: NameTable<Register>, calendars: Set<String>, on today: CivilDate, staff: Staff? = nil,
    workflows: [Definition] = [], zone: @escaping @Sendable (String) -> Zone?
  ) {
    self.registers = registers
    self.calendars = calendars
    self.today = today
    self.staff = staff
    self.workflows = workflows
    self.zone = zone
  }

  /// What came of checking a text.
  package struct Finding: Sendable {
    /// nil when there are errors.
    package let source: Source?
    /// `file:line:column: error: …`, in the order of the file.
    package let lines: [String]
    /// What was checked, in words, when it is sound.
    package let summary: String
  }

  /// The text as a source that can be stored, with its warnings.
  /// - Throws: `malformed` with every diagnostic.
  package func source(
    _ text: String, file: String
  ) throws(TaskingError) -> (source: Source, warnings: [String]) {
    let finding = finding(text, file: file)
    guard let source = finding.source else {
      throw TaskingError(
        .malformed, "\(file) cannot be used", hint: "tasking workflow check \(file)",
        details: finding.lines.map { TaskingError.Detail(code: "diagnostic", message: $0) })
    }
    return (source, finding.lines)
  }

  /// Everything that there is to say of a text.
  package func finding(_ text: String, file: String) -> Finding {
    switch CheckingDesk.kind(of: text) {
    case .calendar:
      let loaded = CalendarFile.check(text, file: file, on: today, zone: zone)
      return finding(loaded, text, file, .calendar, name: \.name, version: \.version, summary: summary)
    case .register:
      let loaded = RegisterFile.read(text, file: file)
      return finding(loaded, text, file, .register, name: \.name, version: \.version) {
        "register \($0.name) version \($0.version), \($0.entries.count) codes"
      }
    case .retention:
      let loaded = RetentionFile.check(
        text, file: file,
        beside: RetentionFile.Surroundings(definitions: workflows, registers: registers, staff: staff), zone: zone)
      return finding(loaded, text, file, .retention, name: \.name, version: \.version) {
        "retention \($0.name) version \($0.version): \(count($0.groups, "group")), \($0.holdBases.count) bases of holds, "
          + "disposal \($0.disposes ? "on" : "off")"
      }
    case .notices:
      let loaded = NoticeFile.read(text, file: file, calendars: calendars)
      return finding(loaded, text, file, .notices, name: \.name, version: \.version) {
        "notices \($0.name) version \($0.version): \(count($0.channels, "channel")), \(count($0.routes, "route"))"
      }
    case .workflow:
      let loaded = DefinitionFile.check(
        text, file: file, registers: registers, calendars: calendars, staff: staff, zones: ZoneTable(find: zone))
      return finding(loaded, text, file, .workflow, name: \.workflow, version: \.version) {
        "\($0.workflow) version \($0.version): \(count($0.states, "state")), \(count($0.moves, "move")), "
          + "\(count($0.clocks, "clock")), \(count($0.rules, "rule")), \(count($0.ladders, "ladder"))"
          + (staff == nil ? "; without a store, who there is to do the work was not looked at" : "")
      }
    }
  }

  /// Working days are what people count to see that the holidays are right.
  private func summary(_ calendar: WorkingCalendar) -> String {
    let years = [today.year, today.year + 1].compactMap { calendar.year($0) }
      .map { "\($0.workingDays) working days in \($0.year)" }
    let horizon = calendar.horizon.map { "looked at up to \($0)" } ?? "no horizon"
    let name = "calendar \(calendar.name) version \(calendar.version), zone \(calendar.zone.name)"
    return "\(name): \((years + [horizon]).joined(separator: ", "))"
  }

  private func finding<Value>(
    _ loaded: Loaded<Value>, _ text: String, _ file: String, _ kind: Source.Kind, name: KeyPath<Value, String>,
    version: KeyPath<Value, Int>, summary: (Value) -> String
  ) -> Finding {
    let hidden = HiddenText.diagnostics(in: text, file: file)
    let lines = (loaded.diagnostics + hidden).map(\.description)
    guard let value = loaded.value, !loaded.hasErrors, hidden.isEmpty else {
      return Finding(source: nil, lines: lines, summary: "")
    }
    let source = Source(kind: kind, name: value[keyPath: name], version: value[keyPath: version], text: text)
    return Finding(source: source, lines: lines, summary: summary(value))
  }

  /// A file says by its first key what it is; one that does not is taken for a definition.
  package static func kind(of text: String) -> Source.Kind {
    switch FileKind(of: text) {
    case .calendar: .calendar
    case .register: .register
    case .retention: .retention
    case .notices: .notices
    default: .workflow
    }
  }
}

/// A number of things, in words.
private func count(_ things: some Collection, _ noun: String) -> String {
  "\(things.count) \(noun)\(things.count == 1 ? "" : "s")"
}
