import Testing
import Workflow
import WorkflowFile

@Suite("Registers and casts")
struct RegisterFileTests {
  private static let sound = """
    register: tools
    version: 2
    title: Tools
    columns:
      title: text
      sharp: bool
      size: { one-of: [small, large] }
      weight: int
      note: { text: 5, optional: true }
    entries:
      "1A-P": { title: Axe, sharp: true, size: large, weight: 3 }
      mop: { title: Mop, size: small, weight: 1, note: old, retired: true }

    """

  private func lines(_ text: String) -> [String] {
    RegisterFile.read(text, file: "r.yaml").diagnostics.map(\.description)
  }

  @Test("a register is read with what it leaves out")
  func reading() throws {
    let register = try #require(RegisterFile.read(Self.sound, file: "r.yaml").value)
    #expect(register.name == "tools")
    #expect(register.version == 2)
    #expect(register.title == "Tools")
    #expect(register.columns.names == ["title", "sharp", "size", "weight", "note"])
    #expect(register.entries.names == ["1A-P", "mop"])
    let axe = try #require(register.entries["1A-P"])
    #expect(axe.values == ["title": .text("Axe"), "sharp": .flag(true), "size": .text("large"), "weight": .number(3)])
    let mop = try #require(register.entries["mop"])
    #expect(mop.values["sharp"] == .flag(false))
    #expect(mop.values["note"] == .text("old"))
    #expect(mop.isRetired && !axe.isRetired)
  }

  @Test(
    "what is wrong with a register is told at its place",
    arguments: [
      (
        "size: small", "size: smal",
        "r.yaml:12:28: error: 'smal' is none of the codes of this column\n  hint: did you mean 'small'?"
      ),
      ("weight: 1,", "weight: light,", "r.yaml:12:43: error: expected a whole number, found 'light'"),
      ("weight: 1, ", "", "r.yaml:12:3: error: entry 'mop' has no 'weight'"),
      ("note: old", "note: oldest", "r.yaml:12:52: error: the text has 6 characters; at most 5 fit"),
      ("sharp: true", "sharp: yes", "r.yaml:11:32: error: expected true or false, found 'yes'"),
      ("sharp: true", "sharq: true", "r.yaml:11:25: error: unknown key 'sharq'\n  hint: did you mean 'sharp'?"),
      ("mop: {", "m/p: {", "r.yaml:12:3: error: 'm/p' is no name here: letters, digits, '-', '_' and '.', at most 64"),
      ("  title: text\n", "  title: bool\n", "r.yaml:4:1: error: the column 'title' must be text, and not optional"),
      ("version: 2", "version: two", "r.yaml:2:10: error: expected a whole number from 1, found 'two'"),
      ("size: { one-of: [small, large] }", "size: { one-of: sizes }", nil),
    ] as [(String, String, String?)])
  func faults(_ part: String, _ other: String, _ line: String?) {
    #expect(Self.sound.contains(part))
    let found = lines(Self.sound.replacing(part, with: other))
    if let line { #expect(found.contains(line), "\(found)") } else { #expect(found == []) }
  }

  @Test("every shipped register loads without a word", arguments: try Shipped.names(in: "registers"))
  func shipped(_ name: String) throws {
    let loaded = RegisterFile.read(try Shipped.text("registers/\(name)"), file: name)
    #expect(loaded.diagnostics == [])
    #expect(loaded.value.map { $0.name + ".yaml" } == name)
    #expect(loaded.value?.entries.isEmpty == false)
  }

  @Test("the shipped cast loads without a word, and everyone in it has a role")
  func cast() throws {
    let loaded = CastFile.read(try Shipped.text("rehearsal.yaml"), file: "rehearsal.yaml")
    #expect(loaded.diagnostics == [])
    let people = try #require(loaded.value?.people)
    #expect(people.count > 5)
    #expect(people.allSatisfy { !$0.roles.isEmpty })
  }

  @Test("what is wrong with a cast is told at its place, all of it")
  func castFaults() {
    let text = """
      rehearsal: 1
      title: Two people
      people:
        - { id: k.osei, name: Kwame Osei, roles: pio, covers: [MDI], limit: 3 }
        - { id: k.osei, name: Kofi Osei, roles: [pio], limit: none }
        - { id: Osei, name: Kojo Osei, role: pio }

      """
    #expect(
      CastFile.read(text, file: "c").diagnostics.map(\.description) == [
        "c:5:11: error: 'k.osei' stands here twice",
        "c:5:57: error: expected a whole number from 1, found 'none'",
        "c:6:5: error: a person has no 'roles'",
        "c:6:34: error: unknown key 'role'\n  hint: did you mean 'roles'?",
      ])
    let sound = text.split(separator: "\n").prefix(4).joined(separator: "\n")
    #expect(
      CastFile.read(sound, file: "c").value?.people == [
        Cast.Member(id: "k.osei", name: "Kwame Osei", roles: ["pio"], covers: ["MDI"], limit: 3)
      ])
  }
}
