/// What a field, or a member of a record, may hold.
package indirect enum FieldShape: Hashable, Sendable {
  /// Words, at most so many characters (grapheme clusters).
  case text(limit: Int)
  /// Yes or no.
  case flag
  /// A whole number.
  case number
  /// A point in time, whole seconds.
  case instant
  /// One of the codes written in the definition, in that order.
  case code([String])
  /// A code of the register of that name.
  case register(String)
  /// A record of the shape of that name.
  case record(String)
  /// Any number of these.
  case list(FieldShape)
  /// The id of a person.
  case person

  /// The length of a `text` that states none.
  package static let defaultTextLimit = 1_000
}

/// A named shape of members that fields are made of.
package struct RecordShape: Named, Hashable, Sendable {
  package let name: String
  /// The members in the order in which they are shown.
  package let members: NameTable<Member>

  package init(name: String, members: NameTable<Member>) {
    self.name = name
    self.members = members
  }

  /// One member of a record.
  package struct Member: Named, Hashable, Sendable {
    package let name: String
    package let shape: FieldShape
    /// Whether the record is whole without it; a `flag` that is not given is false, never absent.
    package let isOptional: Bool
    /// Members that cannot be there beside it: giving one takes the others away.
    package var insteadOf: [String] = []
    /// Members that it is about: it goes when one of them is given another value.
    package var belongsTo: [String] = []

    package init(name: String, shape: FieldShape, isOptional: Bool) {
      self.name = name
      self.shape = shape
      self.isOptional = isOptional
    }
  }
}

/// A field of a request.
package struct Field: Named, Hashable, Sendable {
  package let name: String
  package let shape: FieldShape
  /// Whether only a move may write it, never `set`.
  package let isWrittenByMoves: Bool
  /// What to bear in mind when filling it in.
  package let hint: String?
  /// How people call it, where the name does not say it.
  package let label: String?
  /// The value that a new request starts with.
  package let defaultValue: FieldValue?
  /// The list whose elements its own answer, each that at its place; nil for none.
  package var belongsTo: String?

  package init(
    name: String, shape: FieldShape, isWrittenByMoves: Bool = false, hint: String? = nil,
    label: String? = nil, defaultValue: FieldValue? = nil
  ) {
    self.name = name
    self.shape = shape
    self.isWrittenByMoves = isWrittenByMoves
    self.hint = hint
    self.label = label
    self.defaultValue = defaultValue
  }
}
