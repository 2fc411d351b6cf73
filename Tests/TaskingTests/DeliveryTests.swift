import SQLite
import SQLiteStore
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Delivery")
struct DeliveryTests {
  @Test("a notice is delivered once, however often delivery runs, and stays in the inbox until it is seen")
  func once() throws {
    let post = try PostDesk()
    let reference = try post.sendBack(["title=MARKER title", "questions=MARKER question?"])
    #expect(try post.deliver().sent == 1)
    #expect(try post.deliver() == Delivered())
    #expect(post.told == [[reference]])
    let letter = try #require(post.letters.first?.letter)
    #expect(letter.address == "b.hughes@example.org")
    #expect(letter.text.subject == "REHEARSAL \(reference) P4: return")
    let line = try #require(try post.outbox().first { $0.reference == reference })
    #expect(line.status == "delivered" && line.message.map { letter.id.hasPrefix($0 + "@") } == true)
    #expect(try post.inbox("b.hughes", keep: true).map(\.reference) == [reference])
    #expect(try post.inbox("b.hughes").map(\.read) == [nil])
    #expect(try post.inbox("b.hughes").isEmpty)
    #expect(try post.inbox("b.hughes", all: true).count == 1)
    try post.desk.verify()
  }

  @Test("no message says a name, a title or a text, of whatever was typed into a request")
  func markers() throws {
    let post = try PostDesk()
    let fields = [
      "title=MARKER", "questions=MARKER?", "grounds=MARKER says that visits are used to bring drugs into the prison.",
      "subjects.1.number=A1234BC", "subjects.1.role=target",
    ]
    for _ in 0..<8 { try post.sendBack(fields) }
    try post.deliver()
    let people = try post.desk.store.read { try $0.people() }.map(\.record)
    for (_, letter) in post.letters {
      let said = ([letter.text.subject] + letter.text.lines).joined(separator: "\n")
      #expect(!said.contains("MARKER") && !said.contains("A1234BC") && !said.contains("example.org"))
      for person in people { #expect(!said.contains(person.id) && !said.contains(person.name)) }
    }
    #expect(post.letters.count == 1)
  }

  @Test("with more than the plan says waiting, one message lists them all, and each notice says which")
  func storm() throws {
    let post = try PostDesk()
    for _ in 0..<40 { try post.sendBack() }
    let delivered = try post.deliver()
    #expect(delivered.sent == 1 && delivered.notices == 40 && delivered.failed + delivered.dead == 0)
    // The desk was told of each submission, in its inbox alone.
    #expect(delivered.routed > 40)
    #expect(post.letters.count == 1 && Set(post.told[0]).count == 40)
    #expect(Set(try post.outbox().compactMap(\.message)).count == 1)
    try post.desk.verify()
  }

  @Test("what fails is tried again later, under one id, and what comes meanwhile goes together after it")
  func retry() throws {
    let post = try PostDesk()
    post.answer = { _, _ in .failed("there is no connection to the server", isChannelDown: true) }
    let first = try post.sendBack()
    let delivered = try post.deliver()
    #expect(
      delivered.failed == 1 && delivered.faults == ["mail: there is no connection to the server; it is tried again"])
    for _ in 0..<9 { try post.sendBack() }
    #expect(try post.deliver().failed == 0)
    #expect(post.letters.count == 1)
    post.desk.clock.advance(seconds: 31)
    #expect(try post.deliver().failed == 1)
    post.desk.clock.advance(seconds: 61)
    post.answer = { _, _ in .delivered }
    #expect(try post.deliver().sent == 2)
    #expect(Set(post.letters.prefix(3).map(\.letter.id)).count == 1)
    #expect(post.told.prefix(3).allSatisfy { $0 == [first] } && post.told.last?.count == 9)
  }

  @Test("a server that is away for three days costs nothing: everything arrives then, nothing twice")
  func threeDays() throws {
    let post = try PostDesk("routes: [{ through: mail }]\ndigest: { every: 15m }")
    post.answer = { _, _ in .failed("away", isChannelDown: true) }
    var sent: Set<String> = []
    for hour in 0..<72 {
      if hour % 4 == 0 { sent.insert(try post.sendBack()) }
      for _ in 0..<4 {
        post.desk.clock.advance(seconds: 900)
        try post.deliver()
      }
    }
    #expect(try Set(post.outbox(all: false).map(\.status)) == ["waiting"])
    let attempts = post.letters.count
    post.answer = { _, _ in .delivered }
    for _ in 0..<12 {
      post.desk.clock.advance(seconds: 900)
      try post.deliver()
    }
    let arrived = post.told.dropFirst(attempts)
    #expect(arrived.count == 2)
    #expect(arrived.flatMap(\.self).count == sent.count && Set(arrived.flatMap(\.self)) == sent)
    #expect(try post.outbox(all: false).isEmpty)
  }

  @Test(
    "after the plan's number of failures a message is dead, whoever is on duty is told, and retry takes it up again")
  func dead() throws {
    let post = try PostDesk("routes: [{ through: mail }]\nretries: { first: 1m, longest: 1m, attempts: 3 }")
    try post.set("c.doherty", "pager=7")
    post.answer = { channel, _ in
      channel.name == "mail" ? .failed("away", isChannelDown: true) : .delivered
    }
    let reference = try post.sendBack()
    var dead = 0
    for _ in 0..<5 {
      dead += try post.deliver().dead
      post.desk.clock.advance(seconds: 61)
    }
    #expect(dead == 1 && post.letters.filter { $0.channel == "mail" }.count == 3)
    for person in ["c.doherty", Desk.owner] {
      #expect(try post.inbox(person, keep: true).map(\.why).filter { $0 != "told" } == ["dead"])
    }
    let paged = post.letters.filter { $0.channel == "pager" }
    #expect(paged.map(\.letter.address) == ["7"])
    #expect(paged.allSatisfy { $0.letter.text.lines.contains { $0.hasPrefix("could not be delivered: \(reference)") } })
    #expect(try post.desk.file.condition().notices.failed == 1)
    #expect(try post.outbox(all: false).contains { $0.status == "dead" && $0.error == "away" })
    post.answer = { _, _ in .delivered }
    #expect(throws: TaskingError.self) { try post.desk.perform(Command.ReviveOutbox(ids: ["nothing"])) }
    try post.desk.perform(Command.ReviveOutbox(ids: []))
    #expect(try post.deliver().sent == 1)
    #expect(Set(post.letters.filter { $0.channel == "mail" }.map(\.letter.id)).count == 1)
    #expect(try post.desk.file.condition().notices.failed == 0)
  }

  @Test("what is refused for good is dead at once, and so is what has no address any more")
  func refused() throws {
    let post = try PostDesk()
    post.answer = { _, _ in .refused("the server refuses it (550)") }
    try post.sendBack()
    #expect(try post.deliver().dead == 1)
    try post.sendBack()
    post.answer = { _, _ in .failed("away", isChannelDown: true) }
    try post.deliver()
    try post.set("b.hughes", "mail-=")
    post.desk.clock.advance(seconds: 61)
    #expect(try post.deliver().faults.first?.hasPrefix("mail: they have no address there now") == true)
  }

  @Test("a notice for which nobody holds the role goes to whoever is on duty")
  func vacant() throws {
    let post = try PostDesk()
    try post.set("c.doherty", "mail=c.doherty@example.org")
    let reference = try post.desk.bring(to: "offered")
    try post.deliver()
    let before = post.letters.count
    try post.desk.store.write { transaction in
      for person in [Desk.owner, "j.mercer", "y.tanaka"] {
        _ = try transaction.administer(
          .roleRevoked(.init(person: person, role: "coordinator")), by: .person(Desk.owner), at: post.desk.clock.now,
          from: Origin(via: "test"))
      }
    }
    try post.desk.move("decline", reference, by: "k.osei", ["reason=No time"])
    try post.deliver()
    #expect(post.letters.dropFirst(before).map(\.letter.address) == ["c.doherty@example.org"])
    #expect(
      post.letters.last?.letter.text.lines.contains { $0.hasPrefix("nobody is there for it: \(reference)") } == true)
    for person in ["c.doherty", Desk.owner] {
      #expect(try post.inbox(person).map(\.why).filter { $0 == "vacant" } == ["vacant"])
    }
  }

  @Test("outside a person's own hours only what is urgent is sent; the rest at their first minute")
  func quiet() throws {
    // Friday 22:00; Saint Andrew's Day, Monday 30 November, is a holiday in Scotland alone.
    let post = try PostDesk(
      "routes: [{ through: mail }]\nquiet-outside: england-and-wales\nurgent: [{ priorities: [P1] }]",
      at: "2026-11-27T22:00:00Z")
    let late = try post.sendBack()
    try post.deliver()
    #expect(post.letters.isEmpty)
    let urgent = try post.sendBack(["impact=critical", "immediacy=hours"])
    #expect(try post.desk.store.read { try $0.request(urgent)?.priority } == "P1")
    try post.deliver()
    #expect(post.told == [[urgent]])
    let before = post.letters.count
    let lines = try post.outbox().filter { $0.reference == late && $0.recipient == "b.hughes" }
    #expect(lines.map { $0.next?.rfc3339 } == ["2026-11-30T08:00:00Z"])
    try post.desk.at("2026-11-30T07:59:59Z")
    try post.deliver()
    #expect(post.letters.count == before)
    try post.desk.at("2026-11-30T08:00:00Z")
    try post.deliver()
    #expect(post.told.last == [late])
    try post.set("b.hughes", "calendar=scotland")
    try post.sendBack()
    try post.deliver()
    #expect(post.letters.count == before + 1)
    #expect(try post.outbox(all: false).first?.next?.rfc3339 == "2026-12-01T08:00:00Z")
  }

  @Test("what is urgent waits behind nothing that waits for the morning")
  func urgentPasses() throws {
    let post = try PostDesk(
      "routes: [{ through: mail }]\nquiet-outside: england-and-wales\nurgent: [{ priorities: [P1] }]",
      at: "2026-11-27T16:30:00Z")
    post.answer = { _, _ in .failed("away", isChannelDown: true) }
    let late = try post.sendBack()
    #expect(try post.deliver().failed == 1)
    try post.desk.at("2026-11-27T22:00:00Z")
    try post.deliver()
    #expect(try post.outbox(all: false).map { $0.next?.rfc3339 } == ["2026-11-30T08:00:00Z"])
    post.answer = { _, _ in .delivered }
    let urgent = try post.sendBack(["impact=critical", "immediacy=hours"])
    #expect(try post.deliver().sent == 1)
    #expect(post.told.last == [urgent])
    try post.desk.at("2026-11-30T08:00:00Z")
    #expect(try post.deliver().sent == 1)
    #expect(post.told.last == [late])
    try post.desk.verify()
  }

  @Test("what is urgent has the message before it tried again at once, which is given up no sooner for that")
  func hurried() throws {
    let post = try PostDesk(
      "routes: [{ through: mail }]\nurgent: [{ priorities: [P1] }]\nretries: { first: 1h, longest: 1h, attempts: 3 }")
    post.answer = { _, _ in .failed("away", isChannelDown: true) }
    var sent: Set<String> = []
    for number in 1...6 {
      sent.insert(try post.sendBack(["impact=critical", "immediacy=hours"]))
      #expect(try post.deliver().failed == 1)
      #expect(post.letters.count == number)
      post.desk.clock.advance(seconds: 1)
    }
    #expect(try post.deliver().failed == 0)
    #expect(try Set(post.outbox(all: false).map(\.status)) == ["waiting"])
    post.answer = { _, _ in .delivered }
    sent.insert(try post.sendBack(["impact=critical", "immediacy=hours"]))
    try post.deliver()
    #expect(Set(post.told.dropFirst(6).flatMap(\.self)) == sent)
    try post.desk.verify()
  }

  @Test("a clock that jumps three days forward is one digest for each who is told, and not one notice less")
  func jump() throws {
    let post = try PostDesk()
    for _ in 0..<30 { try post.desk.raise(["impact=high", "immediacy=hours"]) }
    try post.desk.tick()
    try post.deliver()
    let before = post.letters.count
    post.desk.clock.advance(seconds: 3 * 86_400)
    let ticked = try post.desk.tick()
    #expect(ticked.rungs > 60)
    try post.deliver()
    let told = try post.desk.store.read { try $0.outbox(all: true, limit: .max) }
      .filter { $0.delivery?.recipient == "p.chowdhury" && $0.notice.row.status != .void }.map(\.notice.row.request)
    #expect(told.count >= 30)
    let letters = post.letters.dropFirst(before).filter { $0.letter.address == "p.chowdhury@example.org" }
    #expect(letters.count == 1)
    #expect(letters.flatMap(\.letter.notices).map(\.reference).sorted() == told.sorted())
    try post.desk.verify()
  }

  @Test("a limit delays and never drops")
  func limit() throws {
    let post = try PostDesk("routes: [{ through: mail }]\nlimit: { messages: 2, within: 1h }")
    var wanted: Set<String> = []
    for _ in 0..<4 {
      wanted.insert(try post.sendBack())
      try post.deliver()
      post.desk.clock.advance(seconds: 60)
    }
    #expect(post.letters.count == 2)
    post.desk.clock.advance(seconds: 3_600)
    try post.deliver()
    #expect(post.letters.count == 4 && Set(post.told.flatMap(\.self)) == wanted)
  }

  @Test("what was overtaken before it left is not sent")
  func overtaken() throws {
    let post = try PostDesk()
    post.answer = { _, _ in .failed("away", isChannelDown: true) }
    let (first, second, third) = (try post.sendBack(), try post.sendBack(), try post.sendBack())
    try post.deliver()
    let connection = try Connection(post.desk.folder.store, .readWrite)
    try connection.run("UPDATE outbox SET status = 'void' WHERE request IN (?, ?)", first, second)
    post.answer = { _, _ in .delivered }
    post.desk.clock.advance(seconds: 61)
    try post.deliver()
    #expect(post.told.dropFirst() == [[third]])
    #expect(try post.outbox().filter { $0.status == "void" && $0.recipient == "b.hughes" }.count == 2)
    #expect(try post.inbox("b.hughes").map(\.reference) == [third])
  }

  @Test("two that deliver at once send nothing twice")
  func two() throws {
    let post = try PostDesk()
    for _ in 0..<3 { try post.sendBack() }
    let other = try post.courier(of: post.desk.folder.store)
    var isInside = false
    post.answer = { _, _ in
      // While one sends, the other looks for something to do.
      if !isInside {
        isInside = true
        do { try post.deliver(by: other) } catch { Issue.record(error) }
        isInside = false
      }
      return .delivered
    }
    try post.deliver()
    try post.deliver()
    #expect(post.told.flatMap(\.self).count == 3 && Set(post.told.flatMap(\.self)).count == 3)
  }

  @Test("whoever is ended while sending leaves a claim that runs out, and the same message goes again")
  func interrupted() throws {
    let post = try PostDesk()
    try post.sendBack()
    let now = post.desk.clock.now
    // A claim, and nobody who comes back.
    let message = try post.desk.store.write { transaction -> Message in
      let posted = try transaction.unrouted(limit: 9)
      let own = try #require(posted.first { $0.row.notice.recipient == "b.hughes" })
      let delivery = own.way
      try transaction.route(own.row, by: [delivery], at: now)
      let message = Message(of: [delivery], by: "mail", to: "b.hughes", at: now, lost: now.advanced(bySeconds: 300))
      try transaction.claim(message, of: [delivery])
      return message
    }
    try post.deliver()
    #expect(post.letters.isEmpty)
    post.desk.clock.advance(seconds: 301)
    #expect(try post.deliver().sent == 1)
    #expect(post.letters.first?.letter.id.hasPrefix(message.id + "@") == true)
  }

  @Test("delivery ends when its time is up, and the next run goes on")
  func budget() throws {
    let post = try PostDesk()
    for _ in 0..<3 { try post.sendBack() }
    post.answer = { _, _ in
      post.elapsed += .seconds(700)
      return .delivered
    }
    #expect(try post.deliver().isCut)
    #expect(post.letters.count == 1)
    try post.deliver()
    try post.deliver()
    #expect(post.letters.count == 3)
  }

  @Test("the scheduler delivers after its work, and a fault there stops nothing")
  func afterTick() throws {
    let post = try PostDesk()
    try post.sendBack()
    let ticked = try post.service.perform(Order(Command.RunTick()), from: Desk.trusted).answer
    #expect(ticked.delivered?.sent == 1 && ticked.errors == 0)
  }

  @Test("addresses are checked, cleared, and said to nobody")
  func addresses() throws {
    let post = try PostDesk("routes: []")
    for wrong in ["pager=", "fax=1", "calendar=mars", "limit=x"] {
      #expect(throws: TaskingError.self) { try post.set("k.osei", wrong) }
    }
    #expect(throws: TaskingError.self) { try post.set("k.osei", "pager=a\r\nb") }
    #expect(throws: TaskingError.self) { try post.set("nobody", "pager=1") }
    try post.set("k.osei", "pager=7", "calendar=scotland", "limit-=")
    let record = try #require(try post.desk.store.read { try $0.person(id: "k.osei") }?.record)
    #expect(record.addresses == ["mail": "k.osei@example.org", "pager": "7"] && record.calendar == "scotland")
    #expect(record.limit == nil && record.covers.isEmpty == false)
    try post.desk.verify()
  }
}

extension PostedNotice {
  /// The way of a test's notice.
  fileprivate var way: Delivery {
    Delivery(
      notice: row, recipient: row.notice.recipient ?? "", channel: "mail", why: .told, isUrgent: false,
      notBefore: row.created)
  }
}
