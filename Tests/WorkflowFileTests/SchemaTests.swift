import Testing
import Workflow

@testable import WorkflowFile

@Suite("The schema for editors")
struct SchemaTests {
  private let checker: SchemaChecker

  init() throws { checker = try #require(SchemaChecker(EditorSchema.text)) }

  private func faults(_ text: String) throws -> [String] {
    checker.faults(try #require(YAMLTree(text).root))
  }

  @Test("workflows/schema.json is what the command writes: tasking workflow schema --output workflows/schema.json")
  func shipped() throws {
    #expect(try Shipped.text("schema.json") == EditorSchema.text)
  }

  @Test("every shipped file fits", arguments: ["", "calendars/", "registers/"])
  func files(_ folder: String) throws {
    for name in try Shipped.names(in: folder) {
      #expect(try faults(try Shipped.text(folder + name)) == [], "\(folder)\(name)")
    }
  }

  @Test("each fault of reading that a schema can see, it refuses; the others are known")
  func seeded() throws {
    let beyond = [
      "test: size(request.title) > 3 → test: size(request.title) >"
    ]
    var passed: [String] = []
    for fault in SeededFault.reading {
      let tree = YAMLTree(try #require(Sample.with(fault.part, fault.other)))
      // What is no YAML of ours has no value to look at.
      guard tree.faults.isEmpty, let root = tree.root else { continue }
      if checker.faults(root).isEmpty { passed.append(fault.testDescription) }
    }
    #expect(passed == beyond)
  }

  @Test("an unknown key is refused by reader and schema wherever keys are known", arguments: SchemaKind.all)
  func unknownKeys(_ kind: SchemaKind) throws {
    let root = try #require(YAMLTree(kind.text).root)
    #expect(kind.errors(root.flow) == [])
    #expect(checker.faults(root) == [])
    for site in KeySite.all(in: root, kind.rule) where site.rule.others == nil {
      let changed = root.changed(at: site.path) { entries in
        entries + [Node.Entry(key: "zz", mark: root.mark, value: Node(.scalar("a", isPlain: true), at: root.mark))]
      }
      #expect(kind.errors(changed.flow).contains("unknown key 'zz'"), "\(site.path)")
      #expect(checker.faults(changed) != [], "\(site.path)")
    }
  }

  @Test("a key is required by the reader exactly where the schema requires it", arguments: SchemaKind.all)
  func missingKeys(_ kind: SchemaKind) throws {
    let root = try #require(YAMLTree(kind.text).root)
    let beyond = try #require(BeyondSchema.ofMissingKeys[kind.name])
    var passed: Set<String> = []
    for (site, key) in KeySite.first(in: root, kind.rule) {
      let changed = root.changed(at: site.path) { $0.filter { $0.key != key } }
      let errors = Set(kind.errors(changed.flow))
      if checker.faults(changed).isEmpty {
        passed.formUnion(errors)
      } else {
        #expect(!errors.isSubset(of: beyond), "\(site.path) without \(key)")
      }
    }
    #expect(passed == beyond)
  }

  @Test("reader and schema take and refuse the same kinds of value under every key", arguments: SchemaKind.all)
  func values(_ kind: SchemaKind) throws {
    let root = try #require(YAMLTree(kind.text).root)
    let beyond = try #require(BeyondSchema.ofValues[kind.name])
    var passed: Set<String> = []
    let others = ["{ zz: [[]] }", "[[]]", "[a, a]", "'?!'", "true", "7", "-1", "~", "[]"]
    for (site, key) in KeySite.first(in: root, kind.rule) {
      // What a field may start with is for its type to say.
      let isOfAnyType = site.rule.name == "field" && key == "default"
      for text in others {
        let other = try #require(YAMLTree("v: " + text).root?["v"])
        let changed = root.changed(at: site.path) { entries in
          entries.map { $0.key == key ? Node.Entry(key: key, mark: $0.mark, value: other) : $0 }
        }
        let errors = kind.errors(changed.flow)
        let faults = checker.faults(changed)
        if faults.isEmpty {
          if !isOfAnyType { passed.formUnion(errors) }
        } else {
          #expect(errors != [], "\(site.path) \(key): \(text): \(faults)")
        }
      }
    }
    #expect(passed == beyond)
  }

  @Test("the files of both tests above have every key of the rules", arguments: SchemaKind.all)
  func whole(_ kind: SchemaKind) throws {
    let sites = KeySite.all(in: try #require(YAMLTree(kind.text).root), kind.rule)
    for rule in SectionRule.all {
      let seen = Set(sites.filter { $0.rule.name == rule.name }.flatMap(\.keys))
      if seen.isEmpty {
        #expect(SchemaKind.owner(of: rule.name) != kind.name, "\(rule.name)")
        continue
      }
      let wanted = rule.keys.filter { if case .never = $0.value { false } else { true } }.map(\.name)
      #expect(wanted.filter { !seen.contains($0) } == [], "\(rule.name)")
    }
  }

  @Test(
    "the patterns of names say what the reader says",
    arguments: [
      "a", "take-up", "take_up", "Take", "1a", "a1", "a-", "a--b", "-a", "P1", "1A-P", "", "a b", "é", "a.b",
      String(repeating: "a", count: 65),
    ])
  func names(_ name: String) throws {
    for style in [NameStyle.kebab, .snake, .code] {
      let matches = name.firstMatch(of: try Regex(style.pattern)) != nil && name.count <= NameStyle.longest
      #expect(matches == style.fits(name))
    }
  }

  @Test(
    "the patterns of lengths say what the reader says",
    arguments: [
      "15m", "4h", "2d", "1d 4h 30m", "24h elapsed", "4h 1d", "0h", "00h", "007h", "elapsed", "", " 4h ", "4h4m",
      "1d elapsed 4h", "12 months", "1 day", "0 days", "1  month ", "month", "75%", "0%", "10000%", "10001%", "75",
    ])
  func lengths(_ text: String) throws {
    func matches(_ value: ValueRule) throws -> Bool {
      guard case .written(let pattern, _) = value else { return false }
      return text.firstMatch(of: try Regex(pattern)) != nil
    }
    #expect(try matches(.length) == (LengthText.allowance(text) != nil))
    #expect(try matches(.window) == (LengthText.window(text) != nil))
    #expect(try matches(.percent) == (LengthText.percent(text) != nil))
  }
}
