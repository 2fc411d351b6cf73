/// How data is written to standard output.
package enum Format: String, CaseIterable {
  /// For people.
  case table
  /// One object.
  case json
  /// One object a line.
  case jsonl
  /// A header and lines of cells.
  case csv
  /// References or names alone, one a line.
  case ids
}

/// When there is colour.
package enum ColourChoice: String, CaseIterable {
  case auto, always, never
}

/// What is written: data, messages, and the status that the program ends with.
package struct Printout: Equatable {
  /// Lines for standard output.
  package var out: [String] = []
  /// Lines for standard error, before the data.
  package var err: [String] = []
  /// Lines for standard error, after the data.
  package var afterwards: [String] = []
  package var status: Int32 = 0

  /// Data, and nothing else.
  package init(out: [String] = [], err: [String] = [], status: Int32 = 0) {
    self.out = out
    self.err = err
    self.status = status
  }
}
