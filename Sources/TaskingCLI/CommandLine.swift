import ArgumentParser
import Glibc
import Tasking

/// The command line: arguments in, output and a status out.
package enum CommandLine {
  /// Runs the program that this process is; the result is its exit status.
  package static func main() -> Int32 {
    // A reader that goes away, as head does, is no failure.
    signal(SIGPIPE, SIG_IGN)
    var failure: Int32 = 0
    let host = Host.current(failure: { if failure == 0 { failure = $0 } })
    let status = run(Array(Swift.CommandLine.arguments.dropFirst()), host: host)
    guard failure != 0, failure != EPIPE else { return status }
    host.errors("tasking: cannot write the output: \(String(cString: strerror(failure)))\n")
    return status == 0 ? TaskingError.Code.internalFault.exitStatus : status
  }

  /// Runs one command line on a machine; the result is the exit status.
  package static func run(_ arguments: [String], host: Host) -> Int32 {
    let arranged = Arrangement(verbs: Root.verbs).arranged(arguments)
    let command: any ParsableCommand
    do {
      command = try Root.parseAsRoot(arranged)
    } catch {
      return unparsed(error, arguments, host)
    }
    guard let verb = command as? any Verb else {
      host.output(type(of: command).helpMessage() + "\n")
      return 0
    }
    do {
      return try verb.perform(in: try Session(host: host, flags: verb.everywhere))
    } catch let error as TaskingError {
      return fail(error, asJSON: verb.everywhere.format == .json || verb.everywhere.format == .jsonl, host)
    } catch {
      return fail(TaskingError(.internalFault, "\(error)"), asJSON: false, host)
    }
  }

  /// Help and the version are what was asked for; anything else is a mistake in the arguments.
  private static func unparsed(_ error: any Error, _ arguments: [String], _ host: Host) -> Int32 {
    let exit = Root.exitCode(for: error)
    guard exit != .success else {
      host.output(Root.fullMessage(for: error) + "\n")
      return 0
    }
    var message = Root.message(for: error).split(separator: "\n").first.map(String.init) ?? "\(error)"
    if message.hasPrefix("Error: ") { message.removeFirst("Error: ".count) }
    if message.hasSuffix(".") { message.removeLast() }
    let verb = arguments.first { Root.verbs.contains($0) }
    let hint = verb.map { "tasking help \($0)" } ?? "tasking help"
    let isJSON = zip(arguments, arguments.dropFirst() + [""]).contains { argument, next in
      let value = argument == "--format" ? next : argument
      return ["json", "jsonl"].contains(value) && argument == "--format"
        || ["--format=json", "--format=jsonl"].contains(argument)
    }
    let words = message.prefix(1).lowercased() + message.dropFirst()
    return fail(TaskingError(.usage, words, hint: hint), asJSON: isJSON, host)
  }

  private static func fail(_ error: TaskingError, asJSON: Bool, _ host: Host) -> Int32 {
    host.errors(Complaint.lines(error, asJSON: asJSON).joined(separator: "\n") + "\n")
    return error.code.exitStatus
  }
}
