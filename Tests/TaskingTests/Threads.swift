import Glibc
import Store

/// Threads of the system: a store's connection belongs to one of them, which no task promises.
enum Threads {
  /// Runs `body` on so many threads at once, and waits for all of them.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) throws {
    var threads: [pthread_t] = []
    for index in 0..<count {
      let work = Unmanaged.passRetained(Work { body(index) })
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { work in
          guard let work else { return nil }
          Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
          return nil
        }, work.toOpaque())
      guard status == 0 else {
        work.release()
        throw StoreFault.io(path: "a thread", detail: String(cString: strerror(status)))
      }
      threads.append(thread)
    }
    for thread in threads { pthread_join(thread, nil) }
  }

  private final class Work {
    let run: () -> Void

    init(_ run: @escaping () -> Void) { self.run = run }
  }
}
