/// What is to be embedded, and where the Swift file goes.
struct Embedding {
  /// One file as a `String`, or a folder's files as a list of paths and texts.
  enum Source {
    /// One file, by its path.
    case file(String)
    /// The files under a folder that end in `suffix`, without those in the folder `leftOut` at its top,
    /// of which there is none if it is empty.
    case tree(folder: String, suffix: String, leftOut: String)
  }

  /// The name of the enumeration that holds the literals.
  let enumeration: String
  /// The name of its one static property.
  let property: String
  /// The path of the Swift file.
  let output: String
  /// What is embedded.
  let source: Source

  /// Reads the command line.
  ///
  /// - Throws: `usage` if it is not understood.
  init(arguments: [String]) throws(EmbedFault) {
    switch (arguments.first, arguments.count) {
    case ("file", 5): source = .file(arguments[4])
    case ("tree", 7): source = .tree(folder: arguments[4], suffix: arguments[5], leftOut: arguments[6])
    default: throw .usage
    }
    enumeration = arguments[1]
    property = arguments[2]
    output = arguments[3]
  }

  /// Writes the Swift file, unless it is there already with the same content.
  ///
  /// - Throws: what reading or writing met; `nothingFound` for a folder without a file to embed.
  func write() throws(EmbedFault) {
    let swift = Array(try swiftFile().utf8)
    // An unchanged file keeps its date, so that nothing is compiled again.
    if Disk.exists(output), try Disk.bytes(of: output) == swift { return }
    try Disk.write(swift, to: output)
  }

  private func swiftFile() throws(EmbedFault) -> String {
    let value: String
    switch source {
    case .file(let path):
      value = "  static let \(property) = \(StringLiteral(try Disk.text(of: path)))\n"
    case .tree(let folder, let suffix, let leftOut):
      let paths = try Disk.files(under: folder, leftOut: leftOut).filter { $0.hasSuffix(suffix) }
      guard !paths.isEmpty else { throw .nothingFound(folder: folder) }
      var elements = ""
      for path in paths {
        let text = try Disk.text(of: "\(folder)/\(path)")
        elements += "    (path: \(StringLiteral(path)), text: \(StringLiteral(text))),\n"
      }
      value = "  static let \(property): [(path: String, text: String)] = [\n\(elements)  ]\n"
    }
    return """
      // Written by embed-text. Do not edit: change the file that it was made from.

      /// Text files of the package's top level, as they were when this was built.
      enum \(enumeration) {
      \(value)}

      """
  }
}
