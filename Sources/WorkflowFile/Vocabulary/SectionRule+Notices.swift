extension SectionRule {
  /// Who is told what, and how.
  static let notices = SectionRule(
    name: "notices", sentence: "Who is told what by which way, and when.",
    keys: [
      .must("notices", .text, "Its name; one of that name is in use."),
      .must("version", .count, "A whole number, one more with each change."),
      .must("title", .text, "What people call it."),
      .may("duty", .list(.section("notice-duty")), "Who is told of what could not be delivered."),
      .may("channels", .names(.kebab, .section("notice-channel")), "The ways out beside the inbox."),
      .may("routes", .list(.section("notice-route")), "Which notices go which way; the first that fits counts."),
      .may("urgent", .list(.section("notice-filter")), "Notices that wait for no morning."),
      .may("quiet-outside", .text, "The calendar outside whose hours only urgent notices are sent."),
      .may("digest", .section("notice-digest"), "When several notices become one message."),
      .may("crowds", .section("notice-crowds"), "Who gets what is told to all who hold a role."),
      .may("limit", .section("notice-limit"), "How many messages somebody gets by one channel."),
      .may("retries", .section("notice-retries"), "How often it is tried."),
      .may("words", .section("notice-words"), "How messages are worded."),
    ])

  /// Who is on duty.
  static let noticeDuty = SectionRule(
    name: "notice-duty", sentence: "Who is told of what could not be delivered.",
    keys: [
      .may("role", .text, "Everybody who holds this role."),
      .may("person", .text, "The person of this id."),
    ],
    exactlyOne: ["role", "person"])

  /// A way out.
  static let noticeChannel = SectionRule(
    name: "notice-channel", sentence: "A way out for notices; secrets are in files of mode 0600.",
    keys: [
      .may("smtp", .text, "A mail server: smtp://mail.example.org:587 with STARTTLS, or smtps://."),
      .may("from", .text, "The sender's address of mail."),
      .may("login", .text, "The name with which to log in to the mail server."),
      .may("greets-as", .text, "The name that greets the mail server: a host's full name, or [192.0.2.1]."),
      .may("password-file", .text, "The path of the file that holds the password."),
      .may("encrypted", .flag, "False only for a mail server on this machine."),
      .may("webhook", .text, "An address that takes messages by HTTPS."),
      .may("secret-file", .text, "The path of the file that holds the key of the signature."),
      .may("command", .list(.text), "A program and its arguments; the message is on its standard input."),
      .may("ca-file", .text, "The certificates to trust in place of the system's."),
      .may("timeout", .number(1...60), "How many seconds one message may take; 20 if not said."),
    ],
    exactlyOne: ["smtp", "webhook", "command"])

  private static let filterKeys: [KeyRule] = [
    .may("priorities", .words, "Codes of priorities."),
    .may("capacities", .words, "Roles and parts for which people get them."),
    .may("about", .words, "Moves and clocks."),
    .may("from", .percent, "Only rungs, from this share of the time to due on."),
    .may(
      "due", .word(["before-morning"]),
      "Only in the quiet hours of whoever gets it, and only if something falls due before they end."),
  ]

  /// Which notices are meant.
  static let noticeFilter = SectionRule(
    name: "notice-filter", sentence: "Notices that have one of each that is given.", keys: filterKeys)

  /// Where they go.
  static let noticeRoute = SectionRule(
    name: "notice-route", sentence: "Notices, and the channels that they go through.",
    keys: filterKeys + [.must("through", .words, "Channels, or every-channel; an empty list for the inbox alone.")])

  /// When several become one.
  static let noticeDigest = SectionRule(
    name: "notice-digest", sentence: "When several notices become one message.",
    keys: [
      .may("more-than", .count, "With more than so many waiting, one message lists them all; 5 if not said."),
      .may("every", .length, "The least time between two messages, urgent ones aside."),
    ])

  /// Who gets what is told to many.
  static let noticeCrowds = SectionRule(
    name: "notice-crowds", sentence: "Who gets what is told to all who hold a role.",
    keys: [
      .may("up-to", .count, "Up to so many holders each gets it, of more whoever is on duty; 25 if not said."),
      .may("teams", .names(.kebab, .text), "Role and the person, such as a mailbox, who gets it instead of them."),
    ])

  /// How many messages.
  static let noticeLimit = SectionRule(
    name: "notice-limit", sentence: "How many messages somebody gets by one channel; the rest waits.",
    keys: [
      .must("messages", .count, "So many."),
      .must("within", .length, "In this time."),
    ])

  /// How often it is tried.
  static let noticeRetries = SectionRule(
    name: "notice-retries", sentence: "How often it is tried.",
    keys: [
      .may("first", .length, "The wait after the first failure, each time twice as long; 1m if not said."),
      .may("longest", .length, "The longest wait; 1h if not said."),
      .may("attempts", .count, "The failure with which it is given up; 200 if not said."),
    ])

  /// How messages are worded.
  static let noticeWords = SectionRule(
    name: "notice-words",
    sentence: "How messages are worded: {reference}, {kind}, {priority}, {about}, {step}, {capacity}, {at}, {count}.",
    keys: [
      .may("subject", .text, "The subject of a message about one notice."),
      .may("digest-subject", .text, "The subject of a digest."),
      .may("line", .text, "A notice in the text."),
      .may("closing", .text, "What stands below all notices."),
    ])

  /// Every mapping of the file, itself first.
  static let noticeRules = [
    notices, noticeDuty, noticeChannel, noticeFilter, noticeRoute, noticeDigest, noticeCrowds, noticeLimit,
    noticeRetries,
    noticeWords,
  ]
}
