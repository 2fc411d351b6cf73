import Store
package import TaskingAPI
package import WorkingTime

extension Certificate {
  /// What is sealed.
  private struct Content: Codable {
    let form: String
    let evidence: Evidence
    let statement: Statement
  }

  /// A certificate with its seal.
  /// - Throws: `noCertificate` if it cannot be written as JSON.
  init(_ evidence: Evidence, _ statement: Statement) throws(CertificateFault) {
    let content = Content(form: Certificate.form, evidence: evidence, statement: statement)
    self.init(
      form: Certificate.form, evidence: evidence, statement: statement,
      seal: Fingerprint(of: try Certificate.json(content)).hex)
  }

  /// The file: canonical JSON, and one line end.
  package func bytes() throws(CertificateFault) -> [UInt8] { try Certificate.json(self) + [0x0A] }

  /// The certificate in a file, byte for byte as it was written; what it states is not looked at.
  /// - Throws: why it is none, or not as it was sealed.
  package init(bytes: [UInt8]) throws(CertificateFault) {
    let certificate: Certificate
    do throws(StoreFault) {
      certificate = try JSONBytes.decode(Certificate.self, from: bytes, at: "the file")
    } catch {
      throw .noCertificate("it cannot be read as one")
    }
    guard certificate.form == Certificate.form else {
      throw .noCertificate("its form is '\(certificate.form.prefix(60))'")
    }
    guard try certificate.bytes() == bytes else { throw .notCanonical }
    let content = Content(form: certificate.form, evidence: certificate.evidence, statement: certificate.statement)
    guard Fingerprint(of: try Certificate.json(content)).hex == certificate.seal else { throw .seal }
    self = certificate
  }

  /// Works the statement out again, by this program and without a store, and says where it differs: paths, sorted.
  ///
  /// - Parameter zones: The zones of the system.
  /// - Throws: why the evidence does not hold, or the event does not follow from it.
  package func differences(zones: @escaping @Sendable (String) -> Zone?) throws(CertificateFault) -> [String] {
    var again = try Derivation(evidence, zones: zones).statement()
    // Those of earlier versions of this program do not say it; whoever verifies them says it of the evidence.
    if statement.rehearsal == nil { again.rehearsal = nil }
    guard again != statement else { return [] }
    let (ours, theirs) = (try Certificate.members(again), try Certificate.members(statement))
    return Set(ours.keys).union(theirs.keys).filter { ours[$0] != theirs[$0] }.sorted()
  }

  private static func members(_ statement: Statement) throws(CertificateFault) -> [String: String] {
    do throws(StoreFault) {
      return try JSONBytes.flattened(try JSONBytes.encode(statement), at: "the statement")
    } catch {
      throw .noCertificate("\(error)")
    }
  }

  private static func json(_ value: some Encodable) throws(CertificateFault) -> [UInt8] {
    do throws(StoreFault) {
      return try JSONBytes.encode(value)
    } catch {
      throw .noCertificate("\(error)")
    }
  }
}
