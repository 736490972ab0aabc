"""PyPI pymerkle: a Merkle tree over entries in SQLite."""

import pymerkle

from common import Peer, record, timed


class PyMerkle(Peer):
    name = "pymerkle"
    chained = True
    remark = "its SQLite tree; verify builds the tree anew from the entries and compares roots"

    def __init__(self, directory):
        super().__init__(directory)
        self.log = pymerkle.SqliteTree(directory + "/log.db")
        self.full = pymerkle.SqliteTree(directory + "/full.db")
        self.number = 0

    def version(self):
        return pymerkle.__version__

    def append(self):
        self.log.append_entry(record(self.number))
        self.number += 1

    def append_one(self, count):
        return timed(lambda: [self.append() for _ in range(count)])

    def append_batches(self, count, size):
        entries = [record(self.number + index) for index in range(count)]
        self.number += count
        return timed(lambda: [self.log.append_entries(entries[i:i + size]) for i in range(0, count, size)])

    def fill(self, count):
        self.full.append_entries([record(number) for number in range(count)])

    def verify(self, count):
        root = self.full.get_state(count)

        def body():
            tree = pymerkle.InmemoryTree()
            for number in range(1, count + 1):
                tree.append_entry(self.full.get_entry(number))
            assert tree.get_state() == root

        return timed(body)

    def close(self):
        self.log.close()
        self.full.close()
