import FoundationEssentials
import Testing

@testable import TaskingCLI

/// The store that every golden transcript begins with: a desk on the morning of Friday 20 November 2026.
///
/// It is made once; each transcript has a copy. Request 1 is closed, 2 is with k.osei, 3 waits for a co-ordinator and its
/// clock has run out, 4 is a draft of b.hughes.
enum Rehearsal {
  private static let lines = [
    "init --rehearsal --quiet --now 2026-11-20T08:00:00Z",
    raise("visitor-check", "MDI", "Visitors, last 28 days", "high", "days", "A1234BC"),
    "take-up 1 --as y.tanaka --now 08:10", "accept 1 --as y.tanaka threat=drugs-and-contraband",
    "offer 1 --as y.tanaka assignee=k.osei", "take-on 1 --as k.osei --now 08:20",
    "report 1 --as k.osei --now 08:40 outcome=answered answers.1.text='Two visitors, both on the approved list.'",
    "approve 1 --as h.lindqvist feedback='Two approved visitors.' --now 08:50", "close 1 --as y.tanaka",
    raise("association-check", "LEI", "Calls to one number", "moderate", "weeks", "A4321CB"),
    "take-up 2 --as y.tanaka --now 09:00", "accept 2 --as y.tanaka threat=gangs",
    "offer 2 --as y.tanaka assignee=a.kaur", "take-on 2 --as a.kaur --now 09:10",
    raise("intel-request", "MDI", "Who holds the debt", "high", "days", "A5678DE"),
    "raise --as b.hughes kind=visitor-check title='Parcels at the gate'",
    "tick --quiet --now 10:30",
  ]

  private static func raise(
    _ kind: String, _ establishment: String, _ title: String, _ impact: String, _ immediacy: String, _ number: String
  ) -> String {
    "raise --as b.hughes --submit kind=\(kind) establishment=\(establishment) title='\(title)' impact=\(impact) "
      + "immediacy=\(immediacy) subjects.1.number=\(number) subjects.1.role=target questions='Who is it?' "
      + "purpose=prevent-offences marking=OFFICIAL-SENSITIVE "
      + "grounds='Finds on the landing followed visits; the answer would show who carries them.'"
  }

  /// The files of the store.
  private static let made = Result {
    let host = TestHost()
    defer { host.remove() }
    for line in lines { try #require(host.run(try GoldenShell.words(line)) == 0, "\(line): \(host.err)") }
    return try files(in: host.folder).filter { !$0.key.hasSuffix("-shm") }
  }

  /// A machine with a copy of the store, and what stands in a folder beside it.
  ///
  /// - Throws: if the store could not be made.
  static func host(beside folder: String) throws -> TestHost {
    let host = TestHost()
    for (name, bytes) in try made.get() { _ = host.file(name, bytes) }
    for (name, bytes) in try files(in: folder) { _ = host.file(name, bytes) }
    return host
  }

  private static func files(in folder: String) throws -> [String: [UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))) })
  }
}
