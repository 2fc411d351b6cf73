extension Blocker.Correction {
  /// What stands in the way, in a sentence without a full stop.
  var sentence: String {
    switch self {
    case .nothingGiven: "nothing was given to correct"
    case .wantsReason: "a correction needs a reason"
    case .nobodyCorrects(let stage): "nobody corrects facts in stage \(stage)"
    case .workedOut(let field, _): "\(field) is worked out from other fields: correct those, or set it"
    case .neverTyped(let field): "\(field) is written by moves of themselves, and nobody gives it"
    case .writtenByMove(let field, let move, let version):
      "\(move) wrote \(field) of itself (version \(version)), and nobody gave it"
    case .neverGiven(let field, _): "\(field) was never given, so there is nothing to correct"
    case .notWrittenBy(let version, let field, let versions):
      "version \(version) did not write \(field); \(versions.count == 1 ? "version" : "versions") "
        + "\(Blocker.and(versions.map(String.init))) did"
    case .severalEvents(let shares, _):
      Blocker.and(
        shares.map { "\(Blocker.and($0.fields)) \($0.fields.count == 1 ? "is" : "are") of version \($0.version)" })
        + ", and a correction is of one"
    case .same(let field): "\(field) is that already"
    case .corrector(let moves): "you corrected what \(Blocker.and(moves)) wrote, and this takes a second person"
    case .notHeld(let field): "\(field) was never given, so it was given to nobody"
    case .nothingDisclosed: "no field is named"
    }
  }

  /// What would lift it, where that can be typed; nil otherwise.
  var remedy: String? {
    switch self {
    case .nothingGiven: "field=value"
    case .wantsReason: "--reason \"…\""
    case .workedOut(let field, let reference): "tasking set \(reference) \(field)=…"
    case .neverGiven(let field, let reference): "tasking set \(reference) \(field)=…"
    case .notWrittenBy(_, _, let versions): versions.last.map { "--of \($0)" }
    case .severalEvents(let shares, let reference):
      shares.map { share in
        "tasking correct \(reference) \(share.fields.map { "\($0)=…" }.joined(separator: " ")) --reason \"…\""
      }.joined(separator: " ; ")
    case .nothingDisclosed: "fields=title,grounds, or leave it away for all of it"
    default: nil
    }
  }
}
