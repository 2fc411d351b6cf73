import Store
import TaskingAPI
import Workflow
import WorkingTime

/// Which requests a list shows to somebody, as one predicate.
struct ListView {
  /// Who asks.
  let me: Person
  /// Those who are away for whom they stand in.
  let principals: [String]
  /// Every definition that some request may follow.
  let definitions: [PinnedDefinition]
  let now: Instant

  /// What a view shows, with filters that were read.
  func predicate(_ view: Command.List.View, _ filter: ListFilter) -> Predicate {
    let isOpenOnly = view == .queue || !filter.namesStates
    // What is open is not erased.
    var parts = [isOpenOnly ? .isOpen : isKnown, isVisible, filter.predicate]
    switch view {
    case .all: parts.append(filter.namesMe ? .any([isAssigned(filter), theirs(filter)]) : isAssigned(filter))
    case .mine:
      let isForMe = filter.assignee == nil || filter.assignee == .person(me.id)
      let given = isForMe ? Predicate.text(.assignee, .equal, me.id) : .never
      parts.append(.any([isMine.and(isAssigned(filter)), given, theirs(filter)]))
    case .queue: parts += [isAssigned(filter), queue(only: filter.queueRole)]
    }
    return .all(parts.flatMap(\.conjuncts))
  }

  /// What waits for one of my roles in what I cover, or for me or those I stand in for by name.
  ///
  /// - Parameter role: The one role that is asked for, without what waits for somebody by name; nil for all.
  func queue(only role: String?) -> Predicate {
    let roles = me.roles(at: now).filter { role == nil || $0 == role }.map { WaitsFor.role($0) }
    let forRoles = Predicate.waits(for: roles).and(isReached)
    guard role == nil else { return forRoles }
    // Nobody stands in for whoever raised a request.
    let forThem = principals.map { Predicate.waits(for: [.person($0)]).and(.text(.assignee, .equal, $0)) }
    return .any([forRoles, .waits(for: [.person(me.id)])] + forThem)
  }

  private var isMine: Predicate { .text(.raiser, .equal, me.id) }

  /// What is private, such as a draft, is its author's alone; a state may be private by one definition and not by another.
  private var isVisible: Predicate {
    let names = Set(definitions.flatMap(\.definition.privateStates))
    let open = definitions.compactMap { pinned -> Predicate? in
      let own = pinned.definition.privateStates
      guard names != Set(own) else { return nil }
      return .text(.definition, .equal, pinned.digest).and(.not(.oneOf(.state, own)))
    }
    return .any([.not(.oneOf(.state, names.sorted())), isMine] + open)
  }

  /// So is what was erased but not disposed of.
  private var isKnown: Predicate { .any([.not(.flag(.isErased)), isMine, .flag(.isDisposed)]) }

  private func isAssigned(_ filter: ListFilter) -> Predicate { filter.assignee?.predicate ?? .always }

  /// What those have for whom I stand in, but where what nobody has is asked for.
  private func theirs(_ filter: ListFilter) -> Predicate {
    filter.assignee == .nobody ? .never : .oneOf(.assignee, principals)
  }

  /// My roles reach the prison, or are asked for in every prison by the request's definition.
  private var isReached: Predicate {
    guard !me.covers.isEmpty, !me.covers.contains(Person.everywhere) else { return .always }
    // What is everybody's is in everybody's queue.
    let beyond = definitions.compactMap { pinned -> Predicate? in
      let fields = pinned.definition.beyondScope.onlyFor
      guard !fields.isEmpty else { return nil }
      return .all(
        [.text(.definition, .equal, pinned.digest)]
          + fields.sorted { $0.key < $1.key }.map { .field($0.key, oneOf: $0.value) })
    }
    return .any(
      [.isMissing(.text(.establishment)), .oneOf(.establishment, me.covers), .isMissing(.text(.definition))] + beyond)
  }
}
