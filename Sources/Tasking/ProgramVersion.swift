/// Which version of the program this is.
package enum ProgramVersion {
  /// As `tasking --version` says it.
  package static let current = "0.1.0"
}
