import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

@Suite("Certificates")
struct CertificateTests {
  private func certificate(_ desk: Desk, _ reference: String, _ version: Int, as person: String = "p.chowdhury") throws
    -> Certificate
  {
    let command = Command.Certify(reference: reference, version: version)
    return try desk.perform(command, as: person).answer
  }

  private let zones: @Sendable (String) -> Zone? = { name in
    let surroundings = Surroundings(now: { Instant(secondsSinceEpoch: 0) }, zoneFile: Desk.zoneFile)
    return surroundings.zone(name)
  }

  @Test(
    "events by chance are certified, and follow from their evidence alone, whatever they did, to another build as well",
    arguments: 0..<4)
  func random(seed: Int) throws {
    let desk = try Desk(at: "2026-03-02T09:00:00Z")
    var chance = Chance(seed: UInt64(300 + seed))
    var player = Player(desk: desk, definition: try PropertyTests.definition(desk))
    for _ in 0..<5 { try player.raise(&chance) }
    for _ in 0..<50 {
      desk.clock.advance(seconds: chance.stretch())
      try player.move(&chance)
      if chance.number(below: 4) == 0 { try player.set(&chance) }
      if chance.number(below: 6) == 0 { try player.note(&chance) }
      if chance.number(below: 3) == 0 { try desk.tick() }
    }
    let rows = try desk.store.read { try $0.requests(where: RequestQuery()) }.filter {
      !$0.isErased && $0.state != "draft"
    }
    var kinds: Set<String> = []
    let folder = try Folder()
    for number in 0..<50 {
      let row = rows[chance.number(below: rows.count)]
      let version = 1 + chance.number(below: row.version)
      let made = try certificate(desk, row.reference, version)
      let read = try Certificate(bytes: made.bytes())
      #expect(read == made)
      #expect(try read.differences(zones: zones) == [])
      if PropertyTests.isLong || number % 10 == 0, let program = Program.other ?? Program.found {
        let file = "\(folder.path)/certificate"
        try Folder.write(try made.bytes(), to: file)
        #expect(
          try program.run(["certificate", "verify", file]) == 0, "\(row.reference)@\(version) by \(program.path)")
      }
      kinds.insert(made.statement.act)
      let events = try desk.store.read { try $0.events(of: row.reference) }
      #expect(
        made.statement.place.hash == events[version - 1].hash.hex
          && made.statement.to == events[version - 1].event.state)
    }
    #expect(kinds.count > 4, "\(kinds)")
  }

  /// A request that was reported, and the certificate of its approval.
  private func approval() throws -> (desk: Desk, certificate: Certificate) {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(to: "feedback-due")
    return (desk, try certificate(desk, reference, try desk.show(reference).version))
  }

  @Test("a statement says what was known, the rules with their values, the authority then, and what was in force")
  func statement() throws {
    let (desk, certificate) = try approval()
    let said = certificate.statement
    #expect(said.act == "approve" && said.from == "reviewing" && said.to == "feedback-due")
    #expect(said.written["feedback"] == .text("Two visitors were found."))
    #expect(said.known["outcome"] == .text("answered") && said.knownSince["outcome"] == said.version - 1)
    #expect(said.knownSince["title"] == 1)
    #expect(said.authority?.person == "p.chowdhury" && said.authority?.metAs == ["supervisor"])
    #expect(said.definition.name == "pio-tasking" && said.definition.version == 1 && said.definition.seq != nil)
    #expect(said.clocks.first { $0.name == "review" }?.verdict == "met")
    let report = try self.certificate(desk, said.reference, said.version - 1)
    #expect(report.statement.rules.map(\.name).contains("all-answered"))
    let rule = try #require(report.statement.rules.first { $0.name == "all-answered" })
    #expect(rule.held && rule.steps.contains { $0.part == rule.test && $0.value == "true" })
  }

  @Test("a thousand changes of single bytes are all refused")
  func bytes() throws {
    let bytes = try approval().certificate.bytes()
    var chance = Chance(seed: 5)
    for _ in 0..<1_000 {
      var changed = bytes
      let place = chance.number(below: bytes.count)
      switch chance.number(below: 3) {
      case 0: changed[place] ^= 1 << UInt8(chance.number(below: 7))
      case 1: changed.remove(at: place)
      default: changed.insert(UInt8(32 + chance.number(below: 90)), at: place)
      }
      guard changed != bytes else { continue }
      #expect(throws: CertificateFault.self, "byte \(place)") { try Certificate(bytes: changed) }
    }
  }

  /// Whoever forges the content seals it anew: then the chain, or what follows from it, has to tell.
  @Test("a forger who seals it anew is found by the entries' hashes, or by what follows from them")
  func forged() throws {
    let (_, certificate) = try approval()
    func found(_ evidence: Evidence, _ statement: Certificate.Statement) throws -> String {
      let forged = try Certificate(evidence, statement)
      let read = try Certificate(bytes: forged.bytes())
      do throws(CertificateFault) {
        return try read.differences(zones: zones).joined(separator: " ")
      } catch {
        return "\(error)"
      }
    }
    var evidence = certificate.evidence
    #expect(try found(evidence, certificate.statement) == "")
    var statement = certificate.statement
    statement.authority?.name = "Somebody Else"
    statement.known["title"] = .text("Other")
    #expect(try found(evidence, statement) == "authority.name known.title")
    evidence.events[2].actor = "k.osei"
    let seq = evidence.events[2].seq
    #expect(
      try found(evidence, certificate.statement)
        == "journal entry \(seq) is not as it was written: its hash is of another content")
    evidence = certificate.evidence
    evidence.events.remove(at: 1)
    #expect(try found(evidence, certificate.statement).hasSuffix("it is out of place"))
    evidence = certificate.evidence
    let workflow = try #require(evidence.texts.firstIndex { $0.kind == "workflow" })
    evidence.texts[workflow].text += "\n"
    #expect(try found(evidence, certificate.statement).hasPrefix("the workflow 'pio-tasking' that the journal names"))
    evidence = certificate.evidence
    evidence.administration.removeAll { $0.kind == "role-granted" && $0.payload.contains("p.chowdhury") }
    #expect(try found(evidence, certificate.statement) == "asked again, the event does not come about: it is refused")
  }

  @Test("there is no certificate of what is erased, of a version that is not there, or for whoever may not see it")
  func refusals() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let draft = try desk.raise(by: "b.hughes", submit: false).reference
    #expect(try desk.refusal { try certificate(desk, draft, 1) }.code == .notFound)
    let missing = try desk.refusal { try certificate(desk, draft, 9, as: "b.hughes") }
    #expect(missing.message == "\(draft) has no version 9" && missing.code == .notFound)
    _ = try certificate(desk, draft, 1, as: "b.hughes")
    try desk.move("discard", draft, by: "b.hughes")
    let erased = try desk.refusal { try certificate(desk, draft, 1, as: "b.hughes") }
    #expect(erased.message.hasSuffix("its content is erased: there is nothing left to certify"))
    let log = try desk.store.read { try $0.accessLog(from: 1, limit: 100) }.map(\.access.act)
    #expect(log.filter { $0 == "certified" }.count == 1)
  }
}
