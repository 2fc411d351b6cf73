package import Workflow

extension [Notice] {
  /// The same as the journal has it: one notice for all who hold a role, whoever they are, with their number and digest.
  ///
  /// What is for one person, as the assignee or as somebody who had a fact wrong, stays theirs.
  package var gathered: [Notice] {
    var places: [Notice: Int] = [:]
    var crowds: [(notice: Notice, people: Set<String>)] = []
    for notice in self {
      guard let recipient = notice.recipient, notice.isToRole else {
        crowds.append((notice, []))
        continue
      }
      let key = Notice(recipient: nil, capacity: notice.capacity, about: notice.about, percent: notice.percent)
      if let place = places[key] {
        crowds[place].people.insert(recipient)
      } else {
        places[key] = crowds.count
        crowds.append((key, [recipient]))
      }
    }
    return crowds.map { notice, people in
      guard !people.isEmpty else { return notice }
      return Notice(
        recipient: nil, capacity: notice.capacity, about: notice.about, percent: notice.percent,
        crowd: Notice.Crowd(of: people))
    }
  }
}

extension Notice {
  /// Whether it is for whoever holds a role, or stands in for them: not for a part that one person has.
  var isToRole: Bool {
    let isDeputys = capacity.hasPrefix(Party.deputyWords)
    let word = isDeputys ? String(capacity.dropFirst(Party.deputyWords.count)) : capacity
    return Party.builtIn[word] == nil && !(about == Event.Kind.correct && capacity == Kernel.recipientWord)
  }
}

extension Notice.Crowd {
  /// The number and digest of these people.
  package init(of people: some Collection<String>) {
    let sorted = Set(people).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.init(count: sorted.count, digest: Fingerprint(of: sorted.joined(separator: "\n")).hex)
  }
}

extension Event {
  /// The same as the journal has it; one that erases is not, since what it tells cannot be read there afterwards.
  package var gathered: Event {
    guard !erases, let notices = payload?.notices else { return self }
    var event = self
    event.payload?.notices = notices.gathered
    return event
  }
}
