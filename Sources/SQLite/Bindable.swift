/// What can stand for a `?` of a statement; `nil` stands for NULL.
package protocol Bindable {
  /// The value that is stored.
  var value: Value { get }
}

extension Value: Bindable {
  /// The value itself.
  package var value: Value { self }
}

extension Int64: Bindable {
  /// An integer.
  package var value: Value { .integer(self) }
}

extension Int: Bindable {
  /// An integer.
  package var value: Value { .integer(Int64(self)) }
}

extension Bool: Bindable {
  /// The integer 1 or 0.
  package var value: Value { .integer(self ? 1 : 0) }
}

extension Double: Bindable {
  /// A real number; NaN is refused when it is bound.
  package var value: Value { .real(self) }
}

extension String: Bindable {
  /// Text.
  package var value: Value { .text(self) }
}

extension [UInt8]: Bindable {
  /// A blob.
  package var value: Value { .blob(self) }
}
