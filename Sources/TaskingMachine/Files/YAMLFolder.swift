import Glibc
import Tasking
package import TaskingAPI

/// The YAML files of a `workflows` folder: at its top, and in its `registers` and `calendars`.
package enum YAMLFolder {
  /// The files, by their paths inside the folder, in order.
  ///
  /// - Parameter parts: Where in it, its top being empty.
  /// - Throws: `malformed` if there is no such folder, or a file of it cannot be read.
  package static func files(
    _ folder: String, parts: [String] = ["", "calendars/", "registers/"]
  ) throws(TaskingError) -> [(path: String, text: String)] {
    var files: [(path: String, text: String)] = []
    for part in parts {
      guard let names = names(in: "\(folder)/\(part)") else {
        guard part.isEmpty else { continue }
        throw TaskingError(.malformed, "cannot read the folder '\(folder)': \(String(cString: strerror(errno)))")
      }
      for name in names { files.append((part + name, try TextFile.read("\(folder)/\(part)\(name)"))) }
    }
    return files
  }

  /// The names of the YAML files of a folder, in order; nil if there is no such folder.
  package static func names(in folder: String) -> [String]? {
    guard let listing = opendir(folder) else { return nil }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".yaml"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
