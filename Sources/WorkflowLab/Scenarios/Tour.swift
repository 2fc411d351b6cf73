import Workflow
package import WorkingTime

/// Scenarios made from a definition alone, without being told how, that together make every move that can be found.
///
/// Found by a search over what the kernel allows, with input made from the shapes of fields, the rules and the people.
/// The same definition and people give the same tour.
package struct Tour: Sendable {
  /// The fewest that were found to make all of the moves that were reached.
  package let scenarios: [Scenario]
  /// The moves that the search found no way to make, in the definition's order.
  package let unreached: [String]

  /// Searches for the tour.
  ///
  /// - Parameter day: The day on which every request of the tour is raised, at nine in the morning.
  package init(of ground: ScenarioGround, on day: CivilDate = Tour.firstDay) {
    var search = TourSearch(ground: ground, day: day)
    search.run()
    unreached = ground.definition.moves.names.filter { search.ways[$0] == nil }
    scenarios = Tour.chosen(from: search.ways, of: ground.definition)
  }

  /// A Monday that is no holiday anywhere in the United Kingdom.
  package static let firstDay = CivilDate(daysSinceEpoch: 20_780)

  /// Of the ways that were found, the longest first, those that make a move that none before them makes.
  private static func chosen(from ways: [String: TourSearch.Way], of definition: Definition) -> [Scenario] {
    let known = definition.moves.names.compactMap { name in ways[name].map { (name: name, way: $0) } }
    let sorted = known.enumerated()
      .sorted { ($1.element.way.steps.count, $0.offset) < ($0.element.way.steps.count, $1.offset) }.map(\.element)
    var made: Set<String> = []
    var chosen: [Scenario] = []
    for (name, way) in sorted where !made.contains(name) {
      made.formUnion(way.moves)
      chosen.append(
        Scenario(name: Placed("Tour \(chosen.count + 1): the way to \(name)", at: .start), steps: way.steps))
    }
    return chosen
  }
}
