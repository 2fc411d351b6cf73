import Glibc
import Store
import Testing

@testable import TaskingCLI
@testable import TaskingMachine

@Suite("Ways out for anchors")
struct AnchorDeliveryTests {
  @Test("a file is appended to, mode 0600, and a line that was cut short does not swallow the next")
  func file() throws {
    let host = TestHost()
    defer { host.remove() }
    let path = host.folder + "/anchors"
    let delivery = AnchorDelivery()
    #expect(delivery.deliver(["{1}", "{2}"], to: .file(path: path)) == nil)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(try TextFile.read(path) == "{1}\n{2}\n")
    _ = host.file("anchors", Array("{1}\n{".utf8))
    #expect(delivery.deliver(["{3}"], to: .file(path: path)) == nil)
    #expect(try TextFile.read(path) == "{1}\n{\n{3}\n")
  }

  @Test("a file that holds something else, has another name or is others' to write to is left as it is")
  func foreign() throws {
    let host = TestHost()
    defer { host.remove() }
    let delivery = AnchorDelivery()
    let notes = host.file("notes", Array("notes\n".utf8))
    #expect(delivery.deliver(["{1}"], to: .file(path: notes)) == "it holds something else, which would be lost")
    let anchors = host.file("anchors", Array("{1}\n".utf8))
    chmod(anchors, 0o620)
    #expect(delivery.deliver(["{2}"], to: .file(path: anchors))?.contains("can write to it (mode 620)") == true)
    chmod(anchors, 0o600)
    link(anchors, host.folder + "/other")
    #expect(delivery.deliver(["{2}"], to: .file(path: anchors))?.contains("it has 2 names") == true)
    #expect(try TextFile.read(notes) == "notes\n" && TextFile.read(anchors) == "{1}\n")
  }

  @Test("a file that cannot be is said: a folder, a link, a device, no folder above it")
  func wrongFile() {
    let host = TestHost()
    defer { host.remove() }
    let delivery = AnchorDelivery()
    #expect(delivery.deliver(["x"], to: .file(path: host.folder)) == "Is a directory")
    #expect(delivery.deliver(["x"], to: .file(path: host.folder + "/a/b")) == "No such file or directory")
    #expect(symlink("/etc/hostname", host.folder + "/link") == 0)
    #expect(delivery.deliver(["x"], to: .file(path: host.folder + "/link")) == "Too many levels of symbolic links")
    #expect(delivery.deliver(["x"], to: .file(path: "/dev/null")) == "it is no plain file")
    #expect(delivery.deliver(["x"], to: .file(path: "/dev/full")) == "it is no plain file")
  }

  @Test("the system's log gets a message a line, and one that is not there is said")
  func log() throws {
    let host = TestHost()
    defer { host.remove() }
    let path = host.folder + "/log"
    let delivery = AnchorDelivery(logSocket: path)
    #expect(delivery.deliver(["x"], to: .syslog) == "No such file or directory")
    let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    try #require(socket >= 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    try #require(isBound)
    #expect(delivery.deliver(["one", "two"], to: .syslog) == nil)
    func message() -> String {
      var buffer = [UInt8](repeating: 0, count: 512)
      let count = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
    #expect(message() == "<85>tasking: one")
    #expect(message() == "<85>tasking: two")
  }

  @Test("a command gets the lines without a shell, and how it ended is said")
  func command() throws {
    let host = TestHost()
    defer { host.remove() }
    let path = host.folder + "/$HOME;x"
    let delivery = AnchorDelivery(patience: 1)
    #expect(delivery.deliver(["one", "two"], to: .command(["/usr/bin/tee", path])) == nil)
    #expect(try TextFile.read(path) == "one\ntwo\n")
    #expect(delivery.deliver(["x"], to: .command(["/bin/false"])) == "it ended with status 1")
    #expect(delivery.deliver(["x"], to: .command(["/bin/true"])) == nil)
    #expect(delivery.deliver(["x"], to: .command(["/no/such"])) == "No such file or directory")
    #expect(delivery.deliver(["x"], to: .command(["/bin/sleep", "30"])) == "it took longer than 1 s")
    #expect(delivery.deliver(["x"], to: .command(["/bin/sh", "-c", "kill -9 $$"])) == "it was ended by signal 9")
    #expect(delivery.deliver(["x"], to: .command([])) == "it names no program")
  }

  @Test("places are read as they are written, and nothing else is one")
  func targets() {
    #expect(AnchorTarget("file:/var/log/anchors") == .file(path: "/var/log/anchors"))
    #expect(AnchorTarget("syslog") == .syslog)
    #expect(AnchorTarget("command:/usr/bin/curl -T -  x") == .command(["/usr/bin/curl", "-T", "-", "x"]))
    for text in ["file:/a b", "syslog", "command:/bin/x y"] { #expect(AnchorTarget(text)?.text == text) }
    for text in ["", "file:", "file:relative", "command:", "command:curl", "mail:x", "SYSLOG"] {
      #expect(AnchorTarget(text) == nil)
    }
  }
}
