"""What all peers share: the record, the clock, and what a peer has to say of itself."""

import os
import time

RECORD_BYTES = 500


def record(number):
    """500 bytes, another for each number."""
    return (f'{{"seq":{number:012},"learner":"{number % 20_000:012}","text":"' .encode()).ljust(RECORD_BYTES - 2, b"x") + b'"}'


def timed(body):
    start = time.monotonic()
    body()
    return time.monotonic() - start


class Peer:
    """A store that is asked for the same work. A method that it cannot do returns None."""

    name = ""
    #: What it does of: a hash chain or tree over the records, a sync before it says so.
    chained = False
    synced = True
    #: What differs from the work that acquis does, in one line.
    remark = ""

    def __init__(self, directory):
        self.directory = directory
        os.makedirs(directory)

    def version(self):
        return ""

    def append_one(self, count):
        """Seconds to append records one by one, each durable before the next."""
        return None

    def append_many(self, count, callers):
        """Seconds for so many callers to append as many records in all, one at a time each."""
        return None

    def append_batches(self, count, size):
        """Seconds to append records in batches, each durable and all or nothing."""
        return None

    def fill(self, count):
        """Makes a store of so many records for `verify`, however is quickest."""

    def verify(self, count):
        """Seconds to check, or at least to read, all of what `fill` made."""
        return None

    def close(self):
        pass
