import Store
import TaskingAPI
import Workflow

/// Reads what is given of a person.
struct PersonReader {
  /// Words that nobody is called.
  let reserved: ReservedWords
  let establishments: Register?
  let calendars: [String]
  /// The ways by which notices go: people have addresses there.
  let channels: NameTable<NoticeChannel>

  /// The fields that everybody has.
  private static let fields = ["name", "uid", "covers", "limit", "calendar", "deputy"]

  /// The record of a new person: `name=… uid=… covers=MDI,LEI limit=25 deputy=k.osei mail=…`.
  func record(_ id: String, _ entries: [Entry]) throws -> PersonRecord {
    guard PersonReader.isID(id) else {
      throw TaskingError(
        .malformed, "'\(id.prefix(60))' is no id", hint: "2 to 40 of a-z, 0-9, dot and hyphen, such as k.osei")
    }
    if let meaning = reserved.meaning(of: id) {
      throw TaskingError(
        .malformed, "'\(id)' is no id: it is \(meaning)", hint: "an initial, a dot and a surname, such as k.osei")
    }
    let record = try record(PersonRecord(id: id, name: ""), changedBy: entries)
    guard !record.name.isEmpty else { throw PersonReader.nameless }
    return record
  }

  /// The record of a person with some fields changed, or cleared by `limit-=`.
  func record(_ present: PersonRecord, changedBy entries: [Entry]) throws -> PersonRecord {
    var record = present
    var given: Set<String> = []
    for entry in entries {
      guard given.insert(entry.key).inserted else { throw TaskingError(.usage, "\(entry.key) is given twice") }
      switch entry.key {
      case "name": record.name = try name(entry.value)
      case "uid": record.uid = try number(entry.value, "uid")
      case "covers": record.covers = try covers(entry.value)
      case "limit": record.limit = try number(entry.value, "limit")
      case "calendar": record.calendar = try calendar(entry.value)
      // Whether there is such a person is for whoever has the store.
      case "deputy": record.deputy = entry.value
      default: try address(entry, &record)
      }
    }
    return record
  }

  private func address(_ entry: Entry, _ record: inout PersonRecord) throws {
    var addresses = record.addresses ?? [:]
    // An address of a channel that is no more can still be taken away.
    if entry.value == nil, addresses[entry.key] != nil {
      addresses[entry.key] = nil
    } else {
      guard let channel = channels[entry.key] else {
        let known = Self.fields + channels.names
        throw TaskingError(
          .usage, "a person has no '\(entry.key.prefix(60))'",
          hint: Suggestion.hint(for: entry.key, among: known) ?? "one of: \(known.joined(separator: ", "))")
      }
      guard let address = entry.value else { return }
      guard channel.accepts(address) else {
        // It is personal, and may be about somebody else: it is not said again.
        throw TaskingError(
          .malformed, "\(entry.key): that is no address for a channel of the kind \(channel.kind)",
          hint: channel.kind == "mail" ? "one plain address: \(entry.key)=k.osei@example.org" : "one line of text")
      }
      addresses[entry.key] = address
    }
    record.addresses = addresses.isEmpty ? nil : addresses
  }

  private static let nameless = TaskingError(
    .malformed, "a person needs a name of at most 80 characters", hint: "name=\"…\"")

  private func name(_ text: String?) throws -> String {
    guard let name = text, !FieldValue.text(name).isBlank, name.count <= 80,
      !name.unicodeScalars.contains(where: HiddenCharacter.isOne)
    else { throw PersonReader.nameless }
    return name
  }

  private func number(_ text: String?, _ key: String) throws -> Int64? {
    guard let text else { return nil }
    guard let number = Int64(text), (0...4_294_967_294).contains(number) else {
      throw TaskingError(.malformed, "\(key): '\(text.prefix(60))' is no whole number", hint: "\(key)=25")
    }
    return number
  }

  private func calendar(_ text: String?) throws -> String? {
    guard let text else { return nil }
    guard calendars.contains(text) else {
      throw TaskingError(
        .malformed, "calendar: there is no calendar '\(text.prefix(60))'",
        hint: Suggestion.hint(for: text, among: calendars) ?? "one of: \(calendars.joined(separator: ", "))")
    }
    return text
  }

  private func covers(_ text: String?) throws -> [String] {
    guard let text, !text.isEmpty else { return [] }
    if text == "all" { return [Person.everywhere] }
    let known = establishments?.entries.names ?? []
    return try text.split(separator: ",").map(String.init).map { code in
      guard let meant = Suggestion.meant(by: code, among: known) else {
        throw TaskingError(
          .malformed, "covers: '\(code.prefix(60))' is no establishment",
          hint: Suggestion.hint(for: code, among: known) ?? "covers=MDI,LEI")
      }
      return meant
    }
  }

  private static func isID(_ text: String) -> Bool {
    (2...40).contains(text.utf8.count) && text != Actor.machineID
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D
      } && (0x61...0x7A).contains(text.utf8.first ?? 0)
  }
}
