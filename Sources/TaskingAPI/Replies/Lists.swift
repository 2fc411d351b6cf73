/// The definitions of a store.
package struct Workflows: Codable, Hashable, Sendable {
  package var workflows: [WorkflowLine]

  package init(_ workflows: [WorkflowLine]) { self.workflows = workflows }
}

/// Everybody on record.
package struct People: Codable, Hashable, Sendable {
  package var people: [PersonLine]

  package init(_ people: [PersonLine]) { self.people = people }
}

/// Every handover in a line.
package struct Handovers: Codable, Hashable, Sendable {
  package var handovers: [HandoverSummary]

  package init(_ handovers: [HandoverSummary]) { self.handovers = handovers }
}
