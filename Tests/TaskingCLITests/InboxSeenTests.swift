import Glibc
import TaskingAPI
import Testing

@testable import TaskingCLI

@Suite("What was not written has not been seen")
struct InboxSeenTests {
  /// Two requests were sent back to b.hughes.
  private func host() -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--now", "2026-11-20T09:00:00Z"]) == 0)
    for number in 1...2 {
      let raised = host.run([
        "raise", "--as", "b.hughes", "kind=intel-request", "title=T", "establishment=MDI", "questions=Q?",
        "purpose=prevent-offences",
        "grounds=Intelligence suggests that visits are used to bring drugs into the prison.", "impact=low",
        "immediacy=weeks", "marking=OFFICIAL", "subjects.1.number=A1234BC", "subjects.1.role=target", "--submit",
      ])
      #expect(raised == 0, "\(host.err)")
      #expect(host.run(["return", "\(number)", "--reason", "R", "--as", "j.mercer"]) == 0, "\(host.err)")
    }
    return host
  }

  private func unseen(_ host: TestHost) -> Int {
    host.isFailing = false
    #expect(host.run(["inbox", "--as", "b.hughes", "--keep", "--format", "ids"]) == 0)
    return host.out.split(separator: "\n").count
  }

  @Test(
    "an output that fails leaves everything new, in each form and with a limit",
    arguments: [
      [], ["--format", "json"], ["--format", "jsonl"], ["--format", "csv"], ["--format", "ids"], ["--all"],
      ["--limit", "1"], ["--limit", "1", "--format", "json"], ["--quiet"], ["--width", "40"],
    ])
  func failing(words: [String]) {
    let host = host()
    defer { host.remove() }
    host.isFailing = true
    _ = host.run(["inbox", "--as", "b.hughes"] + words)
    #expect(unseen(host) == 2)
    // Written, it has been seen, and only what was written.
    #expect(host.run(["inbox", "--as", "b.hughes"] + words) == 0)
    let isLimited = words.contains("--limit")
    #expect(unseen(host) == (isLimited ? 1 : 0), "\(words)")
  }

  @Test("a form that there is not is refused before anything has been seen, and a look leaves all as it is")
  func refused() {
    let host = host()
    defer { host.remove() }
    #expect(host.run(["inbox", "--as", "b.hughes", "--format", "xml"]) == 2)
    #expect(host.run(["inbox", "--as", "b.hughes", "--keep"]) == 0)
    #expect(host.run(["inbox", "--as", "j.mercer"]) == 0)
    #expect(unseen(host) == 2)
  }
}
