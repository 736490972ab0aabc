"""acquis itself, by the program that measures it: `Benchmarks work`, which reads what to do and answers with seconds."""

import os
import subprocess

from common import Peer

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".build", "release", "Benchmarks")


class Acquis(Peer):
    name = "acquis"
    chained = True
    remark = "statements signed already; chain and tree; verify is the audit of bytes, on one core, peers' too"

    def __init__(self, directory):
        super().__init__(directory)
        if not os.access(PROGRAM, os.X_OK):
            raise RuntimeError("build it first: swift build -c release")
        self.process = None

    def fill(self, count):
        self.process = subprocess.Popen(
            [PROGRAM, "work", self.directory, str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdout.readline()

    def ask(self, *words):
        print(*words, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())

    def append_one(self, count):
        return self.ask("one", count, 1)

    def append_many(self, count, callers):
        return self.ask("many", count, callers)

    def append_batches(self, count, size):
        return self.ask("batches", count, size)

    def verify(self, count):
        return self.ask("verify", count, 1)

    def close(self):
        self.process.stdin.close()
        self.process.wait()
