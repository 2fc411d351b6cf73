import Tasking
import TaskingAPI
import Testing
import Workflow

@testable import TaskingCLI
@testable import TaskingMachine

@Suite("Verbs of notices")
struct NoticeVerbTests {
  /// A host whose requests 1 to `count` were sent back to b.hughes, by a plan with a command as its channel.
  private func host(_ command: String = "/bin/true", count: Int = 1) throws -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--now", "2026-11-20T09:00:00Z"]) == 0)
    let plan =
      "notices: desk\nversion: 2\ntitle: t\nchannels: { page: { command: [\(command)] } }\n"
      + "routes: [{ through: page }]\nretries: { first: 1m, longest: 1m, attempts: 1 }\nduty: [{ role: senior }]\n"
    #expect(host.run(["workflow", "activate", host.file("notices.yaml", Array(plan.utf8))]) == 0)
    #expect(host.run(["person", "set", "b.hughes", "page=7", "calendar=scotland"]) == 0)
    for number in 1...count {
      let raised = host.run([
        "raise", "--as", "b.hughes", "kind=intel-request", "title=MARKER", "establishment=MDI", "questions=MARKER?",
        "purpose=prevent-offences",
        "grounds=Intelligence suggests that visits are used to bring drugs into the prison.",
        "impact=low", "immediacy=weeks", "marking=OFFICIAL", "subjects.1.number=A1234BC", "subjects.1.role=target",
        "--submit",
      ])
      #expect(raised == 0, "\(host.err)")
      #expect(host.run(["return", "\(number)", "--reason", "MARKER", "--as", "j.mercer"]) == 0, "\(host.err)")
    }
    return host
  }

  @Test("inbox shows what is new, marks it as seen, and says the same to programs")
  func inbox() throws {
    let host = try host(count: 2)
    defer { host.remove() }
    #expect(host.run(["inbox", "--as", "b.hughes", "--keep"]) == 0)
    let lines = host.out.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[0].split(separator: " ") == ["PRI", "REF", "KIND", "ABOUT", "AS", "WHEN"])
    #expect(lines[1].hasPrefix("*  P4   PIO-2026-000002  intel-request  return  raiser"))
    #expect(!host.out.contains("MARKER"))
    #expect(host.run(["inbox", "--as", "b.hughes", "--format", "ids", "--limit", "1"]) == 0)
    #expect(host.out == "PIO-2026-000002/3/1\n")
    #expect(host.run(["inbox", "--as", "b.hughes", "--format", "json"]) == 0)
    #expect(host.out.contains(#""notice":"PIO-2026-000001/3/1""#) && !host.out.contains("000002"))
    #expect(host.run(["inbox", "--as", "b.hughes"]) == 0)
    #expect(host.out == "nothing new for b.hughes\n")
    #expect(host.run(["inbox", "--as", "b.hughes", "--all", "--format", "csv"]) == 0)
    #expect(host.out.split(separator: "\n").count == 3)
    #expect(host.run(["inbox", "--limit", "0"]) == 2)
  }

  @Test("the scheduler says what it sent, and outbox lists what has not arrived")
  func outbox() throws {
    let host = try host()
    defer { host.remove() }
    #expect(host.run(["outbox", "list"]) == 0)
    #expect(host.out.contains("PIO-2026-000001/3/1") && host.out.contains("new"))
    #expect(host.run(["tick"]) == 0)
    #expect(host.out.hasSuffix("\n1 message sent with 1 notice\n"))
    #expect(host.run(["outbox", "list"]) == 0)
    #expect(host.out == "nothing waits\n")
    #expect(host.run(["outbox", "list", "--all", "--format", "csv"]) == 0)
    #expect(host.out.contains(",page,delivered,told,"))
    #expect(host.run(["outbox", "deliver", "--budget", "0"]) == 2)
    #expect(host.run(["outbox", "deliver"]) == 0)
    #expect(host.out == "nothing to deliver\n")
    #expect(host.run(["tick"]) == 0)
    #expect(host.out.split(separator: "\n").count == 1)
  }

  @Test("what was given up is said by the run, by outbox list and by doctor, and retry takes it up again")
  func dead() throws {
    let host = try host("/bin/false")
    defer { host.remove() }
    #expect(host.run(["outbox", "deliver"]) == 0)
    #expect(host.out == "1 given up\n")
    #expect(host.err.contains("page: the command ended with status 1; message "))
    #expect(host.run(["outbox", "list"]) == 0)
    #expect(host.out.contains("dead") && host.out.contains("the command ended with status 1"))
    #expect(host.run(["inbox", "--as", "c.doherty"]) == 0)
    #expect(host.out.contains("raiser (could not be delivered)"))
    #expect(host.run(["doctor"]) == 0)
    #expect(host.out.contains("1 could not be delivered, 0 wait"))
    #expect(host.out.contains("channels    page: the files of all are in order"))
    #expect(host.run(["outbox", "retry"]) == 2)
    #expect(host.run(["outbox", "retry", "PIO-2026-000009/1/1"]) == 3)
    #expect(host.run(["outbox", "retry", "PIO-2026-000001/3/1"]) == 0)
    #expect(host.out == "1 message will be tried again by the next run\n")
    #expect(host.run(["outbox", "retry", "--all"]) == 0)
    #expect(host.out == "nothing was given up\n")
  }

  @Test("person set changes what is named, refuses what is wrong, and never says an address again")
  func person() throws {
    let host = try host()
    defer { host.remove() }
    #expect(host.run(["person", "set", "b.hughes"]) == 2)
    #expect(host.run(["person", "set", "nobody", "page=1"]) == 3)
    #expect(host.run(["person", "set", "b.hughes", "fax=secret-address"]) == 2)
    #expect(!host.err.contains("secret-address"))
    #expect(host.run(["person", "set", "b.hughes", "calendar=mars"]) == 7)
    #expect(host.run(["person", "set", "b.hughes", "page=a\nb"]) == 7)
    #expect(!host.err.contains("a\nb"))
    #expect(host.run(["person", "set", "b.hughes", "name=Bethan Hughes-Low", "calendar-="]) == 0)
    #expect(host.out == "b.hughes changed\n")
    #expect(host.run(["person", "list", "--format", "csv"]) == 0)
    #expect(host.out.contains("b.hughes,Bethan Hughes-Low"))
  }

  @Test("doctor says what a channel lacks on this machine")
  func channels() throws {
    let host = TestHost()
    defer { host.remove() }
    var plan = NoticePlan(name: "p", version: 1, title: "t")
    #expect(ChannelCheck.line(of: plan) == nil)
    let key = host.file("key", Array("k\n".utf8))
    let server = try #require(NoticeServer("https://localhost/"))
    func finding(_ means: NoticeChannel.Means, curl: String = "/bin/true") -> String? {
      plan.channels = [NoticeChannel(name: "way", means: means)]
      return ChannelCheck.line(of: plan, curl: curl)?.finding
    }
    var hook = NoticeChannel.Webhook(server: server, secretFile: key)
    #expect(finding(.webhook(hook)) == "way: the files of all are in order")
    #expect(finding(.webhook(hook), curl: "/no/curl") == "way: there is no /no/curl")
    hook.caFile = "/no/such"
    #expect(finding(.webhook(hook)) == "way: '/no/such' cannot be read")
    hook.secretFile = "/no/such"
    #expect(finding(.webhook(hook)) == "way: cannot read '/no/such': No such file or directory")
    #expect(finding(.command(["/no/such"])) == "way: its program cannot be run")
  }
}
