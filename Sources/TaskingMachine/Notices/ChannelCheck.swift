import Glibc
import Tasking
package import TaskingAPI
package import Workflow

/// Whether the ways out for notices have on this machine what they need.
package enum ChannelCheck {
  /// The line of a plan: the first thing that is not as it should be; nil where the plan has no channels.
  package static func line(of plan: NoticePlan, curl: String = Courier.curlPath) -> Diagnosis.Line? {
    guard !plan.channels.isEmpty else { return nil }
    let check = "channels"
    for channel in plan.channels {
      if case .command(let words) = channel.means {
        guard let program = words.first, access(program, X_OK) == 0 else {
          return .warning(check, "\(channel.name): its program cannot be run", "see what is at its path")
        }
        continue
      }
      if access(curl, X_OK) != 0 {
        return .warning(check, "\(channel.name): there is no \(curl)", "install the package curl")
      }
      for file in channel.files {
        if file.isSecret {
          do throws(TaskingError) {
            _ = try SecretFile(path: file.path).read()
          } catch {
            return .warning(check, "\(channel.name): \(error.message)", error.hint ?? "put the file right")
          }
        } else if access(file.path, R_OK) != 0 {
          return .warning(check, "\(channel.name): '\(file.path)' cannot be read", "put the file right")
        }
      }
    }
    return .ok(check, "\(plan.channels.names.joined(separator: ", ")): the files of all are in order")
  }
}
