import Glibc
import Store
import Tasking
import TaskingAPI
import Workflow

extension Session {
  /// Whoever runs the program, as a person: the login's name, unless that is a word of the program, its number, and no
  /// bounds; a service's account covers nothing.
  func owner(reserved: ReservedWords, isService: Bool) -> PersonRecord {
    let login = host.login.lowercased()
    let letters = login.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
    let isID =
      letters.count >= 2 && letters.first?.isLetter == true && letters != Actor.machineID
      && reserved.meaning(of: String(letters.prefix(40))) == nil
    return PersonRecord(
      id: isID ? String(letters.prefix(40)) : "uid-\(host.uid)",
      name: host.login.isEmpty ? "uid \(host.uid)" : host.login,
      uid: host.uid, covers: isService ? [] : [Person.everywhere])
  }

  /// Makes the folders above the store's own, mode 0700, if it stands where stores usually do.
  ///
  /// - Throws: `busy` if one of them cannot be made.
  func makeUsualFolder(for path: String) throws(TaskingError) {
    guard path.hasSuffix("/tasking/tasking.db") else { return }
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += (folder.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      guard mkdir(folder, 0o700) != 0, errno != EEXIST else { continue }
      throw TaskingError(.busy, "cannot make the folder '\(folder)': \(String(cString: strerror(errno)))")
    }
  }
}
