// The collector of textfiles reads whenever it likes: so the text is written beside its place, under a name that does not
// end in .prom, and renamed into it. With both synced, a cut of the power leaves the old file or the new one.

import Tasking
package import TaskingAPI

/// A file of metrics that somebody else reads: the old text or the new, never a part of one.
package struct MetricsFile {
  let path: String

  package init(path: String) { self.path = path }

  /// How a text of metrics begins.
  static let beginning = "# HELP "

  /// Puts a text in the place of an earlier one; anybody may read it.
  ///
  /// - Throws: `internalFault` if it cannot be written, or something else stands there; then that is there still.
  package func write(_ text: String) throws(TaskingError) {
    do throws(OutputFault) {
      try OutputFile(path: path).write(
        Array(text.utf8), replacing: .own { $0.starts(with: Array(Self.beginning.utf8)) }, mode: .exactly(0o644),
        lasts: true)
    } catch {
      throw TaskingError(
        .internalFault, "cannot write the metrics to '\(path)': \(error.sentence)",
        hint: error.isAboutName
          ? "the run itself is kept; name another file: this one was not touched"
          : "the run itself is kept; name a file in a folder that is there and yours to write in")
    }
  }
}
