import Glibc

/// Why nothing was embedded.
enum EmbedFault: Error {
  /// The arguments are not understood.
  case usage
  /// A file or folder cannot be read, for the reason in `errno`.
  case cannotRead(path: String, systemError: Int32)
  /// The Swift file cannot be written, for the reason in `errno`.
  case cannotWrite(path: String, systemError: Int32)
  /// A file is not text in UTF-8.
  case notUTF8(path: String)
  /// A folder holds no file to embed.
  case nothingFound(folder: String)
}

extension EmbedFault: CustomStringConvertible {
  /// One line for whoever builds.
  var description: String {
    switch self {
    case .usage:
      """
      usage: embed-text file <enum> <property> <output> <file>
             embed-text tree <enum> <property> <output> <folder> <suffix> <left out>
      """
    case .cannotRead(let path, let reason): "cannot read \(path): \(String(cString: strerror(reason)))"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(String(cString: strerror(reason)))"
    case .notUTF8(let path): "\(path) is not UTF-8, which a Swift string cannot hold"
    case .nothingFound(let folder): "there is no file to embed under \(folder)"
    }
  }
}
