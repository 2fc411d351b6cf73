/// What is read of the access log.
package protocol AccessReading: AnyObject {
  /// The last entry of the access log; nil while nobody was logged.
  func accessHead() throws(StoreFault) -> Head?

  /// Every entry of the access log from `seq` on as it is stored; at most `limit`.
  func accessLog(from seq: Int64, limit: Int) throws(StoreFault) -> [AccessRecord]

  /// The last line of the access log of one of these acts; nil if there is none.
  func lastAccess(of acts: [String]) throws(StoreFault) -> AccessRecord?

  /// The lines of the access log that are about one request, as it was typed then, by `seq`.
  func accessLines(of reference: String) throws(StoreFault) -> [AccessRecord]
}
