import Store
import Workflow
import WorkingTime

extension Service {
  /// Requests, the most urgent first.
  func list(_ list: Command.List, _ session: Session, _ transaction: any ReadTransaction) throws -> Reply {
    guard let person = session.person, let me = try transaction.person(id: person) else {
      throw TaskingError(.notPermitted, "nobody asks")
    }
    let definitions = try shelf.definitions(in: transaction).map(\.definition)
    var reader = ListFilter(definitions: definitions, person: person, now: session.now)
    for filter in list.filters { try reader.add(filter) }
    var query = reader.query
    let drafts = Set(definitions.map(\.raise.into))
    query.privateStates = RequestQuery.PrivateStates(states: drafts.sorted(), reader: person)
    var rows: [RequestRow]
    switch list.view {
    case .all:
      query.openOnly = !reader.namesStates
      rows = try transaction.requests(where: query)
    case .mine:
      query.openOnly = !reader.namesStates
      rows = try mine(query, person, transaction)
    case .queue:
      query.openOnly = true
      rows = try queue(query, reader.queueRole, me.person(openRequests: 0), session, transaction)
    }
    rows.removeAll { !$0.mayBeSeenErased(by: person) }
    let total = rows.count
    if let limit = list.limit { rows = Array(rows.prefix(max(0, limit))) }
    let last = try transaction.schedule()
    let reply = RequestList(
      view: list.view, requests: try rows.map { try line(of: $0, session, transaction) }, total: total,
      lastTick: last?.lastAt)
    var warnings = try lateness(session, transaction)
    if last == nil && rows.contains(where: { $0.nextAt != nil }) { warnings = ["the scheduler has never run"] }
    return session.reply(.list(reply), warnings: warnings)
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
  private func queue(
    _ query: RequestQuery, _ only: String?, _ me: Person, _ session: Session, _ transaction: any ReadTransaction
  ) throws -> [RequestRow] {
    let roles = me.roles(at: session.now).filter { only == nil || $0 == only }
    var query = query
    let mine: [WaitsFor] = roles.map { .role($0) } + (only == nil ? [.person(me.id)] : [])
    query.waitsFor = query.waitsFor.map { $0.filter(mine.contains) } ?? mine
    return try transaction.requests(where: query).filter { row in
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
