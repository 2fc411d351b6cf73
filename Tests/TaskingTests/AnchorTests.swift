import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Anchors and receipts")
struct AnchorTests {
  /// A place outside the store, as a test has it.
  private final class Outside {
    var lines: [String] = []
    var failure: String?
    var key: Result<AnchorKey, TaskingError>

    init() throws { key = .success(try Desk.anchorKey()) }

    var desk: AnchorDesk {
      AnchorDesk(
        key: { self.key },
        deliver: { _, lines in
          if self.failure == nil { self.lines += lines }
          return self.failure
        })
    }
  }

  private static func service(_ store: LivedStore, _ outside: Outside) -> Service {
    Service(store: store.file, surroundings: Desk.surroundings(store.clock), anchors: outside.desk)
  }

  private static func anchor(_ service: Service, _ anchor: Command.Anchor = .init()) throws -> Anchored {
    return try service.perform(Order(anchor), from: Desk.trusted).answer
  }

  private static func tick(_ service: Service) throws -> Ticked {
    let order = Order(Command.RunTick())
    return try service.perform(order, from: Desk.trusted).answer
  }

  private static func note(_ service: Service, _ count: Int) throws {
    for number in 1...count {
      let note = Command.Note(reference: "2", fields: [Entry(key: "reason", value: "Word \(number) of it.")])
      _ = try service.perform(Order(note, person: "k.osei"), from: Desk.trusted)
    }
  }

  @Test("an anchor is of all three chains, signed by the store's key, and agrees with the store")
  func agrees() throws {
    let (store, outside) = (try LivedStore(), try Outside())
    let anchored = try Self.anchor(Self.service(store, outside), .init(places: ["file:/anchors"]))
    #expect(anchored.anchors.map(\.chain) == ["journal", "access", "ticks"])
    #expect(anchored.anchors.map(\.seq) == [try store.number("SELECT max(seq) FROM event"), 2, 2])
    #expect(anchored.lines == outside.lines && outside.lines.count == 3)
    let report = try store.audit(receipts: outside.lines.joined(separator: "\n"))
    #expect(report.isSound && report.receipts == 3 && report.anchors == 3)
    let kept = try store.audit(
      receipts: outside.lines.joined(separator: "\n"), key: try Desk.anchorKey().publicKey.text)
    #expect(kept.isSound)
  }

  @Test("a tick keeps an anchor at first, after so many entries, and when a day has ended; else none")
  func schedule() throws {
    let (store, outside) = (try LivedStore(), try Outside())
    let service = Self.service(store, outside)
    #expect(try Self.tick(service).anchored.isEmpty, "no place is set")
    _ = try Self.anchor(service, .init(places: ["file:/anchors"], every: 3))
    #expect(outside.lines.count == 3)
    #expect(try Self.tick(service).anchored.isEmpty)
    try Self.note(service, 2)
    #expect(try Self.tick(service).anchored.isEmpty)
    try Self.note(service, 1)
    #expect(try Self.tick(service).anchored == ["file:/anchors"])
    #expect(outside.lines.count == 6)
    try store.clock.set("2026-12-01T23:59:59Z")
    _ = try Self.tick(service)
    let before = outside.lines.count
    #expect(try Self.tick(service).anchored.isEmpty)
    try store.clock.set("2026-12-02T00:00:00Z")
    #expect(try Self.tick(service).anchored == ["file:/anchors"])
    #expect(outside.lines.count == before + 3)
  }

  @Test("a place that fails stops no tick, is told by tick and by looks, and tried again until it is reached")
  func failing() throws {
    let (store, outside) = (try LivedStore(), try Outside())
    let service = Self.service(store, outside)
    outside.failure = "No space left on device"
    let anchored = try Self.anchor(service, .init(places: ["file:/anchors"]))
    #expect(anchored.hasFailed && anchored.places.map(\.failure) == ["No space left on device"])
    let words = "no anchor was kept at file:/anchors: No space left on device; the next tick tries again"
    let ticked = try Self.tick(service)
    #expect(ticked.anchorFaults == [words] && ticked.anchored.isEmpty && ticked.errors == 0)
    let look = Order(Command.List(view: .all), person: "k.osei")
    let zone = try Zone(name: "Europe/London", tzif: Desk.zoneFile("Europe/London") ?? [])
    let since = TimeWords(now: store.clock.now, zone: zone).moment(store.clock.now)
    let warning = "no anchor was kept at file:/anchors since \(since): No space left on device"
    #expect(try service.perform(look, from: Desk.trusted).warnings == [warning])
    store.clock.advance(seconds: 60)
    #expect(try Self.tick(service).anchorFaults == [words])
    #expect(try service.perform(look, from: Desk.trusted).warnings == [warning], "since the first failure")
    outside.failure = nil
    #expect(try Self.tick(service).anchored == ["file:/anchors"])
    #expect(try service.perform(look, from: Desk.trusted).warnings.isEmpty)
    #expect(try Self.tick(service).anchored.isEmpty)
  }

  @Test("without its key, or with another, the store keeps no anchor and says so")
  func keys() throws {
    let (store, outside) = (try LivedStore(), try Outside())
    let service = Self.service(store, outside)
    outside.key = .failure(
      TaskingError(.notFound, "there is no key at 'x.key'", hint: "make another: tasking audit key --new"))
    #expect(
      try Self.anchor(service, .init(places: ["syslog"])).places.map(\.failure)
        == ["there is no key at 'x.key' (make another: tasking audit key --new)"])
    let other = AnchorKey()
    outside.key = .success(other)
    #expect(
      try Self.anchor(service).places.map(\.failure)
        == [
          "the key beside the store is not the one that its journal names"
            + " (put the right one back, or make another: tasking audit key --new)"
        ])
    let renew = Order(Command.RenewKey(key: other.publicKey.hex), person: Desk.owner)
    _ = try service.perform(renew, from: Desk.trusted)
    #expect(!(try Self.anchor(service).hasFailed))
    #expect(try store.audit(receipts: outside.lines.joined(separator: "\n")).isSound)
  }

  @Test("anchors of an earlier key stay good when another has taken its place")
  func renewed() throws {
    let (store, outside) = (try LivedStore(), try Outside())
    let service = Self.service(store, outside)
    _ = try Self.anchor(service, .init(places: ["syslog"]))
    let other = AnchorKey()
    let renew = Order(Command.RenewKey(key: other.publicKey.hex), person: Desk.owner)
    _ = try service.perform(renew, from: Desk.trusted)
    outside.key = .success(other)
    _ = try Self.anchor(service)
    let report = try store.audit(receipts: outside.lines.joined(separator: "\n"))
    #expect(report.isSound && report.anchors == 6)
    let kept = try store.audit(receipts: outside.lines.joined(separator: "\n"), key: other.publicKey.text)
    #expect(kept.findings.map(\.line) == [1, 2, 3], "by the key that was kept the first three are not signed")
  }

  @Test("an insider who rewrites the whole journal with every hash right is found by an anchor, and by a receipt")
  func rewritten() throws {
    let (store, outside) = (try LivedStore(), try Outside())
    let anchored = try Self.anchor(Self.service(store, outside), .init(places: ["syslog"]))
    let head = try #require(anchored.anchors.first)
    let early = try store.file.read { try $0.journal(from: 30, limit: 1)[0] }
    let late = try store.file.read { try $0.journal(from: 70, limit: 1)[0] }
    try store.rewrite(from: 60) { $0.actor = "eve" }
    #expect(try store.audit().findings.filter { $0.part == "journal" }.isEmpty, "the chain alone sees nothing")
    let receipts = """
      {"seq":30,"hash":"\(early.hash.hex)"}

      {"reference":"PIO-2026-000001","seq":70,"head":"\(late.hash.hex)","version":3}
      \(outside.lines.joined(separator: "\n"))
      """
    let report = try store.audit(receipts: receipts)
    #expect(report.receipts == 5 && report.anchors == 3)
    #expect(
      report.findings.filter { $0.part == "receipts" }.map(\.message) == [
        "line 3: journal entry 70 is another one now: the journal was written anew from there or before",
        "line 4: journal entry \(head.seq) is another one now: the journal was written anew from there or before",
      ])
  }

  @Test("a journal written anew from its first entry is no longer the store that its anchors name")
  func rewrittenFromTheStart() throws {
    let (store, outside) = (try LivedStore(), try Outside())
    _ = try Self.anchor(Self.service(store, outside), .init(places: ["syslog"]))
    try store.rewrite(from: 1) { $0.actor = "eve" }
    let found = try store.audit(receipts: outside.lines[0]).findings.filter { $0.part == "receipts" }.map(\.message)
    let head = try store.number("SELECT max(seq) FROM event")
    #expect(
      found == [
        "line 1: the anchor of journal entry \(head) is of another store, or the journal was written anew from its first"
          + " entry"
      ])
  }

  @Test("an older copy that was put back is found by a receipt of what it has not")
  func rolledBack() throws {
    let (store, outside) = (try LivedStore(), try Outside())
    let copy = Folder.bytes(of: store.folder.store)
    let service = Self.service(store, outside)
    let head = try store.number("SELECT max(seq) FROM event")
    try Self.note(service, 2)
    _ = try Self.anchor(service, .init(places: ["syslog"]))
    let older = try Folder()
    try Folder.write(copy, to: older.store)
    let verify = Command.Verify(
      receipts: Command.SourceText(file: "r", text: outside.lines.joined(separator: "\n")))
    let report = try Desk.service(older.store, store.clock)
      .perform(Order(verify), from: Desk.trusted).answer
    #expect(
      report.findings.map(\.message) == [
        "line 1: journal entry \(head + 2) is not there, the journal ends at \(head): its end was cut off, or an older copy"
          + " was put back"
      ])
    #expect(report.findings.map(\.line) == [1])
  }

  @Test(
    "an anchor that was changed, or signed by somebody else, is found",
    arguments: ["seq", "hash", "at", "chain", "signature", "signer", "store"])
  func forged(_ what: String) throws {
    let (store, outside) = (try LivedStore(), try Outside())
    let anchored = try Self.anchor(Self.service(store, outside), .init(places: ["syslog"]))
    let real = try #require(anchored.anchors.first)
    let signature = what == "signature" ? String(real.signature.reversed()) : real.signature
    var forged = Anchor(
      store: what == "store" ? String(repeating: "0", count: 64) : real.store,
      chain: what == "chain" ? .access : .journal, seq: what == "seq" ? real.seq - 1 : real.seq,
      hash: what == "hash" ? String(repeating: "0", count: 64) : real.hash,
      at: what == "at" ? real.at.advanced(bySeconds: -1) : real.at, signature: signature)
    if what == "signer" {
      let head = try #require(try store.file.read { try $0.head() })
      let id = try #require(try store.file.read { try $0.journalHash(at: 1) })
      forged = try Anchor(head, of: .journal, store: id, at: real.at, key: AnchorKey())
    }
    let report = try store.audit(receipts: try forged.line())
    let place = what == "chain" ? "line \(real.seq) of the access log" : "journal entry \(forged.seq)"
    #expect(
      report.findings.map(\.message) == ["line 1: the anchor of \(place) is not signed by the store's key"])
  }

  @Test(
    "a line that is neither a receipt nor an anchor is refused with its number",
    arguments: [
      ("{}", "it has no seq, the place of an entry"), ("[]", "it is no object"),
      (#"{"seq":0,"hash":"x"}"#, "it has no seq, the place of an entry"),
      (#"{"seq":"3"}"#, "seq: no whole number"),
      (#"{"seq":3}"#, "it has no hash or head, the hash of an entry"),
      (#"{"seq":3,"hash":"12"}"#, "its hash is not 64 hexadecimal digits"),
      (#"{"seq":3,"chain":"other","hash":"HEX"}"#, "its chain is neither journal, access nor ticks"),
      (#"{"seq":3,"hash":"HEX","signature":"00","at":"2026-01-01T00:00:00Z"}"#, "store is missing"),
      (#"{"seq":3,"hash":"HEX","signature":"00","store":"x","at":"noon"}"#, "at: no instant: noon"),
      ("{\"seq\":3", "no JSON at byte 8: '}' expected near end of file"),
    ])
  func malformed(_ line: String, _ why: String) throws {
    let hex = String(repeating: "ab", count: 32)
    let text = "\n{\"seq\":1,\"hash\":\"\(hex)\"}\n\(line.replacing("HEX", with: hex))\n"
    let error = #expect(throws: TaskingError.self) { try LivedStore().audit(receipts: text) }
    #expect(error?.code == .malformed)
    #expect(error?.message == "receipts.jsonl:3: error: neither a receipt nor an anchor: \(why)")
  }

  @Test("what every write answers is a receipt that agrees with the store")
  func receipts() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    var lines: [(Int64, String)] = []
    let raised = try desk.raise()
    lines.append((raised.seq, raised.head))
    let repeated = try desk.raise(id: "c-1")
    lines.append((repeated.seq, repeated.head))
    let again = try desk.raise(id: "c-1")
    #expect(again.isRepeated && (again.seq, again.head) == (repeated.seq, repeated.head))
    let ticked = try desk.tick(at: "2026-12-01T09:00:00Z")
    lines.append((try #require(ticked.seq), try #require(ticked.head)))
    let quiet = try desk.tick()
    #expect(quiet.seq == nil && quiet.head == nil)
    let text = try #require(try desk.store.read { try $0.source(.calendar, name: "england-and-wales")?.text })
    let activate = Command.Activate(Command.SourceText(file: "calendar.yaml", text: text))
    let activated = try desk.perform(activate, as: Desk.owner).answer
    #expect(activated.isUnchanged)
    lines.append((activated.seq, activated.head))
    let text2 = lines.map { "{\"seq\":\($0.0),\"head\":\"\($0.1)\"}" }.joined(separator: "\n")
    let report = try desk.audit(Command.Verify(receipts: Command.SourceText(file: "r", text: text2)))
    #expect(report.isSound && report.receipts == 4, "\(report.findings)")
  }
}
