"""PyPI eventsourcing, with its recorder for SQLite."""

import importlib.metadata
import uuid

from common import Peer, record, timed


class EventSourcing(Peer):
    name = "eventsourcing"
    remark = "its SQLite recorder; no chain: verify only reads"

    def __init__(self, directory):
        super().__init__(directory)
        from eventsourcing.persistence import StoredEvent
        from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

        self.event_class = StoredEvent
        self.datastores = [SQLiteDatastore(f"{directory}/{name}.db") for name in ("log", "full")]
        self.log, self.full = [SQLiteApplicationRecorder(datastore) for datastore in self.datastores]
        for recorder in (self.log, self.full):
            recorder.create_table()
        self.number = 0
        self.stream = uuid.UUID(int=1)

    def version(self):
        return importlib.metadata.version("eventsourcing")

    def events(self, count):
        start, self.number = self.number, self.number + count
        return [self.event_class(self.stream, start + i, "bench:Event", record(start + i)) for i in range(count)]

    def append_one(self, count):
        events = self.events(count)
        return timed(lambda: [self.log.insert_events([event]) for event in events])

    def append_batches(self, count, size):
        events = self.events(count)
        return timed(lambda: [self.log.insert_events(events[i:i + size]) for i in range(0, count, size)])

    def fill(self, count):
        self.full.insert_events(self.events(count))

    def verify(self, count):
        def body():
            seen, start = 0, 1
            while notifications := self.full.select_notifications(start, 1000):
                seen += len(notifications)
                start = notifications[-1].id + 1
            assert seen == count

        return timed(body)

    def close(self):
        for datastore in self.datastores:
            datastore.close()
