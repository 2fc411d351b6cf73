import ArgumentParser
import FoundationEssentials
import Tasking
import TaskingMachine
import TaskingRendering
import WorkingTime

/// `calendar eval`: sums with calendars of their own, a line each.
struct CalendarEvalVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Do sums in working time, a JSON object a line on standard input.",
    discussion: """
      Each line has its own calendar: {"op":"add","tz":"Europe/London","hours":{"mon":[["09:00","17:00"]]},\
      "holidays":["2026-12-25","*-01-01"],"special":{"2026-12-24":[["09:00","12:00"]]},\
      "start":"2026-12-24T11:00:00","seconds":7200}, or "op":"between" with "end" in place of "seconds". Times are of \
      the zone, or UTC with a Z behind them. Each answer is a line, {"result":…} or {"error":…}.
      """)

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let text = try TextFile.text(try session.host.input(TextFile.limit).get(), named: "standard input")
    let surroundings = session.surroundings
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    return session.write(Printout(out: try lines.map { try JSONText.text(Line(String($0), surroundings)) }))
  }

  /// One answer.
  private struct Line: Encodable {
    var instant: String?
    var seconds: Int64?
    var error: String?

    init(_ text: String, _ surroundings: Surroundings) {
      do {
        let trial = try JSONDecoder().decode(CalendarTrial.self, from: Data(text.utf8))
        switch try trial.answer(zone: { surroundings.zone($0) }) {
        case .instant(let instant): self.instant = instant.rfc3339
        case .seconds(let seconds): self.seconds = seconds
        }
      } catch let fault as TrialFault {
        error = fault.message
      } catch let fault as DecodingError {
        error = TrialFault(fault).message
      } catch {
        self.error = "\(error)"
      }
    }

    enum CodingKeys: String, CodingKey {
      case result, error
    }

    func encode(to encoder: any Encoder) throws {
      var box = encoder.container(keyedBy: CodingKeys.self)
      try box.encodeIfPresent(instant, forKey: .result)
      try box.encodeIfPresent(seconds, forKey: .result)
      try box.encodeIfPresent(error, forKey: .error)
    }
  }
}
