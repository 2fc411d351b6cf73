/// The names that denote types inside an expression.
enum TypeName {
  /// The name of a point in time: cel-spec keeps the name of its Protocol Buffers message.
  static let timestamp = "google.protobuf.Timestamp"
  /// The name of a length of time.
  static let duration = "google.protobuf.Duration"
  /// Names that are one word.
  static let simple: Set<String> = ["bool", "int", "double", "string", "list", "map", "null_type", "type"]
}
