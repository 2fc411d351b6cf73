"""A mail server for tests, on loopback only: keeps what it gets, or fails as it is told.

usage: mail_sink.py FOLDER [--tls CERT KEY] [--login NAME PASSWORD]

It writes the port that it chose to FOLDER/port, each message that it accepted to FOLDER/mail/NNNNN.eml, envelope first,
and does what FOLDER/mode says when a message comes: `accept`; `CODE WORDS` at RCPT or, behind `mail ` or `data `, at MAIL or
at its end; `hang`; `drop`, which takes the message and breaks the connection off before it answers; `keep-drop`, the same
once it is kept; `strict`, which says 504 to a greeting that is no full name or address. The last greeting is in
FOLDER/greeting.
"""

import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Sink:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0
        os.makedirs(f"{folder}/mail", exist_ok=True)

    def mode(self):
        try:
            with open(f"{self.folder}/mode", encoding="utf-8") as file:
                return file.read().strip()
        except FileNotFoundError:
            return "accept"

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        with open(f"{self.folder}/greeting", "w", encoding="utf-8") as file:
            file.write(hostname)
        if self.mode() == "strict" and "." not in hostname and not hostname.startswith("["):
            return ["504 5.5.2 need a full name"]
        session.host_name = hostname
        return responses

    async def handle_HELO(self, server, session, envelope, hostname):
        if self.mode() == "strict" and "." not in hostname and not hostname.startswith("["):
            return "504 5.5.2 need a full name"
        session.host_name = hostname
        return "250 sink"

    async def handle_MAIL(self, server, session, envelope, address, options):
        mode = self.mode()
        if mode.startswith("mail "):
            return mode[5:]
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        mode = self.mode()
        if mode[:1].isdigit():
            return mode
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mode = self.mode()
        if mode == "hang":
            await asyncio.sleep(3600)
        if mode == "drop":
            server.transport.abort()
            return "451 never seen"
        if mode.startswith("data "):
            return mode[5:]
        self.count += 1
        name = f"{self.folder}/mail/{self.count:05}.eml"
        with open(name + ".new", "wb") as file:
            file.write(f"{envelope.mail_from} {','.join(envelope.rcpt_tos)}\r\n".encode())
            file.write(envelope.content)
        os.rename(name + ".new", name)
        if mode == "keep-drop":
            server.transport.abort()
            return "451 never seen"
        return "250 kept"


def main():
    folder, rest = sys.argv[1], sys.argv[2:]
    options = {}
    if "--tls" in rest:
        place = rest.index("--tls")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(rest[place + 1], rest[place + 2])
        options["tls_context"] = context
        options["require_starttls"] = True
    if "--login" in rest:
        place = rest.index("--login")
        pair = (rest[place + 1].encode(), rest[place + 2].encode())

        def check(server, session, envelope, mechanism, data):
            success = (data.login, data.password) == pair
            # Unless it is told that nobody has, it does not answer a failure.
            return AuthResult(success=success, handled=success)

        options["authenticator"] = check
        options["auth_required"] = True
    sink = Sink(folder)

    async def serve():
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(sink, hostname="sink", **options), "127.0.0.1", 0)
        with open(f"{folder}/port.new", "w", encoding="utf-8") as file:
            file.write(str(server.sockets[0].getsockname()[1]))
        os.rename(f"{folder}/port.new", f"{folder}/port")
        # Whoever started it holds the other end of standard input; when they are gone, so is it.
        await loop.run_in_executor(None, sys.stdin.read)

    asyncio.run(serve())


try:
    main()
finally:
    os._exit(0)
