extension Command {
  /// An absence that is over, or called off.
  package struct EndAbsence: Operation {
    package typealias Answer = AbsenceWritten
    package static let name = "absence.end/1"
    package static let permission = Permission.anybody

    /// Who is there again; nil for whoever asks.
    package var person: String?
    /// Which of their absences; nil for those in force, or the only one to come.
    package var number: Int64?

    package init(person: String? = nil, number: Int64? = nil) {
      self.person = person
      self.number = number
    }
  }
}
