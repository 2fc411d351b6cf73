import Store
import WorkingTime

/// The row that a statement stands on, its columns counted from 0: lent, never kept.
///
/// A reader is strict: an integer is not read as text, nor NULL as anything but an optional.
package protocol SQLRow: AnyObject {
  /// Whether a column is NULL.
  func isNull(_ column: Int) throws -> Bool
  /// The whole number in a column.
  func int64(_ column: Int) throws -> Int64
  /// The truth in a column, or in the 1 or 0 that stands for it.
  func bool(_ column: Int) throws -> Bool
  /// The text in a column.
  func text(_ column: Int) throws -> String
  /// The bytes in a column.
  func blob(_ column: Int) throws -> [UInt8]
}

extension SQLRow {
  func int(_ column: Int) throws -> Int { Int(try int64(column)) }

  func instant(_ column: Int) throws -> Instant { Instant(secondsSinceEpoch: try int64(column)) }

  func optionalInt64(_ column: Int) throws -> Int64? { try isNull(column) ? nil : int64(column) }

  func optionalInt(_ column: Int) throws -> Int? { try isNull(column) ? nil : int(column) }

  func optionalInstant(_ column: Int) throws -> Instant? { try isNull(column) ? nil : instant(column) }

  func optionalText(_ column: Int) throws -> String? { try isNull(column) ? nil : text(column) }

  func optionalBlob(_ column: Int) throws -> [UInt8]? { try isNull(column) ? nil : blob(column) }

  /// The digest in a column.
  ///
  /// - Throws: `.unreadable`, naming `place`, if it has not 32 bytes.
  func fingerprint(_ column: Int, at place: @autoclosure () -> String) throws -> Fingerprint {
    guard let digest = try blob(column).withUnsafeBytes({ Fingerprint($0) }) else {
      throw StoreFault.unreadable(place: place(), detail: "column \(column) is no SHA-256 digest")
    }
    return digest
  }
}
