import Foundation
import Testing
import Workflow
import WorkflowFile

/// SplitMix64: the same numbers on every run.
private struct Dice {
  var state: UInt64

  mutating func roll(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, count)))
  }
}

@Suite("Definitions that chance has damaged", .serialized)
struct DefinitionFuzzTests {
  private static var isLong: Bool { ProcessInfo.processInfo.environment["TASKING_LONG"] == "1" }

  /// A text with some of its lines, words or characters otherwise.
  private static func damaged(_ text: String, _ dice: inout Dice) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...dice.roll(3) {
      let line = dice.roll(lines.count)
      switch dice.roll(9) {
      case 0: lines.remove(at: line)
      case 1: lines.insert(lines[dice.roll(lines.count)], at: line)
      case 2: lines.swapAt(line, dice.roll(lines.count))
      case 3: lines[line] = String(lines[line].prefix(dice.roll(lines[line].count + 1)))
      case 4: lines[line] = String(repeating: " ", count: dice.roll(9)) + lines[line]
      case 5: lines = Array(lines.prefix(line + 1))
      case 6: lines[line] = words(lines[line], from: lines[dice.roll(lines.count)], &dice)
      default: lines[line] = characters(lines[line], &dice)
      }
      if lines.isEmpty { lines = [""] }
    }
    return lines.joined(separator: "\n")
  }

  /// One word gives way to one of another line.
  private static func words(_ line: String, from other: String, _ dice: inout Dice) -> String {
    func split(_ text: String) -> [Substring] { text.split { " ,:[]{}\"".contains($0) } }
    let (own, others) = (split(line), split(other))
    guard !own.isEmpty, !others.isEmpty else { return line }
    let word = own[dice.roll(own.count)]
    return line.replacingCharacters(in: word.startIndex..<word.endIndex, with: others[dice.roll(others.count)])
  }

  private static func characters(_ line: String, _ dice: inout Dice) -> String {
    var scalars = Array(line.unicodeScalars)
    let odd: [UnicodeScalar] = [
      "[", "]", "{", "}", ":", ",", "\"", "'", "#", "&", "*", "!", "|", ">", "%", "@", "-", "\t", "\u{0}", "\u{85}",
      "\u{FEFF}", "é", "9", "~",
    ]
    let place = dice.roll(scalars.count + 1)
    let new = odd[dice.roll(odd.count)]
    if place < scalars.count, dice.roll(2) == 0 { scalars[place] = new } else { scalars.insert(new, at: place) }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Tries so many damaged texts, or for five minutes where there is time.
  private func tryAll(_ text: String, _ count: Int, registers: NameTable<Register>, calendars: Set<String>) -> Int {
    let began = Date()
    var (tries, sound) = (0, 0)
    var dice = Dice(state: 20_261_122)
    while Self.isLong ? Date().timeIntervalSince(began) < 300 : tries < count {
      tries += 1
      let damaged = Self.damaged(text, &dice)
      let lines = damaged.split(omittingEmptySubsequences: false) { $0.isNewline }.count
      let loaded = DefinitionFile.check(damaged, file: "f", registers: registers, calendars: calendars)
      if !loaded.hasErrors { sound += 1 }
      #expect(loaded.hasErrors == (loaded.value == nil), "a definition with errors has no value:\n\(damaged)")
      for diagnostic in loaded.diagnostics {
        let isInside = diagnostic.mark.line >= 1 && diagnostic.mark.line <= lines + 1 && diagnostic.mark.column >= 1
        #expect(isInside && !diagnostic.message.isEmpty, "\(diagnostic) in:\n\(damaged)")
      }
    }
    if Self.isLong { print("definitions: \(tries) damaged, \(sound) of them sound still") }
    return sound
  }

  @Test("a small one is refused at places of its own, or is sound still; nothing else happens")
  func small() {
    let sound = tryAll(Sample.text, 5_000, registers: Sample.registers, calendars: ["office"])
    #expect(sound > 20, "damage that always shows tries the reader alone")
  }

  @Test("so is the shipped one")
  func shipped() throws {
    let registers = try Shipped.names(in: "registers").compactMap { name in
      RegisterFile.read(try Shipped.text("registers/\(name)"), file: name).value
    }
    _ = tryAll(
      try Shipped.text("pio-tasking.yaml"), 300, registers: NameTable(registers), calendars: ["england-and-wales"])
  }
}
