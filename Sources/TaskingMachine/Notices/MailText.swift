// An Internet message: RFC 5322, its lines: § 2.1.1, how headers are folded: § 2.2.3; words beyond ASCII in a header: RFC
// 2047; a body of such: RFC 2045 § 6.8; that no machine is to answer it: RFC 3834 § 5.

import FoundationEssentials
import Tasking
import Workflow
import WorkingTime

/// A letter as mail carries it.
struct MailText {
  let bytes: [UInt8]

  /// The mail for one address; nil where something of it would break out of its line.
  init?(_ letter: Letter, from sender: String) {
    let subject = letter.text.subject
    let headers = [
      "Date: \(MailText.date(letter.at))", "From: \(sender)", "To: \(letter.address)",
      "Subject: \(MailText.isHeader(subject) ? subject : MailText.encoded(subject))", "Message-ID: <\(letter.id)>",
      "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
    ]
    guard headers.allSatisfy(MailText.isLine), letter.text.lines.allSatisfy(MailText.isLine) else { return nil }
    let body = letter.text.lines.joined(separator: "\r\n") + "\r\n"
    let isPlain = MailText.isPlain(body.filter { $0 != "\r\n" }) && letter.text.lines.allSatisfy { $0.utf8.count < 990 }
    let kind =
      isPlain
      ? ["Content-Type: text/plain; charset=us-ascii"]
      : ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"]
    let text =
      isPlain ? body : Data(body.utf8).base64EncodedString(options: [.lineLength76Characters]) + "\r\n"
    bytes = Array(((headers.map(MailText.folded) + kind).joined(separator: "\r\n") + "\r\n\r\n" + text).utf8)
  }

  /// A header in lines of at most 78 characters, as far as it has spaces to break at.
  private static func folded(_ header: String) -> String {
    var lines: [String] = []
    var line = ""
    for (index, word) in header.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      // A line of spaces alone would end a header for some; and the first word stays with its name.
      let isBreak = index > 1 && !word.isEmpty && line.utf8.count + 1 + word.utf8.count > longestLine
      if isBreak {
        lines.append(line)
        line = " " + word
      } else {
        line += index == 0 ? String(word) : " " + word
      }
    }
    return (lines + [line]).joined(separator: "\r\n")
  }

  /// The longest line that there should be, without its end.
  private static let longestLine = 78

  /// `Fri, 20 Nov 2026 08:55:00 +0000` (RFC 5322 § 3.3).
  static func date(_ instant: Instant) -> String {
    let local = Zone.utc.local(instant)
    let date = local.date
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    // 1970-01-01 was a Thursday.
    let weekday = ((date.daysSinceEpoch + 3) % 7 + 7) % 7
    return "\(days[weekday]), \(date.day) \(months[date.month - 1]) \(date.year) \(local.clock) +0000"
  }

  /// Encoded words of at most 39 bytes each, so that none is longer than 75 characters, and the first fits behind its name.
  private static func encoded(_ text: String) -> String {
    var words: [String] = []
    var part = ""
    for character in text {
      if part.utf8.count + String(character).utf8.count > 39 {
        words.append(part)
        part = ""
      }
      part.append(character)
    }
    return (words + [part]).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: " ")
  }

  /// Whether a text can stand in a header as it is: without words that no line has room for, and without what would be
  /// taken for an encoded word, or a line of spaces.
  private static func isHeader(_ text: String) -> Bool {
    isPlain(text) && !text.contains("=?") && !text.contains("   ")
      && text.split(separator: " ").allSatisfy { $0.utf8.count < longestLine - "Subject: ".utf8.count }
  }

  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } }

  private static func isLine(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
  }
}
