import Glibc
import Store
package import Tasking
import TaskingAPI
package import Workflow
package import WorkingTime

/// Takes letters out of the house: by mail and webhooks through curl, or to a program.
package struct Courier {
  /// The system's clock: what a webhook's signature is of.
  let now: () -> Instant
  /// The program that speaks SMTP and HTTP.
  var curl = Courier.curlPath
  /// What this machine is called to a server of mail that the plan has no name for.
  var greeting: (NoticeServer) -> String = MachineName.greeting

  /// Where Debian has it.
  package static let curlPath = "/usr/bin/curl"

  /// A courier by this clock.
  package init(now: @escaping () -> Instant) { self.now = now }

  /// Sends a letter.
  package func send(_ letter: Letter, by channel: NoticeChannel) -> Sent {
    do throws(TaskingError) {
      return switch channel.means {
      case .mail(let mail): try post(letter, mail, channel.timeout)
      case .webhook(let webhook): try post(letter, webhook, channel.timeout)
      case .command(let words): run(letter, words, channel.timeout)
      }
    } catch {
      return .failed(error.message, isChannelDown: true)
    }
  }

  private func post(_ letter: Letter, _ mail: NoticeChannel.Mail, _ seconds: Int64) throws(TaskingError) -> Sent {
    guard let text = MailText(letter, from: mail.from), NoticeChannel.isMailAddress(letter.address) else {
      return .refused("a line of it has a control character")
    }
    let greeting = mail.greeting ?? self.greeting(mail.server)
    // The path of an address of mail is what the server is greeted with.
    let url = "\(mail.server.text)/\(CurlConfiguration.inURL(greeting))"
    var options = CurlConfiguration(url: url, scheme: mail.server.scheme, seconds: seconds)
    // What the server answers; only its codes are looked at.
    options.set("dump-header", "-")
    options.set("mail-from", mail.from)
    options.set("mail-rcpt", letter.address)
    options.set("upload-file", "/dev/fd/3")
    if mail.isEncrypted { options.flag("ssl-reqd") }
    if let file = mail.caFile { options.set("cacert", file) }
    if let login = mail.login, let file = mail.passwordFile {
      options.set("user", "\(login):\(try SecretFile(path: file).read())")
    }
    return CurlEnd(run(options, text.bytes, seconds), seconds: seconds, now: now())
      .ofMail(hasStartTLS: mail.isEncrypted && mail.server.scheme == "smtp")
  }

  private func post(
    _ letter: Letter, _ webhook: NoticeChannel.Webhook, _ seconds: Int64
  ) throws(TaskingError) -> Sent {
    let body: [UInt8]
    do throws(StoreFault) { body = try JSONBytes.encode(WebhookText(letter)) } catch { throw TaskingError(error) }
    let key = Array(try SecretFile(path: webhook.secretFile).read().utf8)
    let time = now().secondsSinceEpoch
    var options = CurlConfiguration(url: webhook.server.text, scheme: webhook.server.scheme, seconds: seconds)
    options.set("data-binary", "@/dev/fd/3")
    options.set("header", "Content-Type: application/json")
    options.set("header", "User-Agent: tasking")
    options.set("header", "X-Tasking-Message: \(letter.id)")
    options.set("header", "X-Tasking-Time: \(time)")
    options.set("header", "X-Tasking-Signature: sha256=\(BodySignature.hex(of: body, at: time, key: key))")
    if let file = webhook.caFile { options.set("cacert", file) }
    options.set("write-out", "%{response_code} %header{retry-after}")
    return CurlEnd(run(options, body, seconds), seconds: seconds, now: now()).ofWebhook
  }

  private func run(_ options: CurlConfiguration, _ body: [UInt8], _ seconds: Int64) -> ChildRun.End {
    // --disable, and first: nobody's .curlrc has a say. curl ends by itself a little earlier than it is ended.
    ChildRun(words: [curl, "--disable", "--config", "-"], input: options.bytes, third: body, patience: seconds + 2)()
  }

  private func run(_ letter: Letter, _ words: [String], _ seconds: Int64) -> Sent {
    let head = ["To: \(letter.address)", "Subject: \(letter.text.subject)", "Message-ID: <\(letter.id)>", ""]
    let text = (head + letter.text.lines).joined(separator: "\n") + "\n"
    switch ChildRun(words: words, input: Array(text.utf8), patience: seconds)() {
    case .exited(0, _): return .delivered
    // EX_NOUSER, sysexits(3): it knows nobody of that address, and never will.
    case .exited(67, _): return .refused("the command knows nobody of that address")
    case .exited(let status, _): return .failed("the command ended with status \(status)", isChannelDown: false)
    case .failed(let why): return .failed("the command cannot be run: \(why)", isChannelDown: true)
    case .timedOut: return .failed("the command took longer than \(seconds) s", isChannelDown: true)
    }
  }
}
