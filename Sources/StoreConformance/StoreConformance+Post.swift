import Store
import Testing
import Workflow
import WorkingTime

extension StoreConformance {
  /// Notices, their ways and their messages.
  static let post: [Promise] = [
    Promise("a notice is unrouted until its ways are kept, and without a way it has arrived") { workshop in
      let store = try workshop.create(Sample.begin)
      let notices = try store.told()
      #expect(try store.read { try $0.hasPost(at: Sample.at(0)) })
      try store.write { try $0.route(notices[0].row, by: [], at: Sample.at(9)) }
      #expect(try store.write { try $0.unrouted(limit: 9) } == [notices[1], notices[2]])
      #expect(try store.status(of: notices[0]) == .delivered)
      try store.write { transaction in
        for notice in notices.dropFirst() {
          try transaction.route(notice.row, by: [notice.way("mail")], at: Sample.at(9))
        }
      }
      #expect(try store.write { try $0.unrouted(limit: 9) }.isEmpty)
      #expect(try store.status(of: notices[1]) == .pending)
      #expect(try store.read { try $0.hasPost(at: Sample.at(99)) })
      #expect(try !store.read { try $0.hasPost(at: Sample.at(-1)) })
    },
    Promise("what waits is claimed once, and what becomes of its message becomes of it") { workshop in
      let store = try workshop.create(Sample.begin)
      let notices = try store.told()
      let now = Sample.at(10)
      let message = try store.write { transaction in
        for notice in notices { try transaction.route(notice.row, by: [notice.way("mail")], at: now) }
        let queue = try #require(try transaction.nextQueue(at: now, except: []))
        #expect(queue == PostQueue(channel: "mail", recipient: "bob"))
        #expect(try transaction.nextQueue(at: now, except: ["mail", "chat"]) == nil)
        let waiting = try transaction.waiting(in: queue, at: now).map(\.0)
        #expect(waiting.map(\.notice) == notices.map(\.row.id))
        let message = Message(of: Array(waiting.prefix(2)), by: "mail", to: "bob", at: now, lost: Sample.at(310))
        try transaction.claim(message, of: Array(waiting.prefix(2)))
        return message
      }
      // The third waits behind the message that is still to arrive.
      #expect(try store.write { try $0.nextQueue(at: Sample.at(400), except: []) } == nil)
      #expect(try store.write { try $0.dueMessage(at: Sample.at(309), except: []) } == nil)
      #expect(try store.write { try $0.dueMessage(at: Sample.at(310), except: ["mail"]) } == nil)
      #expect(try store.write { try $0.dueMessage(at: Sample.at(310), except: []) } == message)
      var sent = message
      (sent.status, sent.next, sent.sent) = (.sent, nil, Sample.at(20))
      try store.write { try $0.keep(sent) }
      #expect(try notices.map { try store.status(of: $0) } == [.delivered, .delivered, .pending])
      #expect(
        try store.write { try $0.sent(to: PostQueue(channel: "mail", recipient: "bob"), since: now) } == [Sample.at(20)]
      )
      #expect(try store.write { try $0.nextQueue(at: now, except: []) } != nil)
      let lines = try store.read { try $0.outbox(all: true, limit: 9) }
      #expect(lines.filter { $0.message == sent }.count == 2 && lines.count == 3)
    },
    Promise("what is given up stays so until it is revived, under the id that it had") { workshop in
      let store = try workshop.create(Sample.begin)
      let notice = try store.told()[0]
      let now = Sample.at(10)
      var message = Message(of: [notice.way("mail")], by: "mail", to: "bob", at: now, lost: Sample.at(310))
      try store.write { transaction in
        try transaction.route(notice.row, by: [notice.way("mail")], at: now)
        try transaction.claim(message, of: [notice.way("mail")])
        (message.status, message.next, message.attempts, message.error) = (.dead, nil, 4, "away")
        try transaction.keep(message)
        // Who is on duty is told, which is no failure of the notice's own.
        try transaction.add([notice.way("chat", to: "ann", .dead), notice.way("chat", to: "ann", .dead)])
      }
      #expect(try store.status(of: notice) == .failed)
      #expect(try store.write { try $0.revive("other", at: now) } == 0)
      #expect(try store.write { try $0.revive(notice.row.id, at: Sample.at(50)) } == 1)
      #expect(try store.status(of: notice) == .pending)
      let due = try store.write { try $0.dueMessage(at: Sample.at(50), except: []) }
      #expect(due?.id == message.id && due?.attempts == 0)
      #expect(try store.write { try $0.contents(of: message.id) }.map(\.1.row.id) == [notice.row.id])
    },
    Promise("what waits can be put off, the urgent only if that is said") { workshop in
      let store = try workshop.create(Sample.begin)
      let notices = try store.told()
      let queue = PostQueue(channel: "mail", recipient: "bob")
      try store.write { transaction in
        try transaction.route(notices[0].row, by: [notices[0].way("mail", isUrgent: true)], at: Sample.at(0))
        try transaction.route(notices[1].row, by: [notices[1].way("mail")], at: Sample.at(0))
        try transaction.postpone(queue, to: Sample.at(100), urgentToo: false)
      }
      func waiting(_ seconds: Int64) throws -> [String] {
        try store.write { try $0.waiting(in: queue, at: Sample.at(seconds)) }.map(\.1.row.id)
      }
      #expect(try waiting(99) == [notices[0].row.id])
      #expect(try waiting(100).count == 2)
      try store.write { try $0.postpone(queue, to: Sample.at(200), urgentToo: true) }
      #expect(try waiting(199) == [])
    },
    Promise("what is urgent passes a message that failed and is not, and hurries one that is, at no cost to it") {
      workshop in
      let store = try workshop.create(Sample.begin)
      let notices = try store.told()
      let queue = PostQueue(channel: "mail", recipient: "bob")
      for isUrgent in [false, true] {
        let first = notices[isUrgent ? 1 : 0].way("mail", isUrgent: isUrgent)
        var message = Message(of: [first], by: "mail", to: "bob", at: Sample.at(10), lost: Sample.at(310))
        try store.write { transaction in
          try transaction.add([first])
          try transaction.claim(message, of: [first])
          #expect(try transaction.nextQueue(at: Sample.at(20), except: []) == nil)
          (message.status, message.attempts, message.next) = (.retrying, 2, Sample.at(900))
          try transaction.keep(message)
          try transaction.add([notices[2].way("mail", isUrgent: true)])
          #expect(try transaction.nextQueue(at: Sample.at(20), except: []) == (isUrgent ? nil : queue))
          try transaction.hurry(queue, at: Sample.at(20))
          let due = try transaction.dueMessage(at: Sample.at(20), except: [])
          #expect(due?.id == (isUrgent ? message.id : nil) && due?.attempts == (isUrgent ? 1 : nil))
        }
      }
    },
    Promise("an inbox has what is a person's own and what they get on duty, each until it is seen") { workshop in
      let store = try workshop.create(Sample.begin)
      let notices = try store.told()
      try store.write { try $0.add([notices[0].way(Delivery.inbox, to: "ann", .dead, status: .delivered)]) }
      #expect(try store.read { try $0.unreadNotices(for: "bob") }.map(\.notice) == notices.reversed())
      #expect(try store.read { try $0.unreadNotices(for: "ann") }.map(\.why) == [.dead])
      #expect(try store.read { try $0.inbox(of: "bob", all: false, limit: 1) }.count == 1)
      try store.write { transaction in
        try transaction.markRead([notices[0].row.id], by: "bob", at: Sample.at(5))
        try transaction.markRead([notices[0].row.id], by: "bob", at: Sample.at(6))
      }
      #expect(try store.read { try $0.unreadNotices(for: "bob") }.count == 2)
      #expect(try store.read { try $0.inbox(of: "bob", all: true, limit: 9) }.map(\.read) == [nil, nil, Sample.at(5)])
      #expect(try store.read { try $0.unreadNotices(for: "ann") }.count == 1)
      try store.write { try $0.markRead([notices[0].row.id], by: "ann", at: Sample.at(7)) }
      #expect(try store.read { try $0.unreadNotices(for: "ann") }.isEmpty)
    },
    Promise(
      "what is for all who hold a role is one row, found by the role until its ways are chosen or somebody saw it"
    ) {
      workshop in
      let store = try workshop.create(Sample.begin)
      for id in ["ann", "bob"] {
        _ = try store.write {
          try $0.administer(
            .personAdded(PersonRecord(id: id, name: id)), by: .machine, at: Sample.at(0), from: Sample.origin)
        }
      }
      var history = History(1)
      history.add("raise", "draft") {
        $0.notices = ["cat", "bob", "ann"].map { Notice(recipient: $0, capacity: "desk", about: "raise") }
      }
      try store.put(&history)
      let crowd = try #require(store.read { try $0.events(of: "S-2026-1") }.first?.event.payload?.notices)
      #expect(crowd.map(\.crowd) == [Notice.Crowd(of: ["ann", "bob", "cat"])] && crowd.first?.recipient == nil)
      func unrouted(_ person: String) throws -> [NoticeRow] {
        try store.read { try $0.unroutedCrowds(of: ["chair", "desk"], unseenBy: person) }.map(\.row)
      }
      #expect(try unrouted("bob").map(\.crowd) == [3])
      #expect(try store.read { try $0.unroutedCrowds(of: ["chair"], unseenBy: "bob") }.isEmpty)
      #expect(try store.read { try $0.unroutedCrowds(of: [], unseenBy: "bob") }.isEmpty)
      let posted = try #require(store.write { try $0.unrouted(limit: 9) }.first)
      try store.write { try $0.add([posted.way(Delivery.inbox, status: .delivered)]) }
      #expect(try unrouted("bob").isEmpty && unrouted("ann").count == 1)
      try store.write {
        try $0.route(posted.row, by: [posted.way(Delivery.inbox, to: "ann", status: .delivered)], at: Sample.at(9))
      }
      #expect(try unrouted("ann").isEmpty)
      #expect(try store.read { try $0.unreadNotices(for: "bob") }.map(\.notice.row.id) == [posted.row.id])
      #expect(try store.read { try $0.unread(by: "ann", limit: 9) }.isEmpty, "it is no rung")
    },
    Promise("a person's addresses and calendar are those of their last change") { workshop in
      let store = try workshop.create(Sample.begin)
      var ann = PersonRecord(id: "ann", name: "Ann", addresses: ["mail": "ann@example.org"], calendar: "scotland")
      _ = try store.write {
        try $0.administer(.personAdded(ann), by: .machine, at: Sample.at(1), from: Sample.origin)
      }
      #expect(try store.read { try $0.person(id: "ann") }?.record == ann)
      (ann.addresses, ann.calendar) = (nil, nil)
      _ = try store.write {
        try $0.administer(.personChanged(ann), by: .machine, at: Sample.at(2), from: Sample.origin)
      }
      #expect(try store.read { try $0.person(id: "ann") }?.record == ann)
    },
  ]
}

extension PostedNotice {
  /// One of its ways.
  func way(
    _ channel: String, to recipient: String = "bob", _ why: NoticeText.Why = .told, isUrgent: Bool = false,
    status: Delivery.Status = .waiting
  ) -> Delivery {
    Delivery(
      notice: row, recipient: recipient, channel: channel, why: why, isUrgent: isUrgent, notBefore: Sample.at(0),
      status: status)
  }
}

extension RequestStore {
  /// Makes ann and bob known, and tells bob of three requests; the notices in their order.
  func told() throws -> [PostedNotice] {
    for id in ["ann", "bob"] {
      _ = try write {
        try $0.administer(
          .personAdded(PersonRecord(id: id, name: id)), by: .machine, at: Sample.at(0), from: Sample.origin)
      }
    }
    for number in 1...3 {
      var history = History(number)
      history.add("raise", "draft") {
        $0.fields = ["title": .text("Visitors")]
        $0.notices = [Notice(recipient: "bob", capacity: "raiser", about: "raise")]
      }
      try put(&history)
    }
    return try write { try $0.unrouted(limit: 9) }
  }

  fileprivate func status(of notice: PostedNotice) throws -> NoticeRow.Status? {
    try read { try $0.notices(of: notice.row.request) }.first?.status
  }
}
