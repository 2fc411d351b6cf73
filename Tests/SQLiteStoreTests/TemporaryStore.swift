import Glibc
import SQLiteStore
import Store
import StoreConformance

/// A fresh folder with a store in it; it goes with the value.
final class TemporaryStore: StoreWorkshop {
  let folder: String
  var path: String { folder + "/store" }

  init() throws {
    var template = Array("/tmp/sqlite-store-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw StoreFault.missing(path: "/tmp") }
    folder = String(cString: made)
  }

  deinit {
    Self.remove(folder)
  }

  func create(_ body: (any WriteTransaction) throws -> Void) throws -> any RequestStore {
    try SQLiteStore.create(at: path, options: .seeded(), body).store
  }

  func reopen() throws -> any RequestStore {
    try SQLiteStore(path, options: .seeded())
  }

  /// Makes the sample store, and gives it as what it is.
  @discardableResult
  func make() throws -> SQLiteStore {
    try SQLiteStore.create(at: path, options: .seeded(), Sample.begin).store
  }

  /// Every file of the folder and its bytes; `-shm` left out, which says only who is reading.
  var contents: [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for name in Self.names(in: folder) where !name.hasSuffix("-shm") {
      contents[name] = Self.bytes(of: folder + "/" + name)
    }
    return contents
  }

  static func bytes(of path: String) -> [UInt8] {
    // A pipe without a writer must not hang us.
    let file = open(path, O_RDONLY | O_NONBLOCK)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(file, &buffer, buffer.count), count > 0 { bytes += buffer.prefix(count) }
    return bytes
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count else { throw StoreFault.missing(path: path) }
    close(file)
  }

  private static func remove(_ folder: String) {
    // A folder that a test made read-only can be emptied again.
    chmod(folder, 0o700)
    for name in names(in: folder) where unlink("\(folder)/\(name)") != 0 { remove("\(folder)/\(name)") }
    rmdir(folder)
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

extension SQLiteStore.Options {
  /// Options whose salts are the same each time.
  static func seeded(_ seed: UInt64 = 1) -> Self { Self(generator: SeededGenerator(state: seed)) }
}

/// SplitMix64: random numbers that are the same each time.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
