// An answer is given to a question, not to a number. So where a field belongs to a list (`belongs-to`), its elements follow
// that list's: one that stays takes its answer along wherever it stands by then, one that is replaced or taken away loses
// it, and in a new life of the request nothing has been answered yet. What was answered is in the history.

extension Kernel {
  /// Has the elements of fields that belong to a list follow what a change makes of that list.
  ///
  /// - Parameter isCorrection: Whether the change says what the list always meant: then an answer stays at its place.
  func follow(_ change: inout Change, on snapshot: Snapshot, isCorrection: Bool = false) {
    for field in definition.fields {
      guard let target = field.belongsTo else { continue }
      if opensCycle(change.kind) {
        if change.payload.fields?[field.name] == nil, snapshot.fields[field.name] != nil {
          change.write(field.name, nil)
        }
        continue
      }
      let isCleared = change.payload.cleared?.contains(target) ?? false
      guard isCleared || change.payload.fields?[target] != nil else { continue }
      let given = change.payload.fields?[field.name]?.list
      guard let answers = given ?? snapshot.fields[field.name]?.list, !answers.isEmpty else { continue }
      if change.payload.cleared?.contains(field.name) ?? false { continue }
      let questions = Questions(
        before: snapshot.fields[target]?.list ?? [], after: isCleared ? [] : change.payload.fields?[target]?.list ?? [])
      let none = unanswered(field)
      var kept: [FieldValue]
      if given != nil {
        let old = snapshot.fields[field.name]?.list ?? []
        kept = answers.enumerated().map { place, answer in
          let isOld = old.indices.contains(place) && old[place] == answer
          return isOld && !questions.isSame(at: place) ? none : answer
        }
      } else {
        kept = questions.places(keepingPlaces: isCorrection).map { place in
          place.flatMap { answers.indices.contains($0) ? answers[$0] : nil } ?? none
        }
      }
      while kept.last == none { kept.removeLast() }
      if kept != answers { change.write(field.name, kept.isEmpty ? nil : .list(kept)) }
    }
  }

  private func opensCycle(_ kind: String) -> Bool { definition.moves[kind]?.within != nil }

  /// An element that answers nothing: every member is optional, and a switch that was not given is false.
  private func unanswered(_ field: Field) -> FieldValue {
    guard case .list(.record(let name)) = field.shape else { return .record([:]) }
    var members: [String: FieldValue] = [:]
    for member in definition.records[name]?.members ?? [] where member.shape == .flag {
      members[member.name] = .flag(false)
    }
    return .record(members)
  }
}

/// A list before and after a change.
private struct Questions {
  let before: [FieldValue]
  let after: [FieldValue]

  /// Whether what stands at a place, from 0, stood there before.
  func isSame(at place: Int) -> Bool {
    before.indices.contains(place) && after.indices.contains(place) && before[place] == after[place]
  }

  /// Where each element stood before, from 0; nil for one that was not there.
  func places(keepingPlaces: Bool) -> [Int?] {
    var free = Set(before.indices)
    var places = [Int?](repeating: nil, count: after.count)
    for place in after.indices where isSame(at: place) {
      places[place] = place
      free.remove(place)
    }
    for place in after.indices where places[place] == nil {
      guard let found = free.sorted().first(where: { before[$0] == after[place] }) else { continue }
      places[place] = found
      free.remove(found)
    }
    if keepingPlaces {
      for place in after.indices where places[place] == nil && free.contains(place) { places[place] = place }
    }
    return places
  }
}
