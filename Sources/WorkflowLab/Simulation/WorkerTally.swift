/// Who did the work of a role, week by week; weeks come in order.
struct WorkerTally: Sendable {
  /// How many moves they made.
  private(set) var moves = 0
  /// Everybody who made one.
  private(set) var everybody: Set<String> = []
  private var week: Int?
  private var present: Set<String> = []
  /// People → weeks in which there were so many.
  private var weeks: [Int: Int] = [:]

  /// Somebody made a move in that week.
  mutating func add(_ person: String, in week: Int) {
    if week != self.week {
      if !present.isEmpty { weeks[present.count, default: 0] += 1 }
      present = []
      self.week = week
    }
    moves += 1
    present.insert(person)
    everybody.insert(person)
  }

  /// How many there were in the middle one of the weeks in which there was anybody, by their number; 0 for no week.
  var inUsualWeek: Int {
    var weeks = self.weeks
    if !present.isEmpty { weeks[present.count, default: 0] += 1 }
    var left = (weeks.values.reduce(0, +) + 1) / 2
    for (people, number) in weeks.sorted(by: { $0.key < $1.key }) {
      left -= number
      if left <= 0 { return people }
    }
    return 0
  }
}
