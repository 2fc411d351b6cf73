package import Workflow
package import WorkingTime

/// A schedule of retention as a file; its keys are in `workflows/README.md`.
package enum RetentionFile {
  /// What a schedule is checked against.
  package struct Surroundings {
    /// Those that requests may follow; none where they are not known.
    package var definitions: [Definition]
    package var registers: NameTable<Register>
    /// Who holds which role; nil where that is not known.
    package var staff: Staff?

    package init(definitions: [Definition], registers: NameTable<Register>, staff: Staff? = nil) {
      self.definitions = definitions
      self.registers = registers
      self.staff = staff
    }
  }

  /// The schedule in a text; whether its names lead anywhere is for `check`.
  ///
  /// - Parameters:
  ///   - file: What diagnostics call the file.
  ///   - zone: The zone of a name in the system's time zone database, nothing if it has none of that name.
  package static func read(_ text: String, file: String, zone: (String) -> Zone?) -> Loaded<RetentionSchedule> {
    let report = Report(text, file: file, .retention)
    return report.loaded(RetentionReader(report, beside: nil).schedule(zone))
  }

  /// The same, and whether its names lead anywhere.
  ///
  /// - Parameters:
  ///   - surroundings: The definitions, registers and people beside it.
  ///   - file: What diagnostics call the file.
  ///   - zone: The zone of a name in the system's time zone database, nothing if it has none of that name.
  package static func check(
    _ text: String, file: String, beside surroundings: Surroundings, zone: (String) -> Zone?
  ) -> Loaded<RetentionSchedule> {
    let report = Report(text, file: file, .retention)
    return report.loaded(RetentionReader(report, beside: surroundings).schedule(zone))
  }
}
