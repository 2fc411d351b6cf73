package import TaskingAPI
import Workflow
import WorkflowLab
import WorkingTime

extension Renderer {
  /// What was counted in the history, and what a simulation with it shows.
  package func lines(_ simulated: Simulated) -> [String] {
    let words = EstimateWords(estimate: simulated.history, zone: times.zone)
    var lines = words.lines.map(Visible.line) + [""]
    lines += states(simulated.history, words) + [""] + roles(simulated.history, words)
    if simulated.history.arrivals == .file { lines.append("Arrivals are the file's: too few were raised here") }
    guard let report = simulated.report else { return lines }
    return lines + [""] + SimulationText(report: report, width: width, isPlain: isPlain, ink: ink).lines
  }

  private func states(_ estimate: HistoryEstimate, _ words: EstimateWords) -> [String] {
    var table = TextTable(["STATE", "WORK OF", "LENGTHS", "MEDIAN", "95%", "FIGURES", "MOVES"])
    for state in estimate.states {
      let (shares, length) = (words.words(state.shares), words.words(state.length))
      let moves = state.moves.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
      table.add([
        state.state, state.role ?? "(time)", "\(state.lengths)", Self.length(state.median),
        Self.length(state.oneInTwenty), shares == length ? shares : "\(shares), length \(length)", moves,
      ])
    }
    return table.lines(width: width, ink: ink)
  }

  private func roles(_ estimate: HistoryEstimate, _ words: EstimateWords) -> [String] {
    var table = TextTable(["ROLE", "A USUAL WEEK", "IN ALL", "HOLD IT", "MOVES", "FIGURES"])
    for role in estimate.roles {
      table.add([
        role.role, "\(role.people)", "\(role.everybody)", "\(role.holders)", "\(role.moves)", words.words(role.origin),
      ])
    }
    return table.lines(width: width, ink: ink)
  }

  private static func length(_ seconds: Int64?) -> String { seconds.map { SimulationText.length(Double($0)) } ?? "" }
}
