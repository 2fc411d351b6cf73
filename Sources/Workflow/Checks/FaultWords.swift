package import CEL

/// What a fault of the rule language says, its suggestion apart from its sentence.
package struct FaultWords: Hashable, Sendable {
  /// The sentence.
  package let message: String
  /// `did you mean 'request'?`, where there is one.
  package let hint: String?

  /// The words of a fault.
  package init(_ fault: CELFault) {
    let words = fault.reason.description
    guard let suggestion = FaultWords.suggestion(of: fault.reason) else {
      (message, hint) = (words, nil)
      return
    }
    let tail = "; did you mean '\(suggestion)'?"
    message = words.hasSuffix(tail) ? String(words.dropLast(tail.count)) : words
    hint = "did you mean '\(suggestion)'?"
  }

  private static func suggestion(of reason: CELFault.Reason) -> String? {
    switch reason {
    case .unknownName(_, let suggestion), .unknownMember(_, _, let suggestion),
      .unknownFunction(_, let suggestion), .notAmong(_, _, _, let suggestion), .unknownZone(_, let suggestion):
      suggestion
    default: nil
    }
  }
}
