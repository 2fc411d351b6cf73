"""Writers whose commits empty the log while others write and read, on the shipped settings (threat 7)."""

import os
import threading
import time

from .desk import Broken, raising


class Race:
    """Writers of long texts, each of which empties the log sooner or later; readers; backups; schedulers."""

    name = "race"
    promise = "no commit is lost while the log is emptied beside writers, readers and backups"

    @staticmethod
    def run(trial):
        store = trial.store()
        end = time.monotonic() + trial.size(5, 60)
        acknowledged, faults, emptied = [], [], [0]
        lock = threading.Lock()

        def repeat(act):
            number = 0
            try:
                while time.monotonic() < end and not faults:
                    number += 1
                    ended = store.run(*act(number))
                    if ended.status not in (0, 8):
                        raise Broken(str(ended))
                    with lock:
                        if ended.receipt and ended.receipt.get("done") != "backup":
                            acknowledged.append(ended.receipt)
                    trial.count("commands" if ended.status == 0 else "told to try again")
            except Exception as fault:
                faults.append(fault)

        def watch():
            last = 0
            while time.monotonic() < end and not faults:
                size = os.path.getsize(store.path + "-wal")
                emptied[0] += size < last
                last = size
                time.sleep(0.002)

        def backup(number):
            path = trial.path("copy.db")
            if os.path.exists(path):
                os.unlink(path)
            return ["backup", path, "--format", "json"]

        # 400 questions are more than half a megabyte of log: some seven of these fill it.
        acts = [
            lambda number: [*raising(number, questions=200), "--format", "json"],
            lambda number: [*raising(number, questions=200), "--format", "json"],
            lambda number: ["note", "1", "--as", "j.mercer", "--reason", f"Words {number}.", "--format", "json"],
            lambda number: ["set", "2", "--as", "j.mercer", f"title=Title {number}", "--format", "json"],
            lambda number: ["tick", "--format", "json"],
            lambda number: ["list"],
            backup,
        ]
        threads = [threading.Thread(target=repeat, args=(act,)) for act in acts] + [threading.Thread(target=watch)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if faults:
            raise faults[0]
        store.receipts = acknowledged
        store.verify()
        if not emptied[0]:
            raise Broken("the log was never emptied, so nothing was tried")
        trial.count("times the log was emptied", emptied[0])
        trial.count("commits acknowledged, all there", len(acknowledged))


TRIALS = [Race]
