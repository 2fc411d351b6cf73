/// Why there is no certificate, or one that proves nothing.
package enum CertificateFault: Error, Hashable, Sendable {
  /// The file is no certificate of the form that is known.
  case noCertificate(String)
  /// It is one, but not byte for byte as it was written.
  case notCanonical
  /// It is not what was sealed.
  case seal
  /// The first entry of the store is not in it, which says whether anything of it is real.
  case noBeginning
  /// An entry does not hold together.
  case entry(seq: Int64, String)
  /// A text that is needed is not there, or is another than the journal names.
  case text(kind: String, name: String)
  /// The event does not follow from the evidence.
  case otherwise(String)
  /// The event is of a kind that cannot be derived again.
  case notDerivable(kind: String)
  /// The request's content is erased.
  case erased
}

extension CertificateFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noCertificate(let detail): "this is no certificate: \(detail)"
    case .notCanonical: "the file is not as it was written: its bytes are not those of its content"
    case .seal: "the file is not as it was written: its seal is of another content"
    case .noBeginning: "journal entry 1 is not in the certificate: it says whether the store is a rehearsal"
    case .entry(let seq, let what): "journal entry \(seq) is not as it was written: \(what)"
    case .text(let kind, let name): "the \(kind) '\(name)' that the journal names is not in the certificate"
    case .otherwise(let what): "asked again, the event does not come about: \(what)"
    case .notDerivable(let kind):
      "an event '\(kind)' cannot be certified: the calendar or definition that it left is not part of the evidence"
    case .erased: "its content is erased: there is nothing left to certify"
    }
  }
}
