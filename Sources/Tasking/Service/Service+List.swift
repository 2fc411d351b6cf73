import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Service {
  /// Requests, the most urgent first.
  func list(_ list: Command.List, _ session: Session, _ transaction: any ReadTransaction) throws -> RequestList {
    guard let person = session.person, let me = try transaction.person(id: person) else {
      throw TaskingError(.notPermitted, "nobody asks")
    }
    let definitions = try shelf.definitions(in: transaction).map(\.definition)
    let known = FilterValues(definitions: definitions, shelf: shelf, transaction: transaction)
    var reader = ListFilter(definitions: definitions, known: known, person: person, now: session.now)
    for filter in list.filters { try reader.add(filter) }
    var query = reader.query
    let drafts = Set(definitions.map(\.raise.into))
    query.privateStates = RequestQuery.PrivateStates(states: drafts.sorted(), reader: person)
    var rows: [RequestRow]
    // Whoever stands in has the work of those who are away on their own list.
    let principals = try principals(of: person, session, transaction)
    switch list.view {
    case .all:
      query.openOnly = !reader.namesStates
      rows = try transaction.requests(where: query)
      if reader.namesMe { rows = try with(principals, query, rows, transaction) }
    case .mine:
      query.openOnly = !reader.namesStates
      rows = try with(principals, query, try mine(query, person, transaction), transaction)
    case .queue:
      query.openOnly = true
      rows = try queue(
        query, reader.queueRole, me.person(openRequests: 0), standingInFor: principals, session, transaction)
    }
    let covered = try held(by: person, insteadOf: principals, among: rows, session, transaction)
    // What a deputy could not be given is not theirs to do; a list of everybody's has it all the same.
    if list.view != .all || reader.namesMe {
      rows.removeAll { row in
        row.assignee.map(principals.contains) ?? false && row.raiser != person && !covered.contains(row.reference)
      }
    }
    rows.removeAll { !$0.mayBeSeenErased(by: person) }
    let total = rows.count
    if let limit = list.limit { rows = Array(rows.prefix(max(0, limit))) }
    let last = try transaction.schedule()
    let reply = RequestList(
      view: list.view,
      requests: try rows.map { row in
        var line = try line(of: row, session, transaction)
        line.standsInFor = covered.contains(row.reference) ? row.assignee : nil
        return line
      }, total: total, lastTick: last?.lastAt)
    var warnings = try lateness(session, transaction)
    if last == nil && rows.contains(where: { $0.nextAt != nil }) { warnings = ["the scheduler has never run"] }
    return session.remarking(reply, warnings: warnings + (try openHandovers(of: person, transaction)))
  }

  /// References of the requests of those who are away that whoever asks could be given, and so may act on.
  private func held(
    by person: String, insteadOf principals: [String], among rows: [RequestRow], _ session: Session,
    _ transaction: any ReadTransaction
  ) throws -> Set<String> {
    var kernels: [String: Kernel] = [:]
    var found: Set<String> = []
    for row in rows {
      guard let digest = row.definition, row.assignee.map(principals.contains) ?? false else { continue }
      let kernel =
        try kernels[digest] ?? self.kernel(try shelf.definition(digest: digest, in: transaction), session, transaction)
      kernels[digest] = kernel
      if kernel.couldHold(Snapshot(row), person, at: session.now) { found.insert(row.reference) }
    }
    return found
  }

  /// The rows, and beside them what those have for whom whoever asks stands in.
  private func with(
    _ principals: [String], _ query: RequestQuery, _ rows: [RequestRow], _ transaction: any ReadTransaction
  ) throws -> [RequestRow] {
    guard !principals.isEmpty, query.assignee != .nobody else { return rows }
    var all = rows
    var seen = Set(rows.map(\.reference))
    for principal in principals {
      var theirs = query
      theirs.assignee = .person(principal)
      all += try transaction.requests(where: theirs).filter { seen.insert($0.reference).inserted }
    }
    return all.sorted(by: query.precedes)
  }

  private func mine(_ query: RequestQuery, _ person: String, _ transaction: any ReadTransaction) throws -> [RequestRow]
  {
    let me = RequestQuery.Assignee.person(person)
    var (raised, given) = (query, query)
    raised.raiser = person
    given.assignee = me
    let rows = query.raiser == nil || query.raiser == person ? try transaction.requests(where: raised) : []
    let seen = Set(rows.map(\.reference))
    let others = query.assignee == nil || query.assignee == me ? try transaction.requests(where: given) : []
    return (rows + others.filter { !seen.contains($0.reference) }).sorted(by: query.precedes)
  }

  /// What waits for one of my roles in what I cover, or for me by name.
  func queue(
    _ query: RequestQuery, _ only: String?, _ me: Person, standingInFor principals: [String], _ session: Session,
    _ transaction: any ReadTransaction
  ) throws -> [RequestRow] {
    let roles = me.roles(at: session.now).filter { only == nil || $0 == only }
    var query = query
    let people = only == nil ? [me.id] + principals : []
    let mine: [WaitsFor] = roles.map { .role($0) } + people.map { .person($0) }
    query.waitsFor = query.waitsFor.map { $0.filter(mine.contains) } ?? mine
    return try transaction.requests(where: query).filter { row in
      // Nobody stands in for whoever raised a request.
      if case .person(let id)? = row.waitsFor, id != me.id, row.assignee != id { return false }
      guard case .role? = row.waitsFor, !me.reaches(row.establishment), let digest = row.definition else { return true }
      // What is everybody's is in everybody's queue.
      let beyond = try shelf.definition(digest: digest, in: transaction).definition.beyondScope.onlyFor
      return !beyond.isEmpty && beyond.allSatisfy { row.fields[$0.key]?.text.map($0.value.contains) ?? false }
    }
  }

  private func line(of row: RequestRow, _ session: Session, _ transaction: any ReadTransaction) throws
    -> RequestList.Line
  {
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
    let lap = try transaction.clocks(of: row.reference).first { $0.isCurrent && $0.state.clock == clock }
    let present = lap?.state
    let told = try transaction.firings(of: row.reference).last {
      $0.clock == clock && $0.lap == present?.lap && $0.cycle == row.cycle && !$0.superseded
    }
    guard let told else { return line }
    let definition = try shelf.definition(digest: digest, in: transaction).definition
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
