// What a client of mail calls itself (RFC 5321 § 4.1.1.1): the machine's full name or, where it has none, the address from
// which it speaks to that server, in brackets (§ 4.1.3).

import Glibc
import Workflow

/// What this machine is called by others.
enum MachineName {
  /// With what a server of mail is greeted.
  static func greeting(_ server: NoticeServer) -> String {
    let name = hostName()
    if NoticeChannel.isGreeting(name) { return name }
    if !name.isEmpty, let full = canonicalName(of: name), NoticeChannel.isGreeting(full) { return full }
    return address(towards: server) ?? "[127.0.0.1]"
  }

  private static func hostName() -> String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "" }
    return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func canonicalName(of name: String) -> String? {
    var hints = addrinfo()
    hints.ai_flags = AI_CANONNAME
    hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(name, nil, &hints, &found) == 0, let first = found else { return nil }
    defer { freeaddrinfo(first) }
    return first.pointee.ai_canonname.map { String(cString: $0) }
  }

  /// The address of this machine's from which it would speak to a server: nothing is sent.
  private static func address(towards server: NoticeServer) -> String? {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(server.host, "25", &hints, &found) == 0, let first = found else { return nil }
    defer { freeaddrinfo(first) }
    let to = first.pointee
    let socket = socket(to.ai_family, to.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return nil }
    defer { close(socket) }
    guard connect(socket, to.ai_addr, to.ai_addrlen) == 0 else { return nil }
    var own = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    var text = [CChar](repeating: 0, count: 64)
    let isKnown = withUnsafeMutablePointer(to: &own) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        getsockname(socket, address, &length) == 0
          && getnameinfo(address, length, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
      }
    }
    guard isKnown else { return nil }
    let words = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    // An address of one link only has the link's name behind it.
    let bare = words.prefix { $0 != "%" }
    let literal = bare.contains(":") ? "[IPv6:\(bare)]" : "[\(bare)]"
    return NoticeChannel.isGreeting(literal) ? literal : nil
  }
}
