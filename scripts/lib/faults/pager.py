"""A way out for notices that can be looked at: a command which keeps each message that it gets, and what must be true of them."""

import os
import re

from .desk import Broken

# Some of those who are told of what is late.
TOLD = ("p.chowdhury", "d.reyes", "h.lindqvist", "j.mercer", "c.doherty", "n.farouk")


class Pager:
    """Messages of one store, in a file of its own."""

    def __init__(self, store):
        self.store, self.path = store, store.path + ".pages"

    def install(self):
        """Has the store send all notices for some people through the command."""
        script, plan = self.path + ".sh", self.path + ".yaml"
        with open(script, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\nexec cat >> '{self.path}'\n")
        os.chmod(script, 0o700)
        with open(plan, "w", encoding="utf-8") as file:
            file.write("notices: desk\nversion: 2\ntitle: T\nduty: [{ role: senior }]\n"
                       f"channels: {{ page: {{ command: ['{script}'] }} }}\nroutes: [{{ through: page }}]\n")
        self.store.expect("workflow", "activate", plan, "--approved-by", "Nobody")
        for person in TOLD:
            self.store.expect("person", "set", person, "page=7")
        return self

    def settle(self):
        """Delivers what is left, after claims of the dead have run out; checks that all arrived, each under its one name."""
        for wait in ("+10m", "+1h"):
            self.store.expect("outbox", "deliver", "--now", wait)
        left = self.store.rows("SELECT id, status FROM outbox WHERE status IN ('pending', 'failed')")
        if left:
            raise Broken(f"notices that did not arrive: {left[:5]}")
        sent = {identity.decode() for identity, in self.store.rows("SELECT id FROM message WHERE status = 'sent'")}
        with open(self.path, encoding="utf-8") as file:
            got = re.findall(r"^Message-ID: <([0-9a-f]+)@", file.read(), re.MULTILINE)
        if set(got) != sent:
            raise Broken(f"messages that were sent: {len(sent)}; that arrived: {len(set(got))}; in both: {len(sent & set(got))}")
        return len(got), len(sent)

    def remove(self):
        for path in (self.path, self.path + ".sh", self.path + ".yaml"):
            if os.path.exists(path):
                os.unlink(path)
