import FoundationEssentials
import Testing

@Suite("Pictures, pages and the schema on the command line")
struct PictureVerbTests {
  /// A file of the checkout.
  private func shipped(_ path: String) throws -> String {
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    return String(decoding: try Data(contentsOf: URL(filePath: top + "/" + path)), as: UTF8.self)
  }

  @Test(
    "What is shipped is what the commands write; write it anew with --output",
    arguments: [
      ("docs/pio-tasking.md", ["workflow", "page"]),
      ("docs/pio-tasking.svg", ["workflow", "diagram", "--form", "svg"]),
      ("workflows/schema.json", ["workflow", "schema"]),
    ])
  func shippedFiles(_ path: String, _ arguments: [String]) throws {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(arguments) == 0)
    #expect(host.err == "")
    let text = try shipped(path)
    #expect(text == host.out, "tasking \(arguments.joined(separator: " ")) --output \(path)")
  }

  @Test("The page of a file has the digest that a store gives its text")
  func digest() throws {
    let text = try shipped("workflows/pio-tasking.yaml").replacing("version: 1\n", with: "version: 2\n")
    let host = TestHost()
    defer { host.remove() }
    let file = host.file("w.yaml", Array(text.utf8))
    #expect(host.run(["init"]) == 0)
    #expect(host.run(["workflow", "activate", file, "--format", "json"]) == 0)
    let parts = host.out.split(separator: "\"digest\"", maxSplits: 1)
    let digest = try #require(parts.last.map { $0.filter(\.isHexDigit).prefix(64) })
    #expect(digest.count == 64)
    #expect(host.run(["workflow", "page", file]) == 0)
    #expect(host.out.contains("| Digest (SHA-256) | `\(digest)` |"))
    #expect(host.out.contains("version 2"))
  }

  @Test(
    "A form goes into a file when one is named, and nothing to standard output", arguments: ["mermaid", "dot", "svg"])
  func output(_ form: String) throws {
    let host = TestHost()
    defer { host.remove() }
    let path = host.folder + "/picture"
    #expect(host.run(["workflow", "diagram", "--form", form]) == 0)
    let picture = host.out
    #expect(host.run(["workflow", "diagram", "--form", form, "--output", path]) == 0)
    #expect(host.out == "")
    #expect(host.err == "wrote \(path)\n")
    #expect(String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) == picture)
  }

  @Test("What cannot be drawn or written is said")
  func refused() {
    let host = TestHost()
    defer { host.remove() }
    let calendar = host.file("c.yaml", Array("calendar: office\n".utf8))
    let broken = host.file("w.yaml", Array("workflow: errand\nversionn: 1\n".utf8))
    #expect(host.run(["workflow", "diagram", calendar]) == 7)
    #expect(
      host.err.contains("\(calendar) is no definition: a definition begins with the key 'workflow', its name"))
    #expect(host.run(["workflow", "page", broken]) == 7)
    #expect(host.err.contains("\(broken) cannot be used"))
    #expect(host.err.contains("unknown key 'versionn'"))
    #expect(host.run(["workflow", "schema", "--output", host.folder + "/none/schema.json"]) == 7)
    #expect(host.err.contains("cannot write '\(host.folder)/none/schema.json': No such file or directory"))
    #expect(host.run(["workflow", "diagram", "--form", "png"]) == 2)
    #expect(host.run(["workflow", "page", "--reason", "why"]) == 2)
    #expect(host.err.contains("workflow page only looks: --reason has no meaning for it"))
  }
}
