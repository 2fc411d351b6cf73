// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
// Exponential: von Neumann, "Various techniques used in connection with random digits", 1951: comparisons only.
// Normal: rejection from an exponential (Devroye, "Non-Uniform Random Variate Generation", 1986, II.3.3).

/// Chance that a seed decides: the same seed gives the same draws, everywhere.
package struct SeededChance: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to less than 1.
  package mutating func unit() -> Double { Double(bits() >> 11) * 0x1p-53 }

  /// An exponential with mean 1.
  package mutating func exponential() -> Double {
    var whole = 0.0
    while true {
      let first = unit()
      var last = first
      var runs = 1
      while true {
        let next = unit()
        if next > last { break }
        last = next
        runs += 1
      }
      if runs % 2 == 1 { return whole + first }
      whole += 1
    }
  }

  /// A normal with mean 0 and deviation 1.
  package mutating func normal() -> Double {
    while true {
      let size = exponential()
      if exponential() * 2 > (size - 1) * (size - 1) { return bits() & 1 == 0 ? size : -size }
    }
  }
}
