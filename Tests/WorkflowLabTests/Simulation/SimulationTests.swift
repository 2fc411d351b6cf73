import FoundationEssentials
import Testing
import Workflow
import WorkflowFile
import WorkingTime

@testable import WorkflowLab

@Suite("Simulation")
struct SimulationTests {
  private static let text = """
    workflow: line
    version: 1
    title: A line of people
    owner: Nobody
    reference: L-{year}-{number}
    calendar: always
    roles: { asker: Who asks, clerk: Who serves }
    fields: { priority: { one-of: [P1, P2] } }
    states:
      waiting: { stage: act, waits-for: clerk }
      gone:    { stage: close, final: true }
    raise: { by: [asker], into: waiting }
    set: { raise: nobody, assess: nobody, assign: nobody, act: nobody, close: nobody }
    moves:
      serve: { from: waiting, to: gone, by: clerk }
    clocks:
      served: { runs-in: [waiting], allow: { P1: 1h, P2: 3h } }
    """

  private func definition() throws -> Definition {
    let loaded = DefinitionFile.read(Self.text, file: "line.yaml")
    return try #require(loaded.value, "\(loaded.diagnostics)")
  }

  private func calendar(hours: DayInterval = DayInterval(open: 0, close: 86_400)) throws -> WorkingCalendar {
    try WorkingCalendar(
      name: "always", version: 1, zone: .utc, day: WorkingDuration(seconds: 86_400),
      week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [hours]) }), holidays: [], special: [:],
      closed: [:], changes: [:], horizon: nil, years: 2020...2040)
  }

  /// Arrivals evenly by chance, and service of an exponential length.
  private func premise(
    aYear: Int, people: Int, minutes: Int64, days: Int, seed: UInt64 = 7, urgent: Int = 0
  ) throws -> Premise {
    let even = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, 1) })
    return Premise(
      workflow: "line", title: "A line", seed: seed, from: try CivilDate(iso: "2024-01-01"), days: days,
      arrivals: Premise.Arrivals(
        aYear: aYear, weekdays: even, hours: [.init(DayInterval(open: 0, close: 86_400), weight: 1)],
        priorities: [.init(of: "P1", weight: urgent), .init(of: "P2", weight: 100 - urgent)]),
      staff: [Premise.Staffing(role: "clerk", people: people)],
      work: [
        Premise.Work(
          state: "waiting", by: "clerk", median: Allowance(seconds: minutes * 60, isElapsed: false),
          spread: .exponential, then: [.init(of: "serve", weight: 1)])
      ])
  }

  @Test(
    "Waits are those of queueing theory: M/M/1 and M/M/c",
    // Erlang's C: the chance of waiting, over what is left of the capacity.
    arguments: [
      (1, 0.5, 1.0, 0.06), (1, 0.8, 4.0, 0.1), (2, 1.0, 0.333_33, 0.06), (5, 3.0, 0.118_08, 0.06),
    ])
  func theory(people: Int, load: Double, wait: Double, within: Double) throws {
    // Services of 60 minutes on average; so many arrive in one of them as the load says.
    let premise = try premise(aYear: Int(load * 24 * 365), people: people, minutes: 60, days: 1_500)
    var simulation = try Simulation(premise, try definition(), calendar: try calendar())
    let report = try simulation.run()
    let queue = try #require(report.queues.first)
    #expect(abs(queue.wait.mean / 3_600 / wait - 1) < within, "\(queue.wait.mean / 3_600)")
    // Little's law: the queue is what arrives in a wait.
    #expect(abs(queue.length.mean / (load * wait) - 1) < within, "\(queue.length.mean)")
    #expect(abs(report.roles[0].busy - load / Double(people)) < 0.02)
  }

  @Test("The same seed gives the same figures, another seed others; what arrived has ended or is open")
  func determinism() throws {
    func run(_ seed: UInt64) throws -> SimulationReport {
      let premise = try premise(aYear: 9_000, people: 1, minutes: 50, days: 200, seed: seed, urgent: 20)
      var simulation = try Simulation(premise, try definition(), calendar: try calendar())
      return try simulation.run()
    }
    let first = try run(1)
    #expect(try run(1) == first)
    #expect(try run(2) != first)
    #expect(first.arrived == first.ended + first.open)
    #expect(first.clocks.reduce(0) { $0 + $1.met + $1.breached + $1.ended } == first.ended)
    #expect(abs(Double(first.arrived) / (9_000 * 200 / 365) - 1) < 0.05)
  }

  @Test("Verdicts of clocks are what counting the calendar's hours from raising to serving gives; P1 goes first")
  func clocks() throws {
    var premise = try premise(aYear: 2_500, people: 1, minutes: 60, days: 200, urgent: 30)
    premise.staff = [Premise.Staffing(role: "clerk", people: 1)]
    let calendar = try calendar(hours: DayInterval(open: 9 * 3_600, close: 17 * 3_600))
    var simulation = try Simulation(premise, try definition(), calendar: calendar, traced: 1_000)
    _ = try simulation.run()
    var verdicts: Set<ClockState.Verdict> = []
    for trace in simulation.traces where trace.steps.count == 2 {
      let lap = try #require(trace.laps.first)
      let used = try calendar.between(trace.steps[0].at, trace.steps[1].at).seconds
      #expect(lap.used == used)
      let verdict: ClockState.Verdict = used > (trace.priority == "P1" ? 3_600 : 10_800) ? .breached : .met
      #expect(lap.verdict == verdict)
      verdicts.insert(verdict)
      #expect(try calendar.isOpen(trace.steps[1].at.advanced(bySeconds: -1)))
    }
    #expect(verdicts == [.met, .breached])
  }

  @Test("A role that cannot keep up is the bottleneck; one with time to spare holds nothing up")
  func bottleneck() throws {
    func sentence(_ minutes: Int64) throws -> String {
      let premise = try premise(aYear: 8_760, people: 1, minutes: minutes, days: 100)
      var simulation = try Simulation(premise, try definition(), calendar: try calendar())
      return try simulation.run().sentence
    }
    #expect(try sentence(90).hasPrefix("The bottleneck is clerk: 100 % busy, with 1"))
    #expect(try sentence(90).contains("their queue grows"))
    #expect(try sentence(20).hasPrefix("Nobody holds it up: the busiest is clerk, 3"))
  }

  @Test("Chance draws exponentials and normals of the right mean and spread; series are right to twelve digits")
  func chance() {
    var chance = SeededChance(seed: 3)
    let count = 200_000
    let long = (0..<count).map { _ in chance.exponential() }
    #expect(abs(long.reduce(0, +) / Double(count) - 1) < 0.01)
    let normal = (0..<count).map { _ in chance.normal() }
    #expect(abs(normal.reduce(0, +) / Double(count)) < 0.01)
    #expect(abs(normal.reduce(0) { $0 + $1 * $1 } / Double(count) - 1) < 0.015)
    #expect(abs(Series.exp(1) - 2.718_281_828_459_045) < 1e-12)
    #expect(abs(Series.ln(10) - 2.302_585_092_994_046) < 1e-12)
    for x in [0.001, 0.5, 3, 700.0] { #expect(abs(Series.exp(Series.ln(x)) / x - 1) < 1e-12) }
  }

  @Test("Things come out of a heap in their order")
  func heap() {
    var chance = SeededChance(seed: 1)
    var heap = Heap<UInt64>()
    let values = (0..<500).map { _ in chance.bits() % 300 }
    for value in values { heap.push(value) }
    var out: [UInt64] = []
    while let next = heap.pop() { out.append(next) }
    #expect(out == values.sorted())
  }
}
