internal import Workflow

extension NoticeReader {
  /// The ways out, by their names.
  func channels(_ entries: [Node.Entry]) -> NameTable<NoticeChannel> {
    var channels: NameTable<NoticeChannel> = []
    for entry in entries {
      if NoticeReader.taken.contains(entry.key) {
        report.flaw("no channel can be called '\(entry.key)': people have a field of that name", at: entry.mark)
      }
      if let channel = channel(entry) { channels.append(channel) }
    }
    return channels
  }

  private func channel(_ entry: Node.Entry) -> NoticeChannel? {
    guard let section = Section(entry.value, "channel '\(entry.key)'", .noticeChannel, report) else { return nil }
    let means = means(section)
    let timeout = section.node("timeout").flatMap { seconds($0) }
    section.finish()
    return means.map { NoticeChannel(name: entry.key, means: $0, timeout: timeout ?? NoticeChannel.usualTimeout) }
  }

  private func seconds(_ node: Node) -> Int64? {
    if let number = node.number, (1...60).contains(number) { return number }
    report.mismatch("seconds, 1 to 60", node)
    return nil
  }

  private func means(_ section: Section) -> NoticeChannel.Means? {
    let (smtp, webhook, command) = (section.node("smtp"), section.node("webhook"), section.node("command"))
    guard [smtp, webhook, command].compactMap(\.self).count == 1 else {
      report.error("\(section.what) has exactly one of smtp, webhook and command", at: section.mark)
      return nil
    }
    let mailOnly = ["from", "login", "greets-as", "password-file", "encrypted"]
    let foreign = smtp == nil ? mailOnly : ["secret-file"]
    for key in foreign + (command == nil ? [] : ["ca-file"]) {
      guard let entry = section.entry(key) else { continue }
      report.flaw("'\(key)' has no meaning here", at: entry.mark)
    }
    if let smtp { return mail(smtp, section) }
    if let webhook { return hook(webhook, section) }
    return command.flatMap(program)
  }

  private func mail(_ node: Node, _ section: Section) -> NoticeChannel.Means? {
    guard let server = server(node, ["smtp", "smtps"], "smtp://mail.example.org:587") else { return nil }
    if !server.path.isEmpty { report.flaw("a mail server has no path", at: node.mark) }
    guard let from = section.node("from") else {
      report.error("\(section.what) has no 'from'", at: section.mark, hint: "the sender's address of mail")
      return nil
    }
    guard let sender = report.text(from) else { return nil }
    if !NoticeChannel.isMailAddress(sender) { report.flaw("'\(sender)' is no address of mail", at: from.mark) }
    var mail = NoticeChannel.Mail(server: server, from: sender)
    if let node = section.node("login") {
      mail.login = report.text(node)
      if mail.login?.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == ":" }) ?? false {
        report.flaw("a login has neither colons nor control characters", at: node.mark)
      }
    }
    if let node = section.node("greets-as"), let name = report.text(node) {
      mail.greeting = name
      if !NoticeChannel.isGreeting(name) {
        report.flaw(
          "'\(name)' is neither a host's full name nor an address in brackets", at: node.mark,
          hint: "write tasking.example.org or \"[192.0.2.1]\"")
      }
    }
    mail.passwordFile = path("password-file", section)
    mail.caFile = path("ca-file", section)
    if (mail.login == nil) != (mail.passwordFile == nil) {
      report.flaw("'login' and 'password-file' go together", at: section.mark)
    }
    if let node = section.node("encrypted") {
      mail.isEncrypted = report.flag(node) ?? true
      if !mail.isEncrypted, !server.isLocal || mail.login != nil || server.scheme == "smtps" {
        report.flaw(
          "only mail to this machine, without a login, can go without encryption", at: node.mark,
          hint: "leave 'encrypted' out")
      }
    }
    return .mail(mail)
  }

  private func hook(_ node: Node, _ section: Section) -> NoticeChannel.Means? {
    guard let server = server(node, ["http", "https"], "https://chat.example.org/hooks/tasking") else { return nil }
    if server.scheme == "http", !server.isLocal {
      report.flaw("a webhook is https, but on this machine", at: node.mark)
    }
    guard section.entry("secret-file") != nil else {
      report.error(
        "\(section.what) has no 'secret-file'", at: section.mark, hint: "the file that holds the key of the signature")
      return nil
    }
    guard let secret = path("secret-file", section) else { return nil }
    var webhook = NoticeChannel.Webhook(server: server, secretFile: secret)
    webhook.caFile = path("ca-file", section)
    return .webhook(webhook)
  }

  private func program(_ node: Node) -> NoticeChannel.Means? {
    guard let elements = node.elements else {
      report.mismatch("a list: a program and its arguments", node)
      return nil
    }
    // The same word twice is no slip here.
    let words = elements.compactMap { report.text($0) }
    guard words.count == elements.count else { return nil }
    guard let program = words.first, program.hasPrefix("/") else {
      report.error("a command begins with the path of a program, from / on", at: node.mark)
      return nil
    }
    if words.contains(where: { $0.unicodeScalars.contains("\0") }) {
      report.flaw("a word of a command cannot hold NUL", at: node.mark)
    }
    return .command(words)
  }

  private func server(_ node: Node, _ schemes: [String], _ example: String) -> NoticeServer? {
    guard let text = report.text(node) else { return nil }
    if let server = NoticeServer(text), schemes.contains(server.scheme) { return server }
    report.error("'\(text)' is no address of a server here", at: node.mark, hint: "write \(example)")
    return nil
  }

  private func path(_ key: String, _ section: Section) -> String? {
    guard let node = section.node(key), let text = report.text(node) else { return nil }
    if !text.hasPrefix("/") || text.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      report.flaw("'\(key)' is the path of a file, from / on", at: node.mark)
    }
    return text
  }
}
