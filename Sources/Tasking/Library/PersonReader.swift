import Store
import Workflow

/// Reads what is given of a new person.
struct PersonReader {
  let establishments: Register?

  /// The record of a person: `name=… uid=… covers=MDI,LEI limit=25 deputy=k.osei`.
  func record(_ id: String, _ entries: [Entry]) throws -> PersonRecord {
    guard PersonReader.isID(id) else {
      throw TaskingError(
        .malformed, "'\(id.prefix(60))' is no id", hint: "2 to 40 of a-z, 0-9, dot and hyphen, such as k.osei")
    }
    var given: [String: String] = [:]
    for entry in entries {
      guard PersonReader.keys.contains(entry.key) else {
        throw TaskingError(
          .usage, "a person has no '\(entry.key.prefix(60))'",
          hint: Suggestion.hint(for: entry.key, among: PersonReader.keys)
            ?? "name=… uid=… covers=MDI,LEI limit=25")
      }
      guard given.updateValue(entry.value ?? "", forKey: entry.key) == nil else {
        throw TaskingError(.usage, "\(entry.key) is given twice")
      }
    }
    guard let name = given["name"], !FieldValue.text(name).isBlank, name.count <= 80,
      !name.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    else {
      throw TaskingError(.malformed, "a person needs a name of at most 80 characters", hint: "name=\"…\"")
    }
    return PersonRecord(
      id: id, name: name, uid: try number(given["uid"], "uid"), covers: try covers(given["covers"]),
      limit: try number(given["limit"], "limit"), deputy: given["deputy"])
  }

  private static let keys = ["name", "uid", "covers", "limit", "deputy"]

  private func number(_ text: String?, _ key: String) throws -> Int64? {
    guard let text else { return nil }
    guard let number = Int64(text), (0...4_294_967_294).contains(number) else {
      throw TaskingError(.malformed, "\(key): '\(text.prefix(60))' is no whole number", hint: "\(key)=25")
    }
    return number
  }

  private func covers(_ text: String?) throws -> [String] {
    guard let text, !text.isEmpty else { return [] }
    if text == "all" { return [Person.everywhere] }
    let codes = text.split(separator: ",").map(String.init)
    for code in codes where establishments?.entries[code] == nil {
      let hint = Suggestion.hint(for: code, among: establishments?.entries.names ?? [])
      throw TaskingError(.malformed, "covers: '\(code.prefix(60))' is no establishment", hint: hint ?? "covers=MDI,LEI")
    }
    return codes
  }

  private static func isID(_ text: String) -> Bool {
    (2...40).contains(text.utf8.count) && text != Actor.machineID
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D
      } && (0x61...0x7A).contains(text.utf8.first ?? 0)
  }
}
