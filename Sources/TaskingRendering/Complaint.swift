package import TaskingAPI

/// Errors as they are written to standard error.
package enum Complaint {
  /// What cannot be done, everything in its way, and what to type instead; one line of JSON for programs.
  package static func lines(_ error: TaskingError, asJSON: Bool) -> [String] {
    if asJSON {
      do { return [try JSONText.text(Machine(error))] } catch { return ["{\"code\":\"internal\",\"exit\":1}"] }
    }
    var lines = ["tasking: " + Visible.line(error.message)]
    // A single reason of one line stands beside what cannot be done.
    if let only = error.details.first, error.details.count == 1, !only.message.contains("\n") {
      lines = ["tasking: " + Visible.line("\(error.message): \(only.message)")] + remedy(only, indent: "  ")
    } else if !error.details.isEmpty {
      lines[0] += ":"
      for detail in error.details {
        lines += Visible.lines(detail.message).map { "  " + $0 } + remedy(detail, indent: "    ")
      }
    }
    if let hint = error.hint { lines += Visible.lines("hint: " + hint) }
    return lines
  }

  private static func remedy(_ detail: TaskingError.Detail, indent: String) -> [String] {
    detail.remedy.map { Visible.lines($0).map { indent + $0 } } ?? []
  }

  /// An error with the status that the program ends with.
  private struct Machine: Encodable {
    let error: TaskingError

    init(_ error: TaskingError) { self.error = error }

    enum CodingKeys: String, CodingKey {
      case exit
    }

    func encode(to encoder: any Encoder) throws {
      try error.encode(to: encoder)
      var box = encoder.container(keyedBy: CodingKeys.self)
      try box.encode(error.code.exitStatus, forKey: .exit)
    }
  }
}
