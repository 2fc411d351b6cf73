import ArgumentParser
import Tasking
import TaskingAPI
import TaskingMachine
import Workflow

/// `workflow check`: whether files can be used.
struct WorkflowCheckVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check definitions, calendars, registers, casts, scenarios, simulations and schedules of retention.",
    discussion: """
      A definition is checked against the registers and calendars in the folders of those names beside it, or the \
      built-in ones, and against the people of the store, if there is one: whether there are enough of them for the \
      separation of duties that it asks for. A register, calendar, plan of notices or schedule is compared with what is \
      in use there as well; what could not go on is named, with status 6.
      """)

  @Argument(help: "The files.")
  var files: [String]

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let surroundings = session.surroundings
    let staff = try staff(session)
    let checks = try files.map { file in try FileCheck(file, surroundings: surroundings, staff: staff) }
    let status = try FileCheck.answer(checks, in: session)
    guard status == 0, staff != nil else { return status }
    var worst = status
    for check in checks {
      let source = Command.SourceText(file: check.file, text: try TextFile.read(check.file))
      let lines = try session.send(Command.FindStrands(source)).answer.lines
      guard !lines.isEmpty else { continue }
      worst = session.tell(
        TaskingError(
          .refused, Strands.sentence(lines.count, of: check.file),
          hint: "what can be done: tasking help workflow activate",
          details: lines.prefix(Strands.mostListed).map { TaskingError.Detail(code: "stranded", message: $0) }))
    }
    return worst
  }

  /// Who holds which role in the store; nil where there is none.
  private func staff(_ session: Session) throws(TaskingError) -> Staff? {
    guard TextFile.exists(try session.storePath()) else { return nil }
    let people = try session.send(Command.ListPeople()).answer.people
    var holders: [String: Set<String>] = [:]
    for person in people {
      for grant in person.roles { holders[grant.role, default: []].insert(person.id) }
    }
    return Staff(holders: holders)
  }
}
