import Store
import Testing
import Workflow
import WorkingTime

extension StoreConformance {
  /// Which requests a query finds, and in which order.
  static let queries: [Promise] = [
    Promise("a query gives what it asks for, by urgency, and counts the same") { workshop in
      let store = try workshop.create(Sample.beginWithDesk)
      for (query, wanted) in table {
        let (rows, count) = try store.read { (try $0.requests(where: query), try $0.count(where: query)) }
        #expect(rows.map(\.reference) == wanted.map { "S-2026-\($0)" }, "\(query)")
        #expect(count == wanted.count, "\(query)")
      }
    },
    Promise("the other orders are by reference, and by last change") { workshop in
      let store = try workshop.create(Sample.beginWithDesk)
      #expect(try store.read { try $0.requests(where: query { $0.order = .reference }) }.numbers == [1, 2, 3, 4, 5])
      #expect(try store.read { try $0.requests(where: query { $0.order = .lastChanged }) }.numbers == [4, 3, 5, 2, 1])
    },
    Promise("pages neither overlap nor leave anything out") { workshop in
      let store = try workshop.create(Sample.beginWithDesk)
      var numbers: [Int] = []
      for offset in stride(from: 0, to: 6, by: 2) {
        let page = query {
          $0.limit = 2
          $0.offset = offset
        }
        numbers += try store.read { try $0.requests(where: page) }.numbers
      }
      #expect(numbers == [3, 4, 2, 5, 1])
      #expect(try store.read { try $0.count(where: query { $0.limit = 1 }) } == 5)
    },
    Promise("what has fallen due is given by when, then by reference, up to the limit") { workshop in
      let store = try workshop.create(Sample.beginWithDesk)
      #expect(try store.read { try $0.due(at: Sample.at(99), limit: 9) }.isEmpty)
      #expect(try store.read { try $0.due(at: Sample.at(100), limit: 9) } == ["S-2026-4"])
      #expect(try store.read { try $0.due(at: Sample.at(200), limit: 9) } == ["S-2026-4", "S-2026-2", "S-2026-3"])
      #expect(try store.read { try $0.due(at: Sample.at(200), limit: 2) } == ["S-2026-4", "S-2026-2"])
    },
    Promise("what a person has is counted in stages assign and act only") { workshop in
      let store = try workshop.create(Sample.beginWithDesk)
      #expect(try store.read { try $0.openRequestCounts() } == ["cat": 2])
      #expect(try store.read { try $0.openRequestCounts(of: ["cat", "ann", "nobody"]) } == ["cat": 2])
      #expect(try store.read { try $0.openRequestCounts(of: ["ann"]) } == [:])
      #expect(try store.read { try $0.openRequestCounts(of: []) } == [:])
    },
    Promise("text of a query is never taken for anything else") { workshop in
      let store = try workshop.create(Sample.beginWithDesk)
      for text in ["' OR 1=1 --", "\"", "%", "\u{0}", "*", "S-2026-1'; DELETE FROM request; --"] {
        let odd: [Predicate] = [
          .text(.raiser, .equal, text), .oneOf(.state, [text]), .waits(for: [.role(text)]), .field(text, oneOf: [text]),
          .field("priority", oneOf: [text]), .oneOf(.title, Array(repeating: text, count: 300)),
        ]
        for predicate in odd {
          #expect(try store.read { try $0.requests(where: RequestQuery(predicate)) }.isEmpty, "\(predicate)")
          #expect(try store.read { try $0.count(where: RequestQuery(.not(predicate))) } == 5, "\(predicate)")
        }
      }
      #expect(try store.read { try $0.count(where: RequestQuery()) } == 5)
    },
  ]

  /// Which requests of the desk each query asks for.
  private static var table: [(RequestQuery, [Int])] {
    [
      (RequestQuery(), [3, 4, 2, 5, 1]),
      (query { $0.references = ["S-2026-1", "S-2026-2", "S-2026-9"] }, [2, 1]),
      (query { $0.references = [] }, []),
      (RequestQuery(.oneOf(.state, ["acting", "held"])), [3, 4]),
      (RequestQuery(.stage(oneOf: [.assign])), [2]),
      (query { $0.assignee = .nobody }, [2, 1]),
      (query { $0.assignee = .person("cat") }, [3, 4, 5]),
      (query { $0.raiser = "bob" }, [5]),
      (query { $0.after = "S-2026-3" }, [4, 5]),
      (RequestQuery(.waits(for: [.role("desk"), .person("cat")])), [3, 2]),
      (RequestQuery(.waits(for: [.person("ann")])), [1]),
      (RequestQuery(.waits(for: [.machine])), [4]),
      (RequestQuery(.waits(for: [])), []),
      (RequestQuery(.oneOf(.priority, ["P1"])), [3, 4]),
      (RequestQuery(.oneOf(.kind, ["visits"])), [3]),
      (RequestQuery(.oneOf(.establishment, ["MDI", "LEI"])), [4, 2]),
      (RequestQuery(.not(.oneOf(.establishment, ["MDI", "LEI"]))), [3, 5, 1]),
      (RequestQuery(.field("establishment", oneOf: ["LEI", "visits"])), [4]),
      (query { $0.openOnly = true }, [3, 4, 2, 1]),
      (RequestQuery(.number(.nextDue, .less, Sample.at(501).secondsSinceEpoch)), [3]),
      (RequestQuery(.number(.nextDue, .less, Sample.at(500).secondsSinceEpoch)), []),
      (RequestQuery(own(of: "bob")), [3, 4, 2, 5]),
      (RequestQuery(own(of: "ann")), [3, 4, 2, 5, 1]),
    ]
  }

  /// No draft but one's own.
  private static func own(of person: String) -> Predicate {
    .any([.not(.oneOf(.state, ["draft"])), .text(.raiser, .equal, person)])
  }

  private static func query(_ fill: (inout RequestQuery) -> Void) -> RequestQuery {
    var query = RequestQuery()
    fill(&query)
    return query
  }
}

extension [RequestRow] {
  fileprivate var numbers: [Int] { compactMap { $0.reference.split(separator: "-").last.flatMap { Int($0) } } }
}

extension Sample {
  /// A store with five requests that differ in what queries ask for.
  fileprivate static func beginWithDesk(_ store: any WriteTransaction) throws {
    try begin(store)
    var draft = History(1)
    draft.add("raise", "draft")
    var queued = History(2)
    queued.add("raise", "queued", at: at(10)) {
      $0.fields = ["priority": .text("P2"), "establishment": .text("MDI")]
      $0.nextAt = at(200)
    }
    var acting = History(3)
    acting.add("raise", "acting", at: at(20)) {
      $0.fields = ["priority": .text("P1"), "kind": .text("visits")]
      $0.assignee = "cat"
      $0.clocks = [
        History.lap("act", .running, due: at(500)), History.lap("later", .running, due: at(600)),
        History.lap("over", .stopped, due: at(1), verdict: .breached),
      ]
      $0.nextAt = at(200)
    }
    var held = History(4)
    held.add("raise", "held", at: at(30)) {
      $0.fields = ["priority": .text("P1"), "establishment": .text("LEI")]
      $0.assignee = "cat"
      $0.clocks = [History.lap("act", .waiting, due: nil)]
      $0.nextAt = at(100)
    }
    var done = History(5)
    done.add("raise", "done", by: .person("bob"), at: at(15)) {
      $0.fields = ["priority": .text("P3")]
      $0.assignee = "cat"
    }
    for var history in [draft, queued, acting, held, done] { try history.append(to: store) }
  }
}
