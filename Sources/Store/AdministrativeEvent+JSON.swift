extension AdministrativeEvent {
  /// The payload of the event; its kind stands in the header.
  ///
  /// - Throws: `.incoherent` if it has none.
  package func payload() throws(StoreFault) -> [UInt8] {
    switch self {
    case .initialised(let value): try JSONBytes.encode(value)
    case .personAdded(let value), .personChanged(let value): try JSONBytes.encode(value)
    case .roleGranted(let value): try JSONBytes.encode(value)
    case .roleRevoked(let value): try JSONBytes.encode(value)
    case .personLeft(let value): try JSONBytes.encode(value)
    case .sourceActivated(let value): try JSONBytes.encode(value)
    case .anchorKeyRenewed(let value): try JSONBytes.encode(value)
    case .disposed(let value): try JSONBytes.encode(value)
    case .lossAccepted(let value): try JSONBytes.encode(value)
    case .absenceRecorded(let value): try JSONBytes.encode(value)
    case .absenceEnded(let value): try JSONBytes.encode(value)
    case .handedOver(let value): try JSONBytes.encode(value)
    case .handoverAccepted(let value): try JSONBytes.encode(value)
    case .handoverWithdrawn(let value): try JSONBytes.encode(value)
    case .staffingChecked(let value): try JSONBytes.encode(value)
    }
  }

  /// The event that a kind and a payload say.
  ///
  /// - Throws: `.unreadable`, naming `place`, if they say none.
  package init(kind: String, payload: [UInt8], at place: String) throws(StoreFault) {
    switch Kind(rawValue: kind) {
    case .initialise: self = .initialised(try JSONBytes.decode(Initialisation.self, from: payload, at: place))
    case .personAdded: self = .personAdded(try JSONBytes.decode(PersonRecord.self, from: payload, at: place))
    case .personChanged: self = .personChanged(try JSONBytes.decode(PersonRecord.self, from: payload, at: place))
    case .roleGranted: self = .roleGranted(try JSONBytes.decode(RoleGrant.self, from: payload, at: place))
    case .roleRevoked: self = .roleRevoked(try JSONBytes.decode(RoleRevocation.self, from: payload, at: place))
    case .personLeft: self = .personLeft(try JSONBytes.decode(Departure.self, from: payload, at: place))
    case .sourceActivated:
      self = .sourceActivated(try JSONBytes.decode(SourceActivation.self, from: payload, at: place))
    case .anchorKeyRenewed:
      self = .anchorKeyRenewed(try JSONBytes.decode(AnchorKeyRenewal.self, from: payload, at: place))
    case .disposed: self = .disposed(try JSONBytes.decode(Disposal.self, from: payload, at: place))
    case .lossAccepted:
      self = .lossAccepted(try JSONBytes.decode(LossAcceptance.self, from: payload, at: place))
    case .absenceRecorded:
      self = .absenceRecorded(try JSONBytes.decode(AbsenceRecord.self, from: payload, at: place))
    case .absenceEnded: self = .absenceEnded(try JSONBytes.decode(AbsenceEnd.self, from: payload, at: place))
    case .handedOver: self = .handedOver(try JSONBytes.decode(HandoverRecord.self, from: payload, at: place))
    case .handoverAccepted:
      self = .handoverAccepted(try JSONBytes.decode(HandoverAcceptance.self, from: payload, at: place))
    case .handoverWithdrawn:
      self = .handoverWithdrawn(try JSONBytes.decode(HandoverWithdrawal.self, from: payload, at: place))
    case .staffingChecked:
      self = .staffingChecked(try JSONBytes.decode(StaffingRecord.self, from: payload, at: place))
    case nil: throw .unreadable(place: place, detail: "no administrative event is called \(kind)")
    }
  }
}
