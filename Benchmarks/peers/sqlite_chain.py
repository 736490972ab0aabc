"""A hash chain in SQLite, as one would write it: each row has the hash of the row before."""

import hashlib
import sqlite3

from common import Peer, record, timed


class SQLiteChain(Peer):
    name = "SQLite hash chain"
    chained = True
    remark = "Python's sqlite3; WAL, synchronous=FULL; one writer"

    def __init__(self, directory):
        super().__init__(directory)
        self.number = 0
        self.log = self.open("log.db")

    def version(self):
        return sqlite3.sqlite_version

    def open(self, name):
        log = sqlite3.connect(f"{self.directory}/{name}", isolation_level=None)
        log.execute("PRAGMA journal_mode=WAL")
        log.execute("PRAGMA synchronous=FULL")
        log.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, prev BLOB NOT NULL, line BLOB NOT NULL)")
        self.prev = bytes(32)
        return log

    def insert(self, log):
        line = record(self.number)
        log.execute("INSERT INTO log (prev, line) VALUES (?, ?)", (self.prev, line))
        self.prev = hashlib.sha256(self.prev + line).digest()
        self.number += 1

    def append_one(self, count):
        return timed(lambda: [self.insert(self.log) for _ in range(count)])

    def append_batches(self, count, size):
        def body():
            for _ in range(count // size):
                self.log.execute("BEGIN")
                for _ in range(size):
                    self.insert(self.log)
                self.log.execute("COMMIT")

        return timed(body)

    def fill(self, count):
        self.full = self.open("full.db")
        self.full.execute("BEGIN")
        for _ in range(count):
            self.insert(self.full)
        self.full.execute("COMMIT")

    def verify(self, count):
        def body():
            seen, hash = 0, bytes(32)
            for prev, line in self.full.execute("SELECT prev, line FROM log ORDER BY seq"):
                assert prev == hash, "the chain is broken"
                hash = hashlib.sha256(prev + line).digest()
                seen += 1
            assert seen == count

        return timed(body)

    def close(self):
        self.log.close()
        self.full.close()
