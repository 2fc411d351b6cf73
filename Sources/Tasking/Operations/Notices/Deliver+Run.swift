import Store
import TaskingAPI
import Workflow
import WorkingTime

// Delivery in short transactions, between which messages are sent: a server that hangs keeps no writer waiting. Each
// transaction keeps what became of the last message and claims the next, so whoever is killed between the two leaves a
// claim that runs out, and the message goes again under the same id.

extension Command.Deliver: Job {
  func run(in context: Working) throws -> Reply<Delivered> {
    let session = try context.act { $0.session }
    return session.reply(try context.deliver(within: .seconds(seconds ?? 600)))
  }
}

extension Working {
  /// Delivers what can be by now, for at most `budget`.
  ///
  /// - Parameter stranded: Requests that nobody can move on: what is told of them, whoever is on duty is told as well.
  func deliver(within budget: Duration, stranded: Set<String> = []) throws -> Delivered {
    var done = Delivered()
    guard let courier else { return done }
    guard try store.read({ try $0.hasPost(at: try $0.now(by: surroundings)) }) else { return done }
    let began = courier.elapsed()
    while try routeSome(&done, stranded) {}
    var down: Set<String> = []
    var outcome: (claim: PostRound.Claim, sent: Sent)?
    while true {
      let isCut = courier.elapsed() - began >= budget
      let next = try store.write { transaction -> PostRound.Claim? in
        try shelf.refresh(in: transaction)
        let round = try PostRound(self, transaction)
        if let (claim, sent) = outcome { try round.keep(sent, of: claim, courier.chance(), &done) }
        if isCut { return nil }
        return try round.claim(except: down, &done)
      }
      done.isCut = isCut
      guard let next else { return done }
      let sent = courier.send(next.channel, next.letter)
      if case .failed(_, isChannelDown: true, _) = sent { down.insert(next.channel.name) }
      outcome = (next, sent)
    }
  }
}

extension Working {
  /// The same beside the scheduler's run, which is kept by now: nothing that goes wrong here stops it.
  func deliverDue(_ ticked: inout Ticked, stranded: Set<String>) {
    guard courier != nil else { return }
    do {
      ticked.delivered = try deliver(within: Self.patienceOfTick, stranded: stranded)
    } catch {
      let words = (error as? StoreFault)?.sentence ?? (error as? TaskingError)?.message ?? "\(error)"
      var delivered = Delivered()
      delivered.faults = ["notices were not delivered: \(words); the next tick tries again"]
      ticked.delivered = delivered
    }
  }

  /// How long delivery may take beside the scheduler's run.
  fileprivate static let patienceOfTick = Duration.seconds(20)

  /// How long a claim holds: far longer than a channel may take.
  fileprivate static let claimSeconds: Int64 = 300

  /// How many notices are given their ways in one transaction.
  fileprivate static let routedAtOnce = 500
}

extension Working {
  /// Chooses the ways of some notices; false once there is none left.
  fileprivate func routeSome(_ done: inout Delivered, _ stranded: Set<String>) throws -> Bool {
    // Looked at first without a lock: mostly there is none.
    guard try store.read({ try $0.hasPost(at: Instant(secondsSinceEpoch: .min)) }) else { return false }
    let (count, isAll) = try store.write { transaction in
      try shelf.refresh(in: transaction)
      let policy = try shelf.noticePolicy(at: try transaction.now(by: surroundings), in: transaction)
      let found = try transaction.unrouted(limit: Self.routedAtOnce)
      // What is told at one time is looked at together: the last may go on behind the limit.
      let isAll = found.count < Self.routedAtOnce || found.first?.row.seq == found.last?.row.seq
      let notices = isAll ? found : found.filter { $0.row.seq != found.last?.row.seq }
      let reader = CrowdReader(transaction)
      var crowds: [String: [String]] = [:]
      for posted in notices where posted.row.crowd != nil && posted.row.status != .void {
        crowds[posted.row.id] = try reader.people(of: posted.row)
      }
      let unheard = policy.unheard(among: notices, crowds: crowds, stranded: stranded)
      for posted in notices {
        let ways =
          posted.row.status == .void
          ? []
          : policy.deliveries(
            of: posted, crowd: crowds[posted.row.id, default: []], isUnheard: unheard.contains(posted.row.id))
        try transaction.route(posted.row, by: ways, at: policy.now)
        // What is urgent does not wait for the next attempt of what is before it.
        for way in ways where way.isUrgent {
          try transaction.hurry(PostQueue(channel: way.channel, recipient: way.recipient), at: policy.now)
        }
      }
      return (notices.count, found.count < Self.routedAtOnce)
    }
    done.routed += count
    return !isAll
  }
}

/// One transaction of delivery: by the plan and the people that there are in it.
private struct PostRound {
  private let writer: any WriteTransaction
  private let policy: NoticePolicy
  private let surroundings: Surroundings
  private let isRehearsal: Bool

  init(_ context: Working, _ writer: any WriteTransaction) throws {
    self.writer = writer
    policy = try context.shelf.noticePolicy(at: try writer.now(by: context.surroundings), in: writer)
    surroundings = context.surroundings
    isRehearsal = context.isRehearsal
  }

  /// A message that is to be sent now.
  struct Claim {
    var message: Message
    let channel: NoticeChannel
    let letter: Letter
    let contents: [(Delivery, PostedNotice)]
  }

  /// Claims the next message: one that failed before, or what waits for some person and channel.
  func claim(except down: Set<String>, _ done: inout Delivered) throws -> Claim? {
    let down = down.union(try writer.heldChannels(at: policy.now))
    while let message = try writer.dueMessage(at: policy.now, except: down) {
      if let claim = try claimAgain(message, &done) { return claim }
    }
    while let queue = try writer.nextQueue(at: policy.now, except: down) {
      let deliveries = try ready(queue)
      guard !deliveries.isEmpty else { continue }
      let message = Message(
        of: deliveries.map(\.0), by: queue.channel, to: queue.recipient, at: policy.now,
        lost: policy.now.advanced(bySeconds: Working.claimSeconds))
      try writer.claim(message, of: deliveries.map(\.0))
      if let claim = try claim(message, deliveries, &done) { return claim }
    }
    return nil
  }

  private func claimAgain(_ message: Message, _ done: inout Delivered) throws -> Claim? {
    var message = message
    let contents = try writer.contents(of: message.id)
    if contents.isEmpty {
      (message.status, message.next) = (.void, nil)
      try writer.keep(message)
      return nil
    }
    let opening = message.isUrgent ? policy.now : policy.opening(for: message.recipient)
    if opening > policy.now {
      (message.status, message.next) = (.retrying, opening)
      try writer.keep(message)
      return nil
    }
    if message.status == .sending {
      // Whoever had it never came back.
      message.error = message.error ?? "whoever was sending it was ended"
    }
    (message.status, message.next) = (.sending, policy.now.advanced(bySeconds: Working.claimSeconds))
    try writer.keep(message)
    return try claim(message, contents, &done)
  }

  /// The claim of a message with what is in it; nil, and it is given up, where it cannot leave.
  private func claim(_ message: Message, _ contents: [(Delivery, PostedNotice)], _ done: inout Delivered) throws
    -> Claim?
  {
    let facts = contents.map { $1.fact($0.why) }
    func giveUp(_ why: String) throws -> Claim? {
      try bury(message, why, contents, &done)
      return nil
    }
    guard let channel = policy.plan.channels[message.channel] else { return try giveUp("there is no such channel now") }
    guard let address = policy.people[message.recipient]?.record.addresses?[message.channel],
      channel.accepts(address)
    else { return try giveUp("they have no address there now") }
    let text: NoticeText
    do throws(NoticeTemplateFault) {
      text = try NoticeText(
        facts, words: policy.plan.words, zone: try zoneOfTexts(), isRehearsal: isRehearsal)
    } catch {
      return try giveUp("a line of it has a control character")
    }
    let letter = Letter(
      id: "\(message.id)@\(try storeID())", address: address, at: policy.now, isRehearsal: isRehearsal,
      text: text, notices: facts)
    return Claim(message: message, channel: channel, letter: letter, contents: contents)
  }

  /// What is to be sent to somebody now: nothing, and then it waits, or one notice, or several as a digest.
  private func ready(_ queue: PostQueue) throws -> [(Delivery, PostedNotice)] {
    let opening = policy.opening(for: queue.recipient)
    if opening > policy.now { try writer.postpone(queue, to: opening, urgentToo: false) }
    let digest = policy.plan.digest
    if let every = digest.every,
      let last = try writer.sent(to: queue, since: policy.now.advanced(bySeconds: -every)).last
    {
      try writer.postpone(queue, to: last.advanced(bySeconds: every), urgentToo: false)
    }
    if let limit = policy.plan.limit {
      let sent = try writer.sent(to: queue, since: policy.now.advanced(bySeconds: -limit.within))
      if sent.count >= limit.count {
        let free = sent[sent.count - limit.count].advanced(bySeconds: limit.within)
        try writer.postpone(queue, to: free, urgentToo: true)
        return []
      }
    }
    let waiting = try writer.waiting(in: queue, at: policy.now)
    return waiting.count > digest.moreThan || digest.every != nil ? waiting : Array(waiting.prefix(1))
  }

  /// Keeps what became of a message.
  func keep(_ sent: Sent, of claim: Claim, _ chance: UInt64, _ done: inout Delivered) throws {
    var message = claim.message
    switch sent {
    case .delivered:
      (message.status, message.next, message.sent, message.heldUntil) = (.sent, nil, policy.now, nil)
      try writer.keep(message)
      done.sent += 1
      done.notices += claim.contents.count
    case .failed(let why, _, let waits):
      message.attempts += 1
      message.error = why
      message.heldUntil = waits.map { policy.now.advanced(bySeconds: $0) }
      guard let next = policy.plan.backoff.next(after: message.attempts, at: policy.now, chance: chance) else {
        return try bury(message, why, claim.contents, &done)
      }
      (message.status, message.next) = (.retrying, max(next, message.heldUntil ?? next))
      try writer.keep(message)
      done.failed += 1
      let fault = "\(message.channel): \(why); it is tried again"
      if !done.faults.contains(fault) { done.faults.append(fault) }
    case .refused(let why):
      message.attempts += 1
      try bury(message, why, claim.contents, &done)
    }
  }

  /// Gives a message up, and has whoever is on duty told of it.
  private func bury(
    _ message: Message, _ why: String, _ contents: [(Delivery, PostedNotice)],
    _ done: inout Delivered
  ) throws {
    var message = message
    (message.status, message.next, message.error) = (.dead, nil, why)
    try writer.keep(message)
    // What tells of a failure and fails itself is told no further.
    for (delivery, posted) in contents where delivery.why != .dead {
      try writer.add(
        policy.deliveries(ofDead: posted.row, by: message.channel, isUrgent: delivery.isUrgent))
    }
    done.dead += 1
    done.faults.append("\(message.channel): \(why); message \(message.id) is given up: tasking outbox list")
  }

  private func storeID() throws -> String {
    String((try writer.journalHash(at: 1)?.hex ?? "").prefix(16))
  }

  private func zoneOfTexts() throws(NoticeTemplateFault) -> Zone {
    // Times can be told in UTC, where the zone cannot be had.
    do { return try writer.setting(.zone).flatMap { surroundings.zone($0) } ?? .utc } catch { return .utc }
  }
}
