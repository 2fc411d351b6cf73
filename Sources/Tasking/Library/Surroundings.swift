package import CEL
package import WorkingTime

/// What the service needs of the machine that it runs on, given to it so that tests can give another.
package struct Surroundings: Sendable {
  /// The system's clock, whole seconds.
  package let now: @Sendable () -> Instant
  /// The bytes of a zone's file in the system's time zone database; nil if there is none of that name.
  package let zoneFile: @Sendable (String) -> [UInt8]?

  /// The version of the system's time zone database, such as `2025b`; nil if it does not say.
  package let zoneVersion: @Sendable () -> String?

  package init(
    now: @escaping @Sendable () -> Instant, zoneFile: @escaping @Sendable (String) -> [UInt8]?,
    zoneVersion: @escaping @Sendable () -> String? = { nil }
  ) {
    self.now = now
    self.zoneFile = zoneFile
    self.zoneVersion = zoneVersion
  }

  /// The zones of the system, for rules.
  package var zones: ZoneTable { ZoneTable(find: { zone($0) }) }

  /// The zone of that name; nil if the database has none, or a file of it that cannot be read.
  package func zone(_ name: String) -> Zone? {
    guard let bytes = zoneFile(name) else { return nil }
    do throws(TimeFault) { return try Zone(name: name, tzif: bytes) } catch { return nil }
  }
}
