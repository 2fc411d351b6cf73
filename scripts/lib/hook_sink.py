"""A web server for tests, on loopback only: keeps signed messages, or fails as it is told.

usage: hook_sink.py FOLDER KEY [--tls CERT KEY]

It writes the port that it chose to FOLDER/port, and each body whose signature is right to FOLDER/mail/NNNNN.json. A wrong
signature, or one of a time that is more than five minutes away, is answered 401. FOLDER/mode holds a status to answer,
with what it says under Retry-After behind it, or `hang`.
"""

import hashlib
import hmac
import os
import ssl
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

folder, key = sys.argv[1], sys.argv[2].encode()
os.makedirs(f"{folder}/mail", exist_ok=True)
count = 0
skew = int(os.environ.get("SINK_NOW", "0"))


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *words):
        pass

    def answer(self, status, wait=None):
        self.send_response(status)
        if wait:
            self.send_header("Retry-After", wait)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self):
        global count
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            with open(f"{folder}/mode", encoding="utf-8") as file:
                mode = file.read().strip()
        except FileNotFoundError:
            mode = "accept"
        if mode == "hang":
            time.sleep(3600)
        if mode[:1].isdigit():
            status, _, wait = mode.partition(" ")
            return self.answer(int(status), wait)
        stamp = self.headers["X-Tasking-Time"]
        wanted = "sha256=" + hmac.new(key, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        # The tests' program stands at a time of its own.
        fresh = skew == 0 or abs(int(stamp) - skew) < 300
        if not fresh or not hmac.compare_digest(wanted, self.headers["X-Tasking-Signature"]):
            return self.answer(401)
        count += 1
        name = f"{folder}/mail/{count:05}.json"
        with open(name + ".new", "wb") as file:
            file.write(body)
        os.rename(name + ".new", name)
        self.answer(204)


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if "--tls" in sys.argv:
    place = sys.argv.index("--tls")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[place + 1], sys.argv[place + 2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
with open(f"{folder}/port.new", "w", encoding="utf-8") as file:
    file.write(str(server.server_address[1]))
os.rename(f"{folder}/port.new", f"{folder}/port")
threading.Thread(target=server.serve_forever, daemon=True).start()
# Whoever started it holds the other end of standard input; when they are gone, so is it.
sys.stdin.read()
os._exit(0)
