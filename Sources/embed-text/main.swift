// Writes a Swift file that holds text files as string literals. `EmbedFault.usage` has its arguments.
//
// Run by the build through the plugin EmbedText.

import Glibc

do throws(EmbedFault) {
  try Embedding(arguments: Array(CommandLine.arguments.dropFirst())).write()
} catch {
  let words = Array("embed-text: error: \(error)\n".utf8)
  write(STDERR_FILENO, words, words.count)
  exit(1)
}
