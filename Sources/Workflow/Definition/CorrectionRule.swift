/// Who corrects facts that were recorded wrongly, beside those who may set the field where the request is.
package struct CorrectionRule: Hashable, Sendable {
  package let by: [Party]

  package init(by: [Party]) { self.by = by }
}
