import Store
import Testing

/// What is said of each fault, word for word.
@Suite struct WordsTests {
  static let faults: [(StoreFault, String)] = [
    (.missing(path: "/s"), "there is no store at /s"),
    (.exists(path: "/s"), "there is a file at /s already"),
    (.leftover(path: "/s-wal"), "/s-wal is there, which belongs to another store"),
    (.inUse(path: "/s"), "/s is a store in use: part of it is in its write-ahead log"),
    (.insecure(path: "/s", .symbolicLink), "/s is not to be trusted: a symbolic link stands in its place"),
    (.insecure(path: "/s", .owner(uid: 1, expected: 2)), "/s is not to be trusted: it belongs to uid 1, not to uid 2"),
    (
      .insecure(path: "/s", .mode(0o640)),
      "/s is not to be trusted: others than its owner can get at it (mode 640)"
    ),
    (
      .insecure(path: "/s", .writable(0o1777)),
      "/s is not to be trusted: others than its owner can write to it (mode 1777)"
    ),
    (.insecure(path: "/s", .names(2)), "/s is not to be trusted: it has 2 names (hard links)"),
    (.insecure(path: "/s", .kind), "/s is not to be trusted: it is not the kind of file that belongs there"),
    (.notAStore(path: "/s"), "/s is not a store"),
    (.foreign(path: "/s", applicationID: 7), "/s is a database of another program (application id 7)"),
    (
      .newerSchema(path: "/s", found: 2, known: 1),
      "/s was made by a later version of this program (schema 2, this one knows 1)"
    ),
    (
      .olderSchema(path: "/s", found: 0, known: 1),
      "/s was made by an earlier version of this program (schema 0, this one knows 1)"
    ),
    (
      .needsUpgrade(path: "/s", found: 1, known: 2),
      "/s was made by an earlier version of this program (schema 1, this one knows 2)"
    ),
    (.truncated(path: "/s"), "/s is cut short"),
    (.corrupt(path: "/s", detail: "page 3"), "/s is damaged: page 3"),
    (.empty(path: "/s"), "/s holds nothing, not even its first event"),
    (.busy(path: "/s", seconds: 10), "somebody else has been writing to /s for more than 10 s"),
    (.full(path: "/s"), "the disk of /s is full; nothing was written"),
    (.tooLong(path: "/s"), "the files of /s may not get longer, by a limit on their size; nothing was written"),
    (
      .uncertain(path: "/s", detail: "disk I/O error"),
      "the disk of /s failed while this was being written, and it may be there or not: disk I/O error"
    ),
    (.readOnly(path: "/s"), "/s cannot be written"),
    (.io(path: "/s", detail: "disk I/O error"), "/s could not be used: disk I/O error"),
    (.setting(name: "synchronous", wanted: "2", found: "1"), "the database engine has synchronous at 1, not 2"),
    (
      .conflict(request: "S-1", version: 3, found: 4),
      "S-1 is at version 4 by now, so version 3 cannot be written"
    ),
    (
      .alreadyFired(request: "S-1", clock: "act", rung: 2, occurrence: 1),
      "rung 2 (occurrence 1) of clock act was recorded for S-1 before"
    ),
    (.unreadable(place: "journal entry 7", detail: "no JSON"), "journal entry 7 cannot be read: no JSON"),
    (.incoherent("no event"), "what was to be written does not hold together: no event"),
    (.noSuchPerson(id: "ann"), "there is nobody called ann"),
    (.personExists(id: "ann"), "there is somebody called ann already"),
    (.loginTaken(uid: 7), "the login with uid 7 is somebody else's already"),
    (.noSuchGrant(person: "ann", role: "desk"), "ann does not hold the role desk"),
    (.noSuchAbsence(id: 7), "there is no absence 7, or it is over"),
    (.noSuchHandover(id: 7), "there is no handover 7, or it was accepted already"),
    (.rehearsalOnly(path: "/s"), "/s is no rehearsal store"),
  ]

  @Test("each fault is said in one sentence, with a remedy", arguments: faults)
  func words(_ fault: StoreFault, _ sentence: String) {
    #expect(fault.sentence == sentence)
    #expect(!fault.remedy.isEmpty && fault.remedy.last != ".")
  }

  static let damages: [(ChainDamage.What, String)] = [
    (.missing(next: 9), "journal entry 7 is not there; the next one is 9"),
    (.previousHash, "journal entry 7 does not continue the one before it"),
    (.hash, "journal entry 7 is not as it was written"),
    (.payload, "the payload of journal entry 7 is not as it was written"),
    (.salt, "the salt of journal entry 7 is not as it was written"),
    (.payloadGone, "the payload of journal entry 7 is gone, and no event erased it"),
    (.payloadKept, "the payload of journal entry 7 is there, although it was erased"),
    (.version(expected: 2, found: 4), "journal entry 7 has version 4 of its request, not 2"),
    (.beginning, "journal entry 7 is not what a store begins with"),
  ]

  @Test("each damage of a chain names its entry", arguments: damages)
  func damage(_ what: ChainDamage.What, _ sentence: String) {
    #expect(ChainDamage(chain: .journal, seq: 7, what).description == sentence)
  }

  @Test("damage of the access log says that it is there")
  func accessDamage() {
    let damage = ChainDamage(chain: .access, seq: 2, .hash)
    #expect(damage.description == "line 2 of the access log is not as it was written")
  }
}
