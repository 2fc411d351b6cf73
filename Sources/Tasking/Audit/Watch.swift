package import TaskingAPI

/// Who looks on while something takes long, and times it.
package struct Watch {
  /// A clock that only goes forward.
  let elapsed: () -> Duration
  /// Called now and then with how far it is.
  let tell: (_ part: String, _ done: Int64, _ of: Int64) -> Void

  /// Takes what the scheduler does, as it does it; nil to have it in the reply.
  let news: ((TickNews) throws -> Void)?

  package init(
    elapsed: @escaping () -> Duration, tell: @escaping (_ part: String, _ done: Int64, _ of: Int64) -> Void,
    news: ((TickNews) throws -> Void)? = nil
  ) {
    self.elapsed = elapsed
    self.tell = tell
    self.news = news
  }

  /// Nobody, and no time.
  static var none: Watch { Watch(elapsed: { .zero }, tell: { _, _, _ in }) }
}
