import ArgumentParser
import Tasking
import TaskingAPI
import Workflow

/// `disclose`: that something of a request was given to somebody outside.
struct DiscloseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "disclose", abstract: "Record that something of a request was given to somebody outside.",
    discussion: """
      tasking disclose 418 to="Leicestershire Police" fields=title,answers --reason "By secure mail". Without fields= it \
      was all of it. Whoever is on record is listed by tasking corrections if a fact turns out to be wrong.
      """)

  @Argument(help: ArgumentHelp("The request; to=, and fields= and reason= where there are any.", valueName: "REF to=…"))
  var words: [String] = []

  @OptionGroup var late: Late

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let given = try session.given(words)
    let reference = try given.subject(of: "disclose")
    let known = ["to", "fields", Definition.reasonWord]
    if let other = given.entries.first(where: { !known.contains($0.key) || $0.value == nil }) {
      throw TaskingError(
        .usage, "disclose takes to=, fields= and reason=, not '\(EntryReader.shown(other.key))'",
        hint: "tasking disclose \(reference) to=\"…\" fields=title,grounds")
    }
    guard let party = try value("to", given) else {
      throw TaskingError(
        .usage, "disclose wants to=, the party that was given it", hint: "tasking disclose \(reference) to=\"…\"")
    }
    let fields = try value("fields", given).map { text in
      text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    }
    return try session.answer(
      Command.Disclose(
        reference: reference, to: party, fields: fields, reason: try value(Definition.reasonWord, given),
        occurred: late.occurred))
  }

  private func value(_ key: String, _ given: Given) throws(TaskingError) -> String? {
    let values = given.entries.filter { $0.key == key }.compactMap(\.value)
    guard values.count < 2 else { throw TaskingError(.usage, "\(key)= is given twice", hint: "give it once") }
    return values.first
  }
}
