/// The errors that the reader finds in a spoilt sample where the schema finds nothing.
///
/// No schema sees how parts fit together, or what words mean. Every sentence stands here as it is told, by kind of file.
enum BeyondSchema {
  /// Where one key is left out of the sample.
  static let ofMissingKeys: [String: Set<String>] = [
    "definition": [],
    "calendar": [
      "unknown holiday 'May Day'"
    ],
    "register": [
      "entry 'letter' has no 'long'", "entry 'parcel' has no 'long'",
    ],
    "cast": [],
    "simulation": [
      "'offered' waits for assignee: say whose work it is with 'by'"
    ],
    "retention": [],
    "notices": [
      "'login' and 'password-file' go together", "channel 'chat' has no 'secret-file'",
      "channel 'mail' has no 'from'", "there is no channel 'mail'",
    ],
  ]

  /// Where the value of one key is another.
  static let ofValues: [String: Set<String>] = [
    "definition": [
      "found '?' where an expression should be"
    ],
    "calendar": [
      "'from' 2000 is after 'to' 7", "unknown holiday 'May Day'", "unknown holiday '-1'", "unknown holiday '7'",
      "unknown holiday '?!'",
      "unknown holiday 'true'", "unknown time zone '-1'", "unknown time zone '7'", "unknown time zone '?!'",
      "unknown time zone 'true'",
    ],
    "register": [
      "'-1' is none of the codes of this column", "'7' is none of the codes of this column",
      "'?!' is none of the codes of this column", "'true' is none of the codes of this column",
    ],
    "cast": [],
    "simulation": [
      "'staff' has no '-1', who work in 'offered'", "'staff' has no '7', who work in 'offered'",
      "'staff' has no '?!', who work in 'offered'", "'staff' has no 'true', who work in 'offered'",
      "unknown clock '-1'", "unknown clock '7'", "unknown clock '?!'", "unknown clock 'true'",
      "unknown workflow '-1'", "unknown workflow '7'", "unknown workflow '?!'", "unknown workflow 'true'",
    ],
    "retention": [
      "unknown time zone '-1'", "unknown time zone '7'", "unknown time zone '?!'", "unknown time zone 'true'",
    ],
    "notices": [
      "'-1' is neither a host's full name nor an address in brackets", "'-1' is no address of a server here",
      "'-1' is no address of mail", "'7' is neither a host's full name nor an address in brackets",
      "'7' is no address of a server here", "'7' is no address of mail",
      "'?!' is neither a host's full name nor an address in brackets", "'?!' is no address of a server here",
      "'?!' is no address of mail", "'ca-file' is the path of a file, from / on",
      "'password-file' is the path of a file, from / on", "'secret-file' is the path of a file, from / on",
      "'true' is neither a host's full name nor an address in brackets", "'true' is no address of a server here",
      "'true' is no address of mail", "a command begins with the path of a program, from / on",
      "there is no channel '-1'", "there is no channel '7'", "there is no channel '?!'", "there is no channel 'mail'",
      "there is no channel 'true'",
    ],
  ]
}
