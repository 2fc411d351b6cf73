import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.List: Look {
  static var hasPast: Bool { true }

  func run(in context: Context) throws -> RequestList {
    try context.list(self)
  }
}

extension Context {
  /// Requests, the most urgent first.
  func list(_ list: Command.List) throws -> RequestList {
    guard let person = session.person, let me = try reader.person(id: person) else {
      throw TaskingError(.notPermitted, "nobody asks")
    }
    let pinned = try shelf.definitions(in: reader)
    let definitions = pinned.map(\.definition)
    let known = FilterValues(definitions: definitions, shelf: shelf, transaction: reader)
    var asked = ListFilter(definitions: definitions, known: known, person: person, now: session.now)
    for filter in list.filters { try asked.add(filter) }
    // Whoever stands in has the work of those who are away on their own list.
    let principals = try principals(of: person)
    let view = ListView(
      me: me.person(openRequests: 0), principals: principals, definitions: pinned, now: session.now)
    var wanted = view.predicate(list.view, asked)
    // What a deputy could not be given is not theirs to do; a list of everybody's has it all the same.
    if list.view != .all || asked.namesMe {
      let theirs = wanted.and(.oneOf(.assignee, principals)).and(.not(.text(.raiser, .equal, person)))
      let beyond = principals.isEmpty ? [] : try held(by: person, among: theirs).beyond
      if !beyond.isEmpty { wanted = wanted.and(.not(.oneOf(.reference, beyond))) }
    }
    let rows = try reader.listed(where: RequestQuery(wanted, limit: list.limit.map { max(0, $0) }))
    let isWhole = list.limit.map { rows.count < $0 } ?? true
    let total = isWhole ? rows.count : try reader.count(where: RequestQuery(wanted))
    let theirs = rows.filter { $0.assignee.map(principals.contains) ?? false }.map(\.reference)
    let covered = try held(by: person, among: .oneOf(.reference, theirs)).covered
    let last = try reader.schedule()
    let reply = RequestList(
      view: list.view,
      requests: try rows.map { row in
        var line = try line(of: row)
        line.standsInFor = covered.contains(row.reference) ? row.assignee : nil
        return line
      }, total: total, lastTick: last?.lastAt)
    var warnings = try lateness()
    if last == nil && rows.contains(where: { $0.nextAt != nil }) { warnings = ["the scheduler has never run"] }
    return session.remarking(reply, warnings: warnings + (try openHandovers(of: person)))
  }

  /// References of requests of those who are away: those that whoever asks could be given, and so may act on, and those
  /// beyond them.
  fileprivate func held(by person: String, among theirs: Predicate) throws -> (covered: Set<String>, beyond: [String]) {
    var kernels: [String: Kernel] = [:]
    var (covered, beyond): (Set<String>, [String]) = ([], [])
    for row in try reader.requests(where: RequestQuery(theirs, order: .reference)) {
      // Nobody could be given what is erased.
      guard let digest = row.definition else {
        beyond.append(row.reference)
        continue
      }
      // Who could hold a request does not depend on how much they have.
      let kernel =
        try kernels[digest]
        ?? self.kernel(try shelf.definition(digest: digest, in: reader), .of([]))
      kernels[digest] = kernel
      if kernel.couldHold(Snapshot(row), person, at: session.now) {
        covered.insert(row.reference)
      } else {
        beyond.append(row.reference)
      }
    }
    return (covered, beyond)
  }

  /// What waits for one of my roles in what I cover, or for me by name.
  func queue(_ query: RequestQuery, _ only: String?, _ me: Person, standingInFor principals: [String]) throws
    -> [RequestRow]
  {
    let view = ListView(
      me: me, principals: principals, definitions: try shelf.definitions(in: reader), now: session.now)
    var query = query
    query.predicate = query.predicate.and(view.queue(only: only))
    return try reader.requests(where: query)
  }

  fileprivate func line(of row: ListedRequest) throws -> RequestList.Line {
    var line = RequestList.Line(
      reference: row.reference, state: row.state, stage: row.stage.rawValue, raiser: row.raiser, version: row.version)
    line.priority = row.priority
    line.kind = row.kind
    line.establishment = row.establishment
    line.title = row.title
    line.waitsFor = row.waitsFor?.id
    line.assignee = row.assignee
    line.nextDue = row.nextDue
    line.nextDueClock = row.nextDueClock
    guard let clock = row.nextDueClock, let due = row.nextDue, due <= session.now, let digest = row.definition else {
      return line
    }
    let lap = try reader.clocks(of: row.reference).first { $0.isCurrent && $0.state.clock == clock }
    let present = lap?.state
    let told = try reader.firings(of: row.reference).last {
      $0.clock == clock && $0.lap == present?.lap && $0.cycle == row.cycle && !$0.superseded
    }
    guard let told else { return line }
    let definition = try shelf.definition(digest: digest, in: reader).definition
    if let ladder = definition.clocks[clock].flatMap({ definition.ladders[$0.ladder] }),
      ladder.rungs.indices.contains(told.rung - 1)
    {
      line.told = ladder.rungs[told.rung - 1].action.words
      line.toldAt = told.dueAt
      line.acknowledgedUntil = lap?.acknowledgedUntil.flatMap { $0 > session.now ? $0 : nil }
    }
    return line
  }
}

extension Ladder.Action {
  /// What a rung did, in two words.
  var words: String {
    switch self {
    case .remind(let party): "\(Ladder.Action.name(party)) reminded"
    case .tell(let party): "\(Ladder.Action.name(party)) told"
    case .move(let name): name
    }
  }

  private static func name(_ party: Party) -> String {
    party == .whoeverItWaitsFor ? "they were" : party.word
  }
}
