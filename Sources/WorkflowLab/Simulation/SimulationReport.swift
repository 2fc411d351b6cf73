/// What a simulation shows.
package struct SimulationReport: Codable, Hashable, Sendable {
  package var workflow: String
  package var title: String
  package var seed: UInt64
  package var from: String
  package var days: Int
  package var arrived: Int
  package var ended: Int
  /// Not ended when the time was up.
  package var open: Int
  package var queues: [Queue]
  package var clocks: [Clock]
  package var roles: [Role]
  /// Clocks that were left out, for they exist only under a test.
  package var leftOut: [String]

  /// Figures of one kind.
  package struct Spread: Codable, Hashable, Sendable {
    package var mean = 0.0
    package var median = 0.0
    /// One in twenty is more.
    package var oneInTwenty = 0.0
    package var longest = 0.0

    package init(mean: Double = 0, median: Double = 0, oneInTwenty: Double = 0, longest: Double = 0) {
      self.mean = mean
      self.median = median
      self.oneInTwenty = oneInTwenty
      self.longest = longest
    }

    enum CodingKeys: String, CodingKey {
      case mean, median, longest
      case oneInTwenty = "p95"
    }
  }

  /// A state in which requests wait for a role, or just wait.
  package struct Queue: Codable, Hashable, Sendable {
    package var state: String
    /// Whose work it is; nil where nobody is busy with it.
    package var role: String?
    /// Requests that wait.
    package var length: Spread
    /// Seconds until the work begins, or that a request stays where nobody works.
    package var wait: Spread
    package var left: Int
    /// The mean length of each day.
    package var byDay: [Double]

    enum CodingKeys: String, CodingKey {
      case state, role, length
      case wait = "wait_seconds"
      case left
      case byDay = "by_day"
    }
  }

  /// How the laps of a clock ended for requests of one priority.
  package struct Clock: Codable, Hashable, Sendable {
    package var clock: String
    package var priority: String
    package var met: Int
    package var breached: Int
    package var ended: Int

    /// Breached of all that ended.
    package var share: Double {
      let all = met + breached + ended
      return all == 0 ? 0 : Double(breached) / Double(all)
    }
  }

  /// A role, and how busy it was.
  package struct Role: Codable, Hashable, Sendable {
    package var role: String
    package var people: Int
    /// Time at work as a share of the hours that they are there.
    package var busy: Double
    /// Work that came as a share of the same hours: more than 1 cannot be done.
    package var asked: Double
    /// Seconds that requests waited for it, on average.
    package var wait: Double
    /// The mean queue of the first and of the last quarter of the time.
    package var early: Double
    package var late: Double

    /// Whether more waits at the end than at the beginning because they cannot keep up, and not for the season.
    package var isGrowing: Bool { asked > 0.98 && late > 1.5 * early + 5 }

    enum CodingKeys: String, CodingKey {
      case role, people, busy, asked
      case wait = "wait_seconds"
      case early, late
    }
  }

  /// The role that holds up the rest: of those whose queue grows, or of all if none does, the busiest.
  package var bottleneck: Role? {
    let growing = roles.filter(\.isGrowing)
    return (growing.isEmpty ? roles : growing).max { ($0.asked, $0.wait) < ($1.asked, $1.wait) }
  }

  /// The bottleneck in a sentence.
  package var sentence: String {
    guard let role = bottleneck else { return "Nobody works here: there is no bottleneck." }
    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
    let load = "\(percent(role.busy)) busy, with \(percent(role.asked)) of their hours asked for"
    guard role.isGrowing || role.busy >= 0.7 else {
      return "Nobody holds it up: the busiest is \(role.role), \(load)."
    }
    let queue =
      role.isGrowing
      ? "and their queue grows, from \(Int(role.early.rounded())) to \(Int(role.late.rounded()))"
      : "and their queue does not grow"
    let wanted = Int((Double(role.people) * role.asked / 0.85).rounded(.up))
    let more = wanted > role.people ? " \(wanted) in place of \(role.people) would be 85 % busy." : ""
    return "The bottleneck is \(role.role): \(load), \(queue).\(more)"
  }
}
