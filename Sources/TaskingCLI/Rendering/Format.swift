import ArgumentParser

/// How data is written to standard output.
enum Format: String, CaseIterable, ExpressibleByArgument {
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
enum ColourChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// What is written: data, messages, and the status that the program ends with.
struct Printout: Equatable {
  /// Lines for standard output.
  var out: [String] = []
  /// Lines for standard error, before the data.
  var err: [String] = []
  /// Lines for standard error, after the data.
  var afterwards: [String] = []
  var status: Int32 = 0
}
