import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Disclose: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(context.disclose(self, context.terms))
  }
}

extension Acting {
  /// Records that something of a request was given to a party.
  func disclose(_ disclose: Command.Disclose, _ order: Terms) throws -> Outcome {
    let present = try current(disclose.reference)
    let kernel = try kernel(present)
    let reader = InputReader(
      definition: kernel.definition, registers: kernel.world.registers, zone: kernel.world.calendar.zone,
      now: session.now)
    let party: String
    do throws(InputFaults) {
      party = try reader.words(disclose.to, as: "to", limit: Self.longestParty)
    } catch {
      throw TaskingError(error)
    }
    let names = kernel.definition.fields.names
    if let unknown = disclose.fields?.first(where: { !names.contains($0) }) {
      throw TaskingError(
        .usage, "there is no field '\(unknown.prefix(60))'", hint: Suggestion.hint(for: unknown, among: names))
    }
    let fields = disclose.fields.map { Set($0).sorted() }
    let reason = disclose.reason.map { Entry(key: Definition.reasonWord, value: $0) }
    return try act(
      .disclose(Payload.Disclosure(to: party, fields: fields)), on: disclose.reference, reason.map { [$0] } ?? [],
      disclose.occurred, order)
  }
}
