/// What is read of what no event tells: settings, and what was ordered under which id.
package protocol SettingReading: AnyObject {
  /// What was ordered under a command id; nil if nothing was, or it was before orders were kept.
  func command(_ id: String) throws(StoreFault) -> CommandRow?

  /// The value of a setting; nil until one is kept, and of a setting of rehearsals in a live store.
  func setting(_ name: StoreSetting) throws(StoreFault) -> String?

  /// Every setting as it is stored, whatever its name, by name.
  func settings() throws(StoreFault) -> [(name: String, value: String)]
}
