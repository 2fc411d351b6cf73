"""A disk that loses its power: what a record of calls says was written, and what may be left of it.

What is on the disk for certain: the bytes of a file that was synced after they were written, and a name whose folder was.
Everything else is there or not, each write, cut and name by itself, in any order: more than most file systems lose, and
never less. The last write may be there in part, up to a sector of 512 bytes or up to any byte.
"""

import os
import re

from .desk import Broken

CALL = re.compile(r"^(\d+) +(?:<\.\.\. )?(\w+)(?: resumed>|\()(.*)$")
RESULT = re.compile(r"^(.*)\) += (-?\d+)(?:<[^>]*>)?(?:\(deleted\))?(?: .*)?$")
TRACED = ("openat", "pwrite64", "write", "ftruncate", "fsync", "fdatasync", "rename", "renameat2", "unlink")


def text(hexadecimal):
    return bytes.fromhex(hexadecimal.replace("\\x", ""))


class Operation:
    """One thing that happened to the disk, or a reply that was given. `begun` is where in the record the call began."""

    def __init__(self, kind, begun, file=None, offset=0, data=b"", name=None, size=0):
        self.kind, self.begun, self.file, self.offset, self.data = kind, begun, file, offset, data
        self.name, self.size = name, size


class Record:
    """What a run of commands did to a folder, in order, read from what strace wrote."""

    def __init__(self, folder, replies):
        self.folder, self.replies = folder, replies
        self.operations = []
        self.names, self.files = {}, 0
        self.positions = {}

    def is_ours(self, path):
        return os.path.dirname(path) == self.folder and not path.endswith(("-shm", ".receipts"))

    def read(self, log):
        waiting = {}
        with open(log, encoding="ascii") as lines:
            for line in lines:
                found = CALL.match(line)
                if not found:
                    continue
                process, call, rest = found.groups()
                begun = len(self.operations)
                if rest.rstrip().endswith("<unfinished ...>"):
                    waiting[process] = (rest.rstrip()[:-len("<unfinished ...>")].rstrip(), begun)
                    continue
                if " resumed>" in line[:80]:
                    start, begun = waiting.pop(process)
                    rest = start + rest
                ended = RESULT.match(rest)
                if ended and int(ended[2]) >= 0:
                    self.take(process, call, ended[1], int(ended[2]), begun)
        return self

    def take(self, process, call, arguments, result, begun):
        shown = [text(each).decode(errors="replace") for each in re.findall(r"<((?:\\x[0-9a-f]{2})*)>", arguments)]
        quoted = [text(each) for each in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', arguments)]
        if call == "openat":
            path = os.path.normpath(os.path.join(shown[0] if shown else "/", quoted[0].decode()))
            self.positions[process, path] = 0
            if self.is_ours(path):
                if "O_CREAT" in arguments and path not in self.names:
                    self.files += 1
                    self.names[path] = self.files
                    self.operations.append(Operation("name", begun, self.files, name=path))
                if "O_TRUNC" in arguments:
                    self.operations.append(Operation("cut", begun, self.names[path], size=0))
        elif call in ("rename", "renameat2", "unlink"):
            paths = [os.path.normpath(os.path.join(self.folder, each.decode())) for each in quoted]
            if not self.is_ours(paths[0]):
                return
            file = self.names[paths[0]]
            del self.names[paths[0]]
            if call != "unlink":
                self.names[paths[1]] = file
            self.operations.append(Operation(call, begun, file, name=tuple(paths)))
        else:
            path = shown[0]
            if call == "write" and path == self.replies:
                self.operations.append(Operation("reply", begun, data=quoted[0]))
            elif path == self.folder:
                self.operations.append(Operation("sync-names", begun))
            elif self.is_ours(path):
                self.change(process, call, path, arguments, quoted, result, begun)

    def change(self, process, call, path, arguments, quoted, result, begun):
        file = self.names[path]
        if call in ("fsync", "fdatasync"):
            self.operations.append(Operation("sync", begun, file))
        elif call == "ftruncate":
            self.operations.append(Operation("cut", begun, file, size=int(arguments.rsplit(",", 1)[1])))
        else:
            if len(quoted[0]) < result:
                raise Broken(f"the record has {len(quoted[0])} of {result} bytes written to {path}")
            offset = self.positions.get((process, path), 0)
            if call == "pwrite64":
                offset = int(arguments.rsplit(",", 1)[1])
            else:
                self.positions[process, path] = offset + result
            self.operations.append(Operation("write", begun, file, offset, quoted[0][:result]))

    def replies_before(self, cut):
        """What was acknowledged before a place in the record: its lines."""
        return b"".join(each.data for each in self.operations[:cut] if each.kind == "reply").decode().splitlines()

    def certain(self, cut):
        """For each operation before the cut, whether it had to be on the disk by then."""
        certain = [False] * cut
        for operation in self.operations[:cut]:
            if operation.kind == "sync":
                for place in range(operation.begun):
                    other = self.operations[place]
                    if other.file == operation.file and other.kind in ("write", "cut"):
                        certain[place] = True
            elif operation.kind == "sync-names":
                for place in range(operation.begun):
                    if self.operations[place].kind in ("name", "renameat2", "unlink", "rename"):
                        certain[place] = True
        return certain

    def after(self, cut, generator, is_torn):
        """The files of the folder when the power has gone at a place of the record: their names and bytes."""
        certain = self.certain(cut)
        share = generator.choice([0, 0.1, 0.5, 0.9, 1])
        kept = [known or generator.random() < share for known in certain]
        torn = None
        if is_torn:
            writes = [place for place in range(cut) if self.operations[place].kind == "write" and not certain[place]]
            if writes:
                torn = writes[-1]
                kept[torn] = True
        names, bytes_of = {}, {}
        for place in range(cut):
            operation = self.operations[place]
            if not kept[place]:
                continue
            if operation.kind == "write":
                data = operation.data
                if place == torn:
                    data = data[:self.edge(operation, generator)]
                held = bytes_of.setdefault(operation.file, bytearray())
                if len(held) < operation.offset + len(data) and data:
                    held.extend(bytes(operation.offset + len(data) - len(held)))
                held[operation.offset:operation.offset + len(data)] = data
            elif operation.kind == "cut":
                held = bytes_of.setdefault(operation.file, bytearray())
                del held[operation.size:]
                held.extend(bytes(operation.size - len(held)))
            elif operation.kind == "name":
                names[operation.name] = operation.file
            elif operation.kind == "unlink":
                names.pop(operation.name[0], None)
            elif operation.kind in ("rename", "renameat2"):
                names.pop(operation.name[0], None)
                names[operation.name[1]] = operation.file
        return {path: bytes(bytes_of.get(file, b"")) for path, file in names.items()}, torn is not None

    @staticmethod
    def edge(operation, generator):
        """How many bytes of a torn write are there: up to a sector's edge in the file, or up to any byte."""
        length = len(operation.data)
        if generator.random() < 0.5:
            return generator.randrange(length + 1)
        edges = [edge for edge in range(-operation.offset % 512, length, 512)] or [0]
        return generator.choice(edges)
