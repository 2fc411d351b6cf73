import Foundation
import PackagePlugin

/// Turns text files of the package's top level into Swift: the files that one reads there are those in the binary.
///
/// Each target that uses it is named here, with what it gets. A new file is noticed by its folder's date; a change
/// within that new file is noticed once the build is planned afresh, which touching `Package.swift` brings about.
@main
struct EmbedText: BuildToolPlugin {
  /// Gives the one command that writes the target's Swift file.
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let top = context.package.directoryURL
    let tool = try context.tool(named: "embed-text").url
    switch target.name {
    case "SQLiteStore":
      let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedSchema.swift")
      let schema = top.appending(path: "schema.sql")
      let upgradesOutput = context.pluginWorkDirectoryURL.appending(path: "EmbeddedUpgrades.swift")
      let upgrades = top.appending(path: "schema/upgrades", directoryHint: .notDirectory)
      return [
        .buildCommand(
          displayName: "Embedding schema.sql", executable: tool,
          arguments: [
            "file", "EmbeddedSchema", "sql", output.path(percentEncoded: false), schema.path(percentEncoded: false),
          ],
          inputFiles: [schema], outputFiles: [output]),
        .buildCommand(
          displayName: "Embedding schema/upgrades", executable: tool,
          arguments: [
            "tree", "EmbeddedUpgrades", "files", upgradesOutput.path(percentEncoded: false),
            upgrades.path(percentEncoded: false), ".sql", "",
          ],
          inputFiles: try inputs(under: upgrades), outputFiles: [upgradesOutput]),
      ]
    case "Tasking":
      let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
      let folder = top.appending(path: "workflows", directoryHint: .notDirectory)
      // Apart from the others, so that no store begins with them.
      let testsOutput = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTests.swift")
      let tests = folder.appending(path: "tests", directoryHint: .notDirectory)
      return [
        .buildCommand(
          displayName: "Embedding workflows", executable: tool,
          arguments: [
            "tree", "EmbeddedFiles", "workflows", output.path(percentEncoded: false),
            folder.path(percentEncoded: false), ".yaml", "tests",
          ],
          inputFiles: try inputs(under: folder), outputFiles: [output]),
        .buildCommand(
          displayName: "Embedding workflows/tests", executable: tool,
          arguments: [
            "tree", "EmbeddedTests", "files", testsOutput.path(percentEncoded: false),
            tests.path(percentEncoded: false), ".yaml", "",
          ],
          inputFiles: try inputs(under: tests), outputFiles: [testsOutput]),
      ]
    default:
      Diagnostics.error("EmbedText does not know what to embed in \(target.name)")
      return []
    }
  }

  /// Every file and folder under a folder: a file for its content, a folder so that a new file in it is noticed.
  private func inputs(under folder: URL) throws -> [URL] {
    let real = folder.resolvingSymlinksInPath()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: real.path(percentEncoded: false))
    let kept = paths.filter { path in
      let parts = path.split(separator: "/")
      return parts.first != "tests" && !parts.contains { $0.hasPrefix(".") }
    }
    return [real] + kept.sorted().map { real.appending(path: $0) }
  }
}
