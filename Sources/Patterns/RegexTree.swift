/// What a pattern says, before it is a program.
indirect enum RegexTree {
  case empty
  case set(Regex.CharacterSet)
  case assertion(Regex.Assertion)
  case sequence([RegexTree])
  case alternatives([RegexTree])
  case repeated(RegexTree, atLeast: Int, atMost: Int?)
}
