/// What is read of definitions, calendars and registers.
package protocol SourceReading: AnyObject {
  /// The active source of that kind and name.
  func source(_ kind: Source.Kind, name: String) throws(StoreFault) -> SourceRow?

  /// The source whose text has that digest, active or not.
  func source(digest: String) throws(StoreFault) -> SourceRow?

  /// Every source ever stored, without its text where `texts` is false, by kind, name and age.
  func sources(texts: Bool) throws(StoreFault) -> [SourceRow]
}
