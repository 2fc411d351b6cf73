import Glibc
import Testing

@testable import TaskingCLI

/// Every option that names a file for output, against everything that can stand in its place.
@Suite("What is written over, and what is not")
struct OutputFileTests {
  /// A verb that writes a file, with the file's path.
  struct Way: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let words: @Sendable (_ target: String, _ host: TestHost) -> [String]
    /// Whether a text that is there, of that beginning, is replaced.
    var replaces: String?

    init(
      _ name: String, replaces: String? = nil,
      _ words: @escaping @Sendable (_ target: String, _ host: TestHost) -> [String]
    ) {
      testDescription = name
      self.words = words
      self.replaces = replaces
    }
  }

  static let ways = [
    Way("workflow schema", replaces: "{}") { target, _ in ["workflow", "schema", "--output", target] },
    Way("workflow diagram", replaces: "a") { target, _ in ["workflow", "diagram", "--form", "dot", "--output", target]
    },
    Way("workflow page", replaces: "# A") { target, _ in ["workflow", "page", "--output", target] },
    Way("workflow simulate") { target, _ in ["workflow", "simulate", "--svg", target] },
    Way("workflow test") { target, _ in ["workflow", "test", "--tour", target] },
    Way("tick", replaces: "# HELP x\n") { target, _ in ["tick", "--quiet", "--metrics-file", target] },
    Way("backup") { target, _ in ["backup", target] },
    Way("restore") { target, host in ["restore", host.folder + "/copy", "--store", target] },
    Way("init") { target, _ in ["init", "--rehearsal", "--store", target] },
    Way("audit anchor", replaces: "{\"a\":1}\n") { target, _ in ["audit", "anchor", "--to", "file:" + target] },
  ]

  /// What stands in the place of a file, made beside a store of the name `store`.
  static let targets: [(name: String, make: @Sendable (String, String) -> Void)] = [
    ("a store", { store, target in copy(store, target) }),
    ("a folder", { _, target in mkdir(target, 0o700) }),
    ("a link to a store", { store, target in symlink(store, target) }),
    ("a link that leads nowhere", { _, target in symlink("/nowhere/at/all", target) }),
    ("a pipe", { _, target in mkfifo(target, 0o600) }),
    ("another name of a store", { store, target in link(store, target) }),
    (
      "another name of a text",
      { store, target in
        put("# HELP x\n", store + ".text")
        link(store + ".text", target)
      }
    ),
    ("bytes that are no text", { _, target in put("a\0b", target) }),
  ]

  private static func put(_ text: String, _ path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let bytes = Array(text.utf8)
    precondition(file >= 0 && write(file, bytes, bytes.count) == bytes.count)
    close(file)
  }

  private static func copy(_ path: String, _ target: String) {
    let file = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let bytes = bytes(of: path)
    precondition(file >= 0 && write(file, bytes, bytes.count) == bytes.count)
    close(file)
  }

  private static func bytes(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NONBLOCK)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(file, &buffer, buffer.count), count > 0 { bytes += buffer.prefix(count) }
    return bytes
  }

  /// Everything of a folder: which file it is, of what kind, and what it holds.
  private static func contents(_ folder: String) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    guard let stream = opendir(folder) else { return [:] }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      var status = stat()
      guard name != ".", name != "..", lstat("\(folder)/\(name)", &status) == 0 else { continue }
      let kind = "\(status.st_ino) \(status.st_mode & S_IFMT) \(status.st_nlink) "
      let isFile = status.st_mode & S_IFMT == S_IFREG
      contents[name] = Array(kind.utf8) + (isFile ? bytes(of: "\(folder)/\(name)") : [])
    }
    return contents
  }

  private static func made() -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--quiet", "--now", "2026-11-20T09:00:00Z"]) == 0)
    #expect(host.run(["backup", host.folder + "/copy", "--quiet"]) == 0)
    mkdir(host.folder + "/there", 0o700)
    return host
  }

  @Test("nothing that is there is touched, whatever it is, and it is said", arguments: ways)
  func kept(_ way: Way) {
    let host = Self.made()
    defer { host.remove() }
    for target in Self.targets {
      let folder = host.folder + "/there/" + target.name.filter(\.isLetter)
      mkdir(folder, 0o700)
      Self.copy(host.folder + "/copy", folder + "/store")
      target.make(folder + "/store", folder + "/target")
      let before = Self.contents(folder)
      #expect(host.run(way.words(folder + "/target", host)) != 0, "\(target.name)")
      #expect(!host.err.isEmpty, "\(target.name)")
      // A lock may be there then; nothing of what was is other than it was.
      let after = Self.contents(folder).filter { before[$0.key] != nil }
      #expect(after == before, "\(target.name)")
    }
  }

  /// Those that do not take seconds before they write.
  static let quick = ways.filter { !["workflow simulate", "workflow test"].contains($0.testDescription) }

  @Test("what has a name that the program would use is left alone", arguments: quick)
  func names(_ way: Way) {
    let host = Self.made()
    defer { host.remove() }
    let groups = [[".new", ".key.new", ".pub.new", ".before-4", ".new-wal"], [".lock"], [".key"], [".pub"], [".tick"]]
    for (number, suffixes) in groups.enumerated() {
      let folder = host.folder + "/there/\(number)"
      mkdir(folder, 0o700)
      for suffix in suffixes { Self.copy(host.folder + "/copy", folder + "/target" + suffix) }
      let before = Self.contents(folder)
      // Whether it can be done is another question: it may have to be in the way.
      _ = host.run(way.words(folder + "/target", host))
      let after = Self.contents(folder).filter { before[$0.key] != nil }
      #expect(after == before, "\(suffixes)")
    }
  }

  @Test("a store's own files are no place for anything", arguments: ways.filter { $0.replaces != nil })
  func stores(_ way: Way) {
    let host = Self.made()
    defer { host.remove() }
    for suffix in ["", "-wal", "-shm", ".lock", ".tick", ".key", ".pub"] {
      let target = host.folder + "/tasking.db" + suffix
      let before = Self.bytes(of: target)
      #expect(host.run(way.words(target, host)) != 0, "\(suffix)")
      #expect(host.err.contains("is the store '\(host.folder)/tasking.db', or belongs to it"), "\(suffix): \(host.err)")
      if suffix != "-wal", suffix != "-shm" { #expect(Self.bytes(of: target) == before, "\(suffix)") }
    }
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
  }

  @Test("a text of one's own is replaced whole, and keeps its mode", arguments: ways.filter { $0.replaces != nil })
  func replaced(_ way: Way) throws {
    let host = Self.made()
    defer { host.remove() }
    let target = host.folder + "/there/text"
    let old = try #require(way.replaces)
    Self.put(old, target)
    chmod(target, 0o640)
    #expect(host.run(way.words(target, host)) == 0, "\(host.err)")
    #expect(Self.bytes(of: target).count > old.utf8.count)
    var status = stat()
    #expect(lstat(target, &status) == 0 && status.st_mode & 0o7777 == 0o640)
    #expect(Self.contents(host.folder + "/there").keys.sorted() == ["text"])
    // A second time, over its own.
    #expect(host.run(way.words(target, host)) == 0, "\(host.err)")
  }

  @Test("another key takes the place of a key alone", arguments: [".key", ".pub"])
  func keys(_ suffix: String) {
    let host = Self.made()
    defer { host.remove() }
    let target = host.folder + "/tasking.db" + suffix
    Self.copy(host.folder + "/copy", target)
    let before = Self.bytes(of: target)
    #expect(host.run(["audit", "key", "--new"]) == 8)
    #expect(host.err.contains("it holds something else, which would be lost"), "\(host.err)")
    #expect(Self.bytes(of: target) == before)
  }
}
