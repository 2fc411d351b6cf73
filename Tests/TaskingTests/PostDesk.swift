import SQLiteStore
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

/// A desk whose notices are delivered by a courier of the test's own.
final class PostDesk {
  let desk: Desk
  /// Everything that was handed over, whatever came of it.
  private(set) var letters: [(channel: String, letter: Letter)] = []
  /// What comes of it.
  var answer: (NoticeChannel, Letter) -> Sent = { _, _ in .delivered }
  /// What the clock that only goes forward shows.
  var elapsed = Duration.zero
  private(set) var service: Service

  /// What every plan begins with.
  static let head = """
    title: Test
    channels: { mail: { command: [/bin/mail] }, pager: { command: [/bin/page] } }
    duty: [{ role: senior }]

    """

  init(_ plan: String = "routes: [{ through: mail }]", at time: String = "2026-11-23T09:00:00Z") throws {
    desk = try Desk(at: time)
    service = desk.service
    service = try courier(of: desk.folder.store)
    try activate(plan, version: 2)
    for person in ["b.hughes", "k.osei", "p.chowdhury"] { try set(person, "mail=\(person)@example.org") }
  }

  /// A service with this courier, over a connection of its own.
  func courier(of path: String) throws -> Service {
    Service(
      store: try SQLiteStore(path, options: .unhurried), surroundings: Desk.surroundings(desk.clock),
      courier: CourierDesk(
        send: { [unowned self] channel, letter in
          letters.append((channel.name, letter))
          return answer(channel, letter)
        }, chance: { 0 }, elapsed: { [unowned self] in elapsed }))
  }

  /// Puts another plan to use.
  func activate(_ plan: String, version: Int) throws {
    let text = "notices: desk\nversion: \(version)\n" + Self.head + plan + "\n"
    try desk.perform(Command.Activate(Command.SourceText(file: "notices.yaml", text: text)))
  }

  /// Changes somebody.
  func set(_ person: String, _ fields: String...) throws {
    try desk.perform(Command.ChangePerson(id: person, fields: fields.map(Entry.init(typed:))))
  }

  /// Sends a request back to its raiser, who is told.
  @discardableResult
  func sendBack(_ fields: [String] = []) throws -> String {
    let reference = try desk.raise(fields).reference
    try desk.move("return", reference, by: "j.mercer", ["reason=MARKER of a reason"])
    return reference
  }

  /// Runs delivery.
  @discardableResult
  func deliver(by other: Service? = nil) throws -> Delivered {
    let delivered = try (other ?? service).perform(Order(Command.Deliver()), from: Desk.trusted).answer
    return delivered
  }

  /// What `outbox list` shows.
  func outbox(all: Bool = true) throws -> [Outbox.Line] {
    let outbox = try service.perform(Order(Command.ListOutbox(all: all)), from: Desk.trusted).answer
    return outbox.lines
  }

  /// What `inbox` shows somebody.
  func inbox(_ person: String, all: Bool = false, keep: Bool = false) throws -> [Inbox.Line] {
    let inbox = try service.perform(Order(Command.ReadInbox(all: all), person: person), from: Desk.trusted).answer
    if !keep {
      let seen = Command.SeeNotices(notices: inbox.notices.map(\.notice))
      _ = try service.perform(Order(seen, person: person), from: Desk.trusted)
    }
    return inbox.notices
  }

  /// References of what each letter told, in order.
  var told: [[String]] { letters.map { $0.letter.notices.map(\.reference) } }
}
