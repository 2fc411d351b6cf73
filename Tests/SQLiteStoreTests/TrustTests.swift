import Glibc
import Store
import StoreConformance
import StoreFiles
import Testing

@testable import SQLiteStore

/// Who may write to a folder, or to one above it, and what is refused for that.
@Suite struct TrustTests {
  private let place: TemporaryStore

  init() throws {
    place = try TemporaryStore()
  }

  @Test(
    "a folder that others can look into is ordinary, and its files are their owner's alone",
    arguments: [0o755, 0o711, 0o750] as [mode_t])
  func ordinary(_ mode: mode_t) throws {
    chmod(place.folder, mode)
    let store = try place.make()
    try store.write { _ in }
    for name in place.contents.keys {
      var status = stat()
      #expect(lstat("\(place.folder)/\(name)", &status) == 0 && status.st_mode & 0o7777 == 0o600, "\(name)")
    }
    _ = try SQLiteStore(place.path, .readOnly)
  }

  @Test(
    "a folder above that others can write to is refused, unless only owners rename in it",
    arguments: [(0o777, false), (0o775, false), (0o757, false), (0o1777, true), (0o755, true), (0o711, true)]
      as [(mode_t, Bool)])
  func above(_ mode: mode_t, _ isTrusted: Bool) throws {
    let (above, folder) = (place.folder + "/above", place.folder + "/above/below")
    mkdir(above, 0o700)
    mkdir(folder, 0o700)
    try SQLiteStore.make(at: folder + "/store", options: .seeded(), Sample.begin)
    chmod(above, mode)
    defer { chmod(above, 0o700) }
    func open() throws { _ = try SQLiteStore(folder + "/store") }
    if isTrusted {
      try open()
    } else {
      #expect(throws: StoreFault.insecure(path: above, .writable(mode))) { try open() }
      #expect(throws: StoreFault.insecure(path: above, .writable(mode))) {
        try SQLiteStore.make(at: folder + "/other", options: .seeded(), Sample.begin)
      }
    }
    // By the way of a link as well.
    symlink(folder, place.folder + "/link")
    if !isTrusted {
      #expect(throws: StoreFault.self) { try SQLiteStore(place.folder + "/link/store") }
    } else {
      _ = try SQLiteStore(place.folder + "/link/store")
    }
  }

  @Test("a folder of root's will do for anybody's store, one of another user's for nobody's")
  func owners() throws {
    #expect(throws: Never.self) { try FileTrust(owner: 12_345).examine(folder: "/usr") }
    guard geteuid() == 0 else { return }
    let other = place.folder + "/other"
    mkdir(other, 0o755)
    chown(other, 12_345, 12_345)
    #expect(throws: StoreFault.insecure(path: other, .owner(uid: 12_345, expected: 0))) {
      try FileTrust(owner: 0).examine(folder: other)
    }
    chown(other, 0, 0)
  }

  @Test("a lock of something else is neither taken nor changed", arguments: [".lock", ".tick"])
  func locks(_ suffix: String) throws {
    try place.make()
    try TemporaryStore.write(Array("SQLite format 3\0".utf8), to: place.path + suffix)
    let before = place.contents
    #expect(throws: StoreFault.insecure(path: place.path + suffix, .kind)) {
      _ = try SQLiteStore(place.path).runAlone {}
    }
    #expect(place.contents == before)
  }

  @Test("a store has one name at every moment of its making")
  func names() throws {
    let store = try place.make()
    var status = stat()
    #expect(lstat(store.path, &status) == 0 && status.st_nlink == 1)
    #expect(place.contents.keys.sorted() == ["store", "store-wal", "store.lock"])
    #expect(place.contents["store.lock"] == [])
  }

  @Test("what a path is, or belongs to, is known by its name and by what it leads to")
  func owning() throws {
    try place.make()
    for suffix in ["", "-wal", "-shm", "-journal", ".lock", ".tick", ".key", ".pub"] {
      #expect(StoreNames.owner(of: place.path + suffix) == place.path, "\(suffix)")
    }
    symlink(place.path, place.folder + "/link")
    #expect(StoreNames.owner(of: place.folder + "/link") == place.folder + "/link")
    for other in [".txt", ".new", "-", ".lock.lock"] {
      #expect(StoreNames.owner(of: place.path + other) == nil, "\(other)")
    }
  }
}
