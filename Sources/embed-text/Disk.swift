import Glibc

/// Whole files, read and written.
enum Disk {
  /// Whether there is anything at a path.
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// The bytes of a file.
  ///
  /// - Throws: `cannotRead`.
  static func bytes(of path: String) throws(EmbedFault) -> [UInt8] {
    guard let file = fopen(path, "re") else { throw .cannotRead(path: path, systemError: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    guard ferror(file) == 0 else { throw .cannotRead(path: path, systemError: errno) }
    return bytes
  }

  /// The text of a file.
  ///
  /// - Throws: `cannotRead`; `notUTF8`.
  static func text(of path: String) throws(EmbedFault) -> String {
    guard let text = String(validating: try bytes(of: path), as: UTF8.self) else { throw .notUTF8(path: path) }
    return text
  }

  /// Replaces a file.
  ///
  /// - Throws: `cannotWrite`.
  static func write(_ bytes: [UInt8], to path: String) throws(EmbedFault) {
    guard let file = fopen(path, "we") else { throw .cannotWrite(path: path, systemError: errno) }
    let written = fwrite(bytes, 1, bytes.count, file)
    let reason = errno
    guard fclose(file) == 0, written == bytes.count else { throw .cannotWrite(path: path, systemError: reason) }
  }

  /// The files under a folder, by their paths within it, in byte order; hidden ones and the folder `leftOut` are not
  /// among them.
  ///
  /// - Throws: `cannotRead`.
  static func files(under folder: String, leftOut: String) throws(EmbedFault) -> [String] {
    var found: [String] = []
    var pending = [""]
    while let within = pending.popLast() {
      let path = "\(folder)/\(within)"
      guard let open = opendir(path) else { throw .cannotRead(path: path, systemError: errno) }
      defer { closedir(open) }
      while let entry = readdir(open) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let inner = within + name
        if name.hasPrefix(".") || inner == leftOut { continue }
        var status = stat()
        guard lstat("\(folder)/\(inner)", &status) == 0 else {
          throw .cannotRead(path: "\(folder)/\(inner)", systemError: errno)
        }
        if status.st_mode & S_IFMT == S_IFDIR { pending.append("\(inner)/") } else { found.append(inner) }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
