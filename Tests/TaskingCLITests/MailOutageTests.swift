import Testing

@testable import TaskingCLI

@Suite("A mail server that is away", .serialized)
struct MailOutageTests {
  @Test("a server that refuses for three days gets everything then, in digests, and nothing twice for one person")
  func threeDays() throws {
    let host = TestHost()
    defer { host.remove() }
    let sink = try Sink("mail_sink.py", in: host.folder + "/sink")
    defer { sink.stop() }
    func run(_ words: String...) { #expect(host.run(words) == 0, "\(words) \(host.err)") }
    run("init", "--rehearsal", "--now", "2026-11-20T09:00:00Z")
    let plan = """
      notices: desk
      version: 2
      title: t
      channels: { mail: { smtp: "smtp://localhost:\(sink.port)", from: tasking@example.org, encrypted: false } }
      routes: [{ through: mail }]
      digest: { every: 15m }

      """
    run("workflow", "activate", host.file("notices.yaml", Array(plan.utf8)))
    for person in ["b.hughes", "j.mercer", "y.tanaka"] { run("person", "set", person, "mail=\(person)@example.org") }
    try sink.become("450 not now")
    for hour in 0..<72 {
      if hour % 8 == 0 {
        run(
          "raise", "--as", "b.hughes", "kind=intel-request", "title=MARKER", "establishment=MDI", "questions=MARKER?",
          "purpose=prevent-offences",
          "grounds=Intelligence suggests that visits are used to bring drugs into the prison.", "impact=low",
          "immediacy=weeks", "marking=OFFICIAL", "subjects.1.number=A1234BC", "subjects.1.role=target", "--submit")
        run("return", "\(hour / 8 + 1)", "--reason", "MARKER", "--as", "j.mercer")
      }
      run("tick", "--now", "+1h")
    }
    #expect(sink.mail.isEmpty)
    run("doctor")
    #expect(host.out.contains("mail has taken no message for"))
    run("outbox", "list", "--format", "ids")
    let waiting = host.out.split(separator: "\n").map(String.init)
    #expect(waiting.count >= 9 && Set(waiting).count == waiting.count)
    try sink.become("accept")
    for _ in 0..<4 { run("tick", "--now", "+1h") }
    run("outbox", "list")
    #expect(host.out == "nothing waits\n")
    // One that was tried all along, and one with everything else, for each person who is told anything.
    let lines = sink.mail.map { $0.split(separator: "\r\n").map(String.init) }
    let ids = lines.compactMap { $0.first { $0.hasPrefix("Message-ID: ") } }
    #expect(Set(ids).count == lines.count && lines.count <= 6)
    let told = lines.flatMap { mail in
      mail.filter { $0.hasPrefix("PIO-") }.map { "\(mail[0]) \($0)" }
    }
    #expect(Set(told).count == told.count && told.count >= waiting.count)
    #expect(!lines.joined().contains { $0.contains("MARKER") })
  }
}
