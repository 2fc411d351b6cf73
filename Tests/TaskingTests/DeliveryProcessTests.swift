import Glibc
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Delivery by processes", .serialized, .enabled(if: Program.found != nil, "the program is not built"))
struct DeliveryProcessTests {
  /// A desk whose notices for b.hughes go to a script of that body, beside which a file `out` is.
  private func desk(_ script: String) throws -> Desk {
    let desk = try Desk()
    let path = desk.folder.path + "/send"
    try Folder.write(Array("#!/bin/sh\ncd \(desk.folder.path)\n\(script)\n".utf8), to: path)
    #expect(chmod(path, 0o700) == 0)
    let plan =
      "notices: desk\nversion: 2\ntitle: t\nchannels: { page: { command: [\(path)] } }\nroutes: [{ through: page }]\n"
    try desk.perform(Command.ListPeople(), now: "2026-11-23T09:00:00Z")
    try desk.perform(Command.Activate(Command.SourceText(file: "n", text: plan)))
    try desk.perform(Command.ChangePerson(id: "b.hughes", fields: [Entry(typed: "page=7")]))
    return desk
  }

  private func sendBack(_ desk: Desk) throws {
    try desk.move("return", try desk.raise().reference, by: "j.mercer", ["reason=No"])
  }

  private func ids(_ desk: Desk) -> [String] {
    String(decoding: Folder.bytes(of: desk.folder.path + "/out"), as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("Message-ID: ") }.map(String.init)
  }

  @Test("SIGKILL between sending and writing that down: it is sent again under the same id, and none is lost")
  func killed() throws {
    let program = try #require(Program.found)
    // The first that sends is killed by what it sends.
    let desk = try desk("cat >> out; [ -e spared ] || { touch spared; kill -9 $PPID; }")
    try sendBack(desk)
    #expect(try Program.end(of: program.start(["tick", "--store", desk.folder.store])) == nil)
    #expect(ids(desk).count == 1)
    #expect(try program.run(["tick", "--store", desk.folder.store]) == 0)
    #expect(ids(desk).count == 1)
    #expect(try program.run(["tick", "--store", desk.folder.store, "--now", "+10m"]) == 0)
    #expect(ids(desk).count == 2 && Set(ids(desk)).count == 1)
    #expect(try program.run(["tick", "--store", desk.folder.store, "--now", "+10m"]) == 0)
    #expect(ids(desk).count == 2)
    try desk.verify()
  }

  @Test("many deliverers at once send each message once")
  func many() throws {
    let program = try #require(Program.found)
    let desk = try desk("sleep 0.1; cat >> out")
    for person in ["k.osei", "g.stavrou"] {
      try desk.perform(Command.ChangePerson(id: person, fields: [Entry(typed: "page=7")]))
    }
    for _ in 0..<3 { try sendBack(desk) }
    try desk.bring(to: "offered")
    let running = try (0..<4).map { _ in try program.start(["outbox", "deliver", "--store", desk.folder.store]) }
    for process in running { #expect(try Program.end(of: process) == 0) }
    #expect(try program.run(["outbox", "deliver", "--store", desk.folder.store]) == 0)
    #expect(ids(desk).count == 4 && Set(ids(desk)).count == 4, "\(ids(desk))")
    try desk.verify()
  }
}
