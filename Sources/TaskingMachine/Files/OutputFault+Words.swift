import Glibc
import Store
import Tasking
import TaskingAPI

extension OutputFault {
  /// Why, behind "cannot write 'FILE': ".
  var sentence: String {
    switch self {
    case .exists: "there is a file of that name already"
    case .ofStore(let store): "it is the store '\(store)', or belongs to it"
    case .insecure(let why): why.sentence
    case .notOurs: "it holds something else, which would be lost"
    case .system(let reason): String(cString: strerror(reason))
    }
  }

  /// Whether another name is what helps, rather than the disk.
  var isAboutName: Bool {
    switch self {
    case .exists, .ofStore, .insecure, .notOurs: true
    case .system: false
    }
  }
}

extension TaskingError {
  /// Why an output could not be written.
  init(_ fault: OutputFault, writing path: String, code: Code = .malformed) {
    guard fault != .exists else {
      self.init(code, "there is a file '\(path)' already", hint: "name another one, or remove it")
      return
    }
    self.init(
      code, "cannot write '\(path)': \(fault.sentence)",
      hint: fault.isAboutName ? "name another file; this one was not touched" : nil)
  }
}
