/// Something that has a name of its own within its table.
package protocol Named {
  /// The name, unique within one table.
  var name: String { get }
}

/// Elements in the order in which they were written, found by name in constant time.
package struct NameTable<Element: Named> {
  private var elements: [Element]
  private var positions: [String: Int]

  /// A table of `elements` in their order; of two with one name the first stays.
  package init(_ elements: [Element] = []) {
    self.elements = []
    self.positions = [:]
    for element in elements { append(element) }
  }

  /// The element of that name, if there is one.
  package subscript(_ name: String) -> Element? {
    positions[name].map { elements[$0] }
  }

  /// The names, in order.
  package var names: [String] { elements.map(\.name) }

  /// Adds an element at the end; false, and nothing changes, when its name is taken.
  @discardableResult
  package mutating func append(_ element: Element) -> Bool {
    guard positions[element.name] == nil else { return false }
    positions[element.name] = elements.count
    elements.append(element)
    return true
  }

  /// Whether there is an element of that name.
  package func contains(name: String) -> Bool { positions[name] != nil }

  /// The place of that name in the order, from 0.
  package func position(of name: String) -> Int? { positions[name] }
}

extension NameTable: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { elements.count }
  package subscript(position: Int) -> Element { elements[position] }
}

extension NameTable: Sendable where Element: Sendable {}

extension NameTable: Equatable where Element: Equatable {}

extension NameTable: Hashable where Element: Hashable {}

extension NameTable: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Element...) { self.init(elements) }
}
