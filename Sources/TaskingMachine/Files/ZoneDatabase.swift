import Glibc
import Tasking

/// The system's time zone database.
package enum ZoneDatabase {
  /// Its version, such as `2025b`; nil if it does not say.
  ///
  /// The first line of `tzdata.zi` is `# version 2025b`; where that file is left out, `+VERSION` may be there.
  package static var version: String? {
    for name in ["tzdata.zi", "+VERSION"] {
      let descriptor = open("/usr/share/zoneinfo/" + name, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = read(descriptor, &bytes, bytes.count)
      guard count > 0 else { continue }
      if let version = version(in: String(decoding: bytes.prefix(count), as: UTF8.self)) { return version }
    }
    return nil
  }

  /// The word of a text's first line that is a version: a year and a letter.
  static func version(in text: String) -> String? {
    let line = text.prefix { !$0.isNewline }
    return line.split(separator: " ").map(String.init).first { word in
      word.count >= 5 && word.prefix(4).allSatisfy(\.isNumber) && word.dropFirst(4).allSatisfy(\.isLowercase)
    }
  }
}
