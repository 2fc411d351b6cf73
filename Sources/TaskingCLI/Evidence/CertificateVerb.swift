import ArgumentParser
import Store
import Tasking
import TaskingAPI
import TaskingMachine
import TaskingRendering
import WorkingTime

/// `certificate`: one event with everything that is needed to judge it elsewhere; and the judging.
struct CertificateVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "certificate",
    abstract: "Certify one event of a request, or verify such a certificate without the store.",
    discussion: """
      tasking certificate 418@7 is for a reader; with --format json it is the certificate itself, to be kept in a file as \
      it is. tasking certificate verify FILE works everything out again and says identical, or where it differs; exit 9 \
      if it does not hold. A certificate holds the request's fields, the names and roles of everybody, and the texts that \
      were in force: treat it as the request itself. That it was taken is in the access log.
      """)

  @Argument(
    help: ArgumentHelp("A request and its version, as in 418@7; or verify and a file.", valueName: "REF@VERSION"))
  var words: [String] = []

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// The most that a certificate may hold.
  private static let longest = 64 << 20

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("certificate")
    if words.first == "verify" {
      guard words.count == 2 else {
        throw TaskingError(.usage, "certificate verify wants one file", hint: "tasking certificate verify FILE")
      }
      return try verify(words[1], session)
    }
    guard words.count == 1, let (reference, version) = Self.parts(words[0]) else {
      throw TaskingError(
        .usage, "certificate wants a request and its version",
        hint: "tasking certificate 418@7; versions: tasking history 418")
    }
    return try session.answer(Command.Certify(reference: reference, version: version))
  }

  private static func parts(_ word: String) -> (String, Int)? {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, Given.isReference(String(parts[0])), let version = Int(parts[1]), version > 0 else {
      return nil
    }
    return (String(parts[0]), version)
  }

  private func verify(_ path: String, _ session: Session) throws -> Int32 {
    let bytes = Array(try TextFile.read(path, limit: Self.longest).utf8)
    let surroundings = session.surroundings
    let certificate: Certificate
    let paths: [String]
    do throws(CertificateFault) {
      certificate = try Certificate(bytes: bytes)
      paths = try certificate.differences { surroundings.zone($0) }
    } catch {
      throw TaskingError(.integrity, "\(path): \(error)")
    }
    guard paths.isEmpty else {
      throw TaskingError(
        .integrity, "\(path): what follows from its evidence is not what it states",
        details: paths.prefix(50).map { TaskingError.Detail(code: "differs", message: $0) })
    }
    let said = certificate.statement
    let words =
      "\(said.reference) version \(said.version): identical; journal entry \(said.place.seq), hash \(said.place.hash)"
    guard let reach = certificate.evidence.reach else {
      throw TaskingError(.integrity, "\(path): \(CertificateFault.noBeginning)")
    }
    let marked = reach.kind == .rehearsal ? [Renderer.rehearsalLine] : []
    let limit = "whether these are entries of that journal says: tasking audit verify, or an anchor of one behind them"
    return session.write(
      Printout(out: marked + [Visible.line(words), Renderer.line(reach, at: reach.at.rfc3339), limit]))
  }
}
