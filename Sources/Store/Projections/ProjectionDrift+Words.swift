extension ProjectionDrift: CustomStringConvertible {
  /// One sentence without a full stop, that names the subject and its last entry.
  package var description: String {
    let entry = seq.map { " (journal entry \($0))" } ?? ""
    return switch what {
    case .requestMissing: "\(subject)\(entry) is in the journal, and has no row"
    case .requestUnknown: "\(subject) has a row, and nothing in the journal"
    case .request(let columns):
      "the row of \(subject)\(entry) says otherwise than its journal in \(columns.joined(separator: ", "))"
    case .number: "the row of \(subject)\(entry) has another number than its reference"
    case .clocks(let names):
      "the clocks of \(subject)\(entry) say otherwise than its journal: \(names.joined(separator: ", "))"
    case .firings: "the ledger of rungs of \(subject)\(entry) says otherwise than its journal"
    case .notices: "the notices of \(subject)\(entry) say otherwise than its journal"
    case .crowd(let capacity):
      "those who were told as \(capacity) of \(subject)\(entry) are others, by the people on record then, than its digest says"
    case .stray(let table): "the table \(table) has rows of \(subject), which has no row itself"
    case .unfoldable: "the entries of \(subject)\(entry) make no request"
    case .disposal: "\(subject)\(entry) and the journal's entries of disposals do not agree that it was disposed of"
    case .personMissing: "\(subject)\(entry) is in the journal, and no person on record"
    case .personUnknown: "\(subject) is a person on record, and nothing in the journal says so"
    case .person: "the row of person \(subject)\(entry) says otherwise than the journal"
    case .roles: "the roles of \(subject)\(entry) say otherwise than the journal"
    case .absences: "the absences of \(subject)\(entry) say otherwise than the journal"
    case .handover: "the row of handover \(subject)\(entry) says otherwise than the journal"
    case .staffing: "the row of the staffing of \(subject)\(entry) says otherwise than the journal"
    case .sourceMissing: "the text with digest \(subject.prefix(12))…\(entry) was activated, and is not there"
    case .sourceUnknown: "the text with digest \(subject.prefix(12))… is there, and nothing in the journal says so"
    case .source: "the row of the text with digest \(subject.prefix(12))…\(entry) says otherwise than the journal"
    case .sourceText: "the text with digest \(subject.prefix(12))…\(entry) is not the one that was activated"
    }
  }
}
