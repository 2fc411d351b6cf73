import Store
import TaskingAPI

extension Command.Examine: Job {
  func run(in context: Working) throws -> Reply<Diagnosis> { try context.reply(context.diagnosis(sample: sample)) }
}

extension Command.WatchScheduler: Job {
  func run(in context: Working) throws -> Reply<Diagnosis> {
    let checkup = Checkup(store: context.store, surroundings: context.surroundings, sample: 0)
    return try context.reply(
      Diagnosis(store: context.store.place, lines: try checkup.watchdog(interval: interval)))
  }
}

extension Working {
  /// A line for each thing that is looked at, the engine first.
  fileprivate func diagnosis(sample: Int?) throws -> Diagnosis {
    let checkup = Checkup(store: store, surroundings: surroundings, sample: sample)
    var condition = try store.condition()
    condition.readOnlyBecause = canOnlyLook ? .readOnly(path: store.place) : nil
    var diagnosis = Diagnosis(store: store.place)
    diagnosis.lines = Diagnosis.lines(of: condition, at: try checkup.present())
    diagnosis.lines.insert(Diagnosis.schema(of: store.identity), at: 1)
    diagnosis.lines += try checkup.lines(zoneVersion: surroundings.zoneVersion())
    let key = anchors?.key() ?? .failure(TaskingError(.notFound, "no key is looked for here"))
    diagnosis.lines += try checkup.promises(key: key)
    diagnosis.reach = try checkup.reach()
    if let line = courier?.check(try checkup.noticePlan()) { diagnosis.lines.append(line) }
    if sample == nil { diagnosis.lines.append(try chains()) }
    return diagnosis
  }

  private func chains() throws -> Diagnosis.Line {
    do {
      let extent = try store.survey { _, _, _ in }
      let (lines, ticks) = (extent.accessHead?.seq ?? 0, extent.tickHead?.seq ?? 0)
      return .ok(
        "chains",
        "the file is whole, and so are \(extent.head.seq) events, \(lines) lines of the access log and \(ticks) of the scheduler's"
      )
    } catch let fault as StoreFault {
      return .error("chains", TaskingError(fault))
    }
  }
}
