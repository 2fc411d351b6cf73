// Each kind of file has limits of its own: several times what the largest that anybody would keep has, and little enough
// that a file of that size which means harm is still refused at once. Beyond the bytes a file is not looked into at all.
// `workflows/README.md` has these limits as a table; a test compares the two.

extension YAMLTree {
  /// What is read at most.
  package struct Bounds: Hashable, Sendable {
    /// Bytes of the text.
    package var bytes: Int
    /// Scalars and collections, keys included.
    package var nodes: Int
    /// Elements of one list, or keys of one mapping.
    package var width: Int
    /// Collections within one another.
    package var depth = 32
    /// Faults that do not stop the reading.
    package var faults = 50

    /// Bounds of a size.
    package init(bytes: Int, nodes: Int, width: Int) {
      self.bytes = bytes
      self.nodes = nodes
      self.width = width
    }

    /// The bounds of a kind of file.
    package init(of kind: FileKind) {
      switch kind {
      case .workflow: self.init(bytes: 128 << 10, nodes: 8_000, width: 150)
      case .register: self.init(bytes: 1 << 20, nodes: 50_000, width: 10_000)
      case .scenarios: self.init(bytes: 256 << 10, nodes: 20_000, width: 1_000)
      case .calendar, .cast, .simulation, .migration, .retention, .notices:
        self.init(bytes: 64 << 10, nodes: 4_000, width: 500)
      }
    }

    /// The most bytes that a file of any kind may have.
    package static let mostBytes = FileKind.allCases.map { Bounds(of: $0).bytes }.max() ?? 0
  }
}
