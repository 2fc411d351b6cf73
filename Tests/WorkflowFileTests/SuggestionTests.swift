import Testing
import Workflow

@Suite("Did you mean")
struct SuggestionTests {
  @Test(
    "the nearest name is found by letters added, left out, replaced or swapped",
    arguments: [
      ("stepz", "steps"), ("setps", "steps"), ("step", "steps"), ("Steps", "steps"), ("moevs", "moves"),
      ("clcks", "clocks"), ("escallations", "escalations"),
    ])
  func nearest(_ word: String, _ name: String) {
    #expect(Suggestion.nearest(to: word, among: ["moves", "clocks", "steps", "escalations"]) == name)
    #expect(Suggestion.hint(for: word, among: [name]) == "did you mean '\(name)'?")
  }

  @Test("nothing is suggested where every name is far off", arguments: ["colour", "", "x", "zz"])
  func far(_ word: String) {
    #expect(Suggestion.nearest(to: word, among: ["moves", "clocks", "steps"]) == nil)
  }

  @Test("of names that are equally near the first by alphabet is taken")
  func first() {
    #expect(Suggestion.nearest(to: "P9", among: ["P2", "P1"]) == "P1")
  }

  @Test("the beginning of one name only is enough")
  func beginning() {
    #expect(Suggestion.nearest(to: "drugs", among: ["drugs-and-contraband", "violence"]) == "drugs-and-contraband")
    #expect(Suggestion.nearest(to: "drugs", among: ["drugs-and-contraband", "drugs-by-post"]) == nil)
  }
}
