extension HistoryGap: CustomStringConvertible {
  /// One sentence without a full stop.
  package var description: String {
    switch self {
    case .arrivals(let requests, let days):
      "arrivals: \(HistoryGap.number(requests, "request")) in \(HistoryGap.number(days, "day")); it takes "
        + "\(HistoryEstimate.enough) requests in \(HistoryEstimate.enoughDays) days"
    case .priorities: "arrivals: no priority of any request is known"
    case .ways(let state): "'\(state)': requests came there, and nobody has moved one on"
    case .length(let state, let role?): "'\(state)': no \(role) has moved a request on in the hours"
    case .length(let state, nil): "'\(state)': no wait has ended"
    case .role(let state): "'\(state)': whose work it is"
    case .unfit(let fault): "\(fault)"
    }
  }

  private static func number(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
