import Foundation
import Testing
import WorkflowFile
import WorkingTime

/// The files under `workflows/` and the system's time zones, for tests.
enum Shipped {
  /// The folder `workflows` beside `Tests`.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "workflows")

  /// The text of a file under `workflows`.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// The names of the YAML files in a folder under `workflows`, in order; at least one, so that a test of each tests.
  static func names(in path: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    try #require(!names.isEmpty, "there are no files in workflows/\(path)")
    return names
  }

  /// A zone of the system's database.
  static func zone(_ name: String) -> Zone? {
    let url = URL(filePath: "/usr/share/zoneinfo").appending(path: name)
    guard let bytes = try? Data(contentsOf: url) else { return nil }
    return try? Zone(name: name, tzif: Array(bytes))
  }
}
