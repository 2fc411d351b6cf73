import ArgumentParser
import Glibc
import Tasking
import TaskingAPI
import TaskingMachine
import TaskingRendering
import Workflow

/// The command line: arguments in, output and a status out.
package enum CommandLine {
  /// Runs the program that this process is; the result is its exit status.
  package static func main() -> Int32 {
    IgnoredSignals.ignore()
    var failure: Int32 = 0
    var host = Host.current(failure: { if failure == 0 { failure = $0 } })
    host.isWritten = { failure == 0 }
    let status = run(RawText.arguments(), host: host)
    guard failure != 0, failure != EPIPE else { return status }
    host.errors("tasking: cannot write the output: \(String(cString: strerror(failure)))\n")
    return status == 0 ? TaskingError.Code.internalFault.exitStatus : status
  }

  /// The same of arguments as the system has them: such as are no text are refused.
  static func run(_ arguments: [[UInt8]], host: Host) -> Int32 {
    do throws(TaskingError) {
      let texts = try RawText.texts(arguments)
      if let name = host.unreadable.filter({ $0.hasPrefix("TASKING_") }).sorted().first {
        throw RawText.unreadable(variable: name)
      }
      return run(texts, host: host)
    } catch {
      let asJSON = arguments.contains {
        ["--format=json", "--format=jsonl"].contains(String(decoding: $0, as: UTF8.self))
      }
      return fail(error, asJSON: asJSON || ["json", "jsonl"].contains(host.environment["TASKING_FORMAT"] ?? ""), host)
    }
  }

  /// Runs one command line on a machine; the result is the exit status.
  package static func run(_ arguments: [String], host: Host) -> Int32 {
    let arranged = Arrangement(verbs: Root.verbs).arranged(arguments)
    let formats = arranged.filter { $0.hasPrefix("--format=") }.map { $0.dropFirst("--format=".count) }
    let asJSON = ["json", "jsonl"].contains(formats.last ?? Substring(host.environment["TASKING_FORMAT"] ?? ""))
    do {
      var command = try Root.parseAsRoot(arranged)
      guard let verb = command as? any Verb else {
        // A noun alone, and the parser's own help.
        try command.run()
        return 0
      }
      return try verb.perform(in: try Session(host: host, flags: verb.everywhere))
    } catch let error as TaskingError {
      return fail(error, asJSON: asJSON, host)
    } catch {
      return unparsed(error, arranged, asJSON: asJSON, host)
    }
  }

  /// Help and the version are what was asked for; anything else is a mistake in the arguments, or a fault of ours.
  private static func unparsed(_ error: any Error, _ arranged: [String], asJSON: Bool, _ host: Host) -> Int32 {
    let exit = Root.exitCode(for: error)
    guard exit != .success else {
      host.output(Root.fullMessage(for: error) + "\n")
      return 0
    }
    guard exit == .validationFailure else {
      return fail(TaskingError(.internalFault, "\(error)"), asJSON: asJSON, host)
    }
    if let unknown = unknownSecondWord(arranged) { return fail(unknown, asJSON: asJSON, host) }
    var message = Root.message(for: error).split(separator: "\n").first.map(String.init) ?? "\(error)"
    if message.hasSuffix(".") { message.removeLast() }
    let verb = arranged.first { Root.verbs.contains($0) }
    let words = message.prefix(1).lowercased() + message.dropFirst()
    let hint = verb.map { "tasking help \($0)" } ?? "tasking help"
    return fail(TaskingError(.usage, words, hint: hint), asJSON: asJSON, host)
  }

  /// The parser would call it an argument too many.
  private static func unknownSecondWord(_ arranged: [String]) -> TaskingError? {
    guard let noun = arranged.first, arranged.count > 1, !arranged[1].hasPrefix("-") else { return nil }
    let verbs = Root.verbs(of: noun)
    guard !verbs.isEmpty, !verbs.contains(arranged[1]) else { return nil }
    return TaskingError(
      .usage, "\(noun) has no '\(EntryReader.shown(arranged[1]))'",
      hint: Suggestion.hint(for: arranged[1], among: verbs) ?? "one of: \(verbs.joined(separator: ", "))")
  }

  private static func fail(_ error: TaskingError, asJSON: Bool, _ host: Host) -> Int32 {
    host.errors(Complaint.lines(error, asJSON: asJSON).joined(separator: "\n") + "\n")
    return error.code.exitStatus
  }
}
