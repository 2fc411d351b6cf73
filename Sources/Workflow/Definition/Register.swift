/// A list of codes with columns: kinds, establishments, outcomes.
package struct Register: Named, Sendable {
  package let name: String
  package let version: Int
  package let title: String
  package let columns: NameTable<RecordShape.Member>
  package let entries: NameTable<Entry>

  package init(
    name: String, version: Int, title: String, columns: NameTable<RecordShape.Member>, entries: NameTable<Entry>
  ) {
    self.name = name
    self.version = version
    self.title = title
    self.columns = columns
    self.entries = entries
  }

  /// One code with its values.
  package struct Entry: Named, Sendable {
    /// The code.
    package let name: String
    /// Column → value; a flag that the file does not give is false, an absent optional column is not there.
    package let values: [String: FieldValue]
    /// Whether it may still be read, but not chosen.
    package let isRetired: Bool

    package init(name: String, values: [String: FieldValue], isRetired: Bool = false) {
      self.name = name
      self.values = values
      self.isRetired = isRetired
    }
  }
}
