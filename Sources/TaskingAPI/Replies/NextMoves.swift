/// What can be done with a request now, what cannot and why, and who could: `next REF`.
package struct NextMoves: Codable, Hashable, Sendable {
  package var reference: String
  package var state: String
  package var waitsFor: String?
  /// Moves out of the present state, in the definition's order.
  package var moves: [Line]
  /// The fewest moves that lead to where it is closed.
  package var wayToClosed: [Step]
  /// The fewest that lead there by way of the work itself; none where the work is done.
  package var wayWithResult: [Step]

  package init(
    reference: String, state: String, waitsFor: String?, moves: [Line], wayToClosed: [Step] = [],
    wayWithResult: [Step] = []
  ) {
    self.reference = reference
    self.state = state
    self.waitsFor = waitsFor
    self.moves = moves
    self.wayToClosed = wayToClosed
    self.wayWithResult = wayWithResult
  }

  /// A move on a way, and who may make it.
  package struct Step: Codable, Hashable, Sendable {
    package var move: String
    package var by: [String]

    package init(move: String, by: [String]) {
      self.move = move
      self.by = by
    }
  }

  /// One move.
  package struct Line: Codable, Hashable, Sendable {
    package var name: String
    package var to: String
    /// Whether the reader could make it, given what it asks for.
    package var isOpen: Bool
    /// What must be given with it: names of fields, `reason`, `assignee`.
    package var asks: [String]
    /// What stands in the reader's way, apart from what must be given.
    package var blockers: [TaskingError.Detail]
    /// Who may make it, as the definition says.
    package var by: [String]
    /// The people who could make it now, as far as parts, roles and separation go; at most eight.
    package var people: [String]
    /// The smallest change, of one thing or two, with which the reader could make it; nil where no two would do, or
    /// none is needed.
    package var couldIf: [String]?

    package init(
      name: String, to: String, isOpen: Bool, asks: [String], blockers: [TaskingError.Detail], by: [String],
      people: [String]
    ) {
      self.name = name
      self.to = to
      self.isOpen = isOpen
      self.asks = asks
      self.blockers = blockers
      self.by = by
      self.people = people
    }

    enum CodingKeys: String, CodingKey {
      case name, to
      case isOpen = "open"
      case asks, blockers, by, people
      case couldIf = "could_if"
    }
  }

  enum CodingKeys: String, CodingKey {
    case reference, state
    case waitsFor = "waits_for"
    case moves
    case wayToClosed = "way_to_closed"
    case wayWithResult = "way_with_result"
  }
}

/// What a move is, written from the definition: `help accept`.
package struct MoveHelp: Codable, Hashable, Sendable {
  package var name: String
  package var workflow: String
  package var from: [String]
  package var to: String
  package var by: [String]
  package var asks: [Item]
  package var needs: [Item]
  /// Each rule's sentence, about any request: `The kind needs an authority in force`.
  package var rules: [String]
  package var conditions: [String]
  package var separateFrom: [String]
  package var waivedFor: String?
  package var within: String?
  package var sets: [String]
  package var clears: [String]
  package var tells: [String]
  package var erases: Bool
  package var example: String

  package init(
    name: String, workflow: String, from: [String], to: String, by: [String], asks: [Item], needs: [Item],
    rules: [String], conditions: [String], separateFrom: [String], waivedFor: String? = nil, within: String? = nil,
    sets: [String], clears: [String], tells: [String], erases: Bool, example: String
  ) {
    self.name = name
    self.workflow = workflow
    self.from = from
    self.to = to
    self.by = by
    self.asks = asks
    self.needs = needs
    self.rules = rules
    self.conditions = conditions
    self.separateFrom = separateFrom
    self.waivedFor = waivedFor
    self.within = within
    self.sets = sets
    self.clears = clears
    self.tells = tells
    self.erases = erases
    self.example = example
  }

  /// Something to be given.
  package struct Item: Codable, Hashable, Sendable {
    package var name: String
    package var label: String?
    package var hint: String?
    /// What it holds: `text of at most 80 characters`, `one of low, moderate, high, critical`.
    package var holds: String

    package init(name: String, label: String?, hint: String?, holds: String) {
      self.name = name
      self.label = label
      self.hint = hint
      self.holds = holds
    }
  }

  enum CodingKeys: String, CodingKey {
    case name, workflow, from, to, by, asks, needs, rules, conditions
    case separateFrom = "separate_from"
    case waivedFor = "waived_for"
    case within, sets, clears, tells, erases, example
  }
}
