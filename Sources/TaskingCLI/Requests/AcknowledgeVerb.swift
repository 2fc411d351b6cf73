import ArgumentParser
import Tasking
import TaskingAPI
import Workflow

/// `ack`: somebody has heard what was escalated.
struct AcknowledgeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: Event.Kind.acknowledge, abstract: "Say that you have heard an escalation, and see to it.",
    discussion: """
      tasking ack 418, with --reason TEXT if there is something to say. Nothing more is told about those clocks for as \
      long as the definition gives the request's priority; it is for whoever was told, or those above. If nothing has \
      happened by then it is told again, one step up if that is due, to whoever holds the role then. It stops no clock, \
      and a request is as overdue as before.
      """)

  @Argument(help: ArgumentHelp("The request.", valueName: "REF"))
  var reference: String

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    guard Given.isReference(reference) else {
      throw TaskingError(
        .usage, "ack wants the reference of a request, not '\(EntryReader.shown(reference))'", hint: "tasking ack 418")
    }
    let reason = everywhere.reason.map { [Entry(key: Definition.reasonWord, value: $0)] } ?? []
    return try session.answer(Command.Acknowledge(reference: reference, fields: reason))
  }
}
