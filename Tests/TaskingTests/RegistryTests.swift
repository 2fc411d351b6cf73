import FoundationEssentials
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow

@Suite("Operations and their wire")
struct RegistryTests {
  @Test("every operation that the sources declare is in the registry, once, under a name with a version")
  func complete() throws {
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let folder = top + "/Sources/TaskingAPI"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
    let declared = files.flatMap { file in
      String(decoding: Folder.bytes(of: "\(folder)/\(file)"), as: UTF8.self)
        .matches(of: /struct (\w+): Operation \{/).map { String($0.1) }
    }
    #expect(declared.count > 50)
    #expect(declared.sorted() == Registry.all.map { String(describing: $0) }.sorted())
    let names = Registry.all.map { $0.name }
    #expect(Set(names).count == names.count)
    for name in names { #expect(name.wholeMatch(of: /[a-z]+\.[a-z-]+\/[0-9]+/) != nil, "\(name)") }
  }

  @Test("what an operation does it asks of its context: none calls the service, which calls them")
  func rooms() throws {
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let folder = top + "/Sources/Tasking/Operations"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".swift") && $0.contains("/")
    }
    #expect(files.count > 70)
    for file in files {
      let text = String(decoding: Folder.bytes(of: "\(folder)/\(file)"), as: UTF8.self)
      let code = text.split(separator: "\n").filter { !$0.contains("//") }
      #expect(!code.contains { $0.contains(/\b[sS]ervice\b/) }, "\(file)")
    }
  }

  @Test("a name that is none is refused, with the nearest that is one")
  func unknown() throws {
    let error = #expect(throws: TaskingError.self) { try Registry.read("request.rais/1", arguments: Array("{}".utf8)) }
    #expect(error?.code == .usage && error?.hint == "did you mean 'request.raise/1'?")
    let other = #expect(throws: TaskingError.self) { try Registry.read("request.raise/1", arguments: Array("[]".utf8)) }
    #expect(other?.code == .malformed)
  }

  @Test("what is asked and what is answered goes through JSON and loses nothing", arguments: Registry.all.indices)
  func roundTrip(_ index: Int) throws { try check(Registry.all[index]) }

  private func check<Asked: Runnable>(_ type: Asked.Type) throws {
    var chance = Chance(seed: 7)
    for _ in 0..<40 {
      let asked = try Arbitrary.value(type, &chance)
      let bytes = try JSONBytes.encode(asked)
      let read = try Registry.read(type.name, arguments: bytes)
      #expect(read as? Asked == asked)
      let reply = try Arbitrary.value(Reply<Asked.Answer>.self, &chance)
      let answer = try JSONBytes.encode(reply)
      #expect(try JSONBytes.decode(Reply<Asked.Answer>.self, from: answer, at: type.name) == reply, "\(type.name)")
    }
  }
}
