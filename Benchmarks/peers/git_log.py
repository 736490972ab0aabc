"""git: a commit a record, and fsck."""

import os
import subprocess

from common import Peer, record, timed


class Git(Peer):
    name = "git"
    chained = True
    remark = "a record is the message of an empty commit, made by a process of its own; core.fsync=all"

    def __init__(self, directory):
        super().__init__(directory)
        self.environment = {
            "HOME": directory, "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Nobody",
            "GIT_AUTHOR_EMAIL": "nobody@example.org", "GIT_COMMITTER_NAME": "Nobody",
            "GIT_COMMITTER_EMAIL": "nobody@example.org",
        }
        self.number = 0
        for name in ["log", "full"]:
            os.makedirs(f"{directory}/{name}")
            self.git(name, "init", "-q", "-b", "main")
            self.git(name, "config", "core.fsync", "all")
            self.git(name, "config", "gc.auto", "0")

    def git(self, name, *words, input=None):
        return subprocess.run(
            ["git", *words], input=input, cwd=f"{self.directory}/{name}", env=self.environment, check=True,
            capture_output=True).stdout

    def version(self):
        return self.git("log", "version").decode().split()[2]

    def commit(self):
        self.git("log", "commit", "-q", "--allow-empty", "-F", "-", input=record(self.number))
        self.number += 1

    def append_one(self, count):
        return timed(lambda: [self.commit() for _ in range(count)])

    def fill(self, count):
        stream = bytearray()
        for number in range(count):
            message = record(number)
            stream += b"commit refs/heads/main\ncommitter Nobody <nobody@example.org> 1767225600 +0000\n"
            stream += b"data %d\n%b\n" % (len(message), message)
        self.git("full", "fast-import", "--quiet", input=bytes(stream))

    def verify(self, count):
        return timed(lambda: self.git("full", "fsck", "--full", "--strict"))
