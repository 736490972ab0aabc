"""PyPI umadb: an event store with append conditions, its own server over gRPC."""

import importlib.metadata
import os
import socket
import subprocess
import sys
import threading
import time

from common import Peer, record, timed


class UmaDB(Peer):
    name = "umadb"
    remark = "its server, reached over loopback; no chain: verify only reads"

    def __init__(self, directory):
        super().__init__(directory)
        import umadb

        self.umadb = umadb
        self.number = 0
        self.servers, self.clients = [], []
        for name in ("log", "full"):
            port = UmaDB.free_port()
            script = os.path.join(os.path.dirname(sys.executable), "umadb")
            self.servers.append(subprocess.Popen(
                [script, "--listen", f"127.0.0.1:{port}", "--db-path", f"{directory}/{name}.db"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            self.clients.append(self.connect(port))
            if name == "log":
                self.port = port
        self.log, self.full = self.clients

    @staticmethod
    def free_port():
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    def connect(self, port):
        for _ in range(200):
            try:
                return self.umadb.Client(f"http://127.0.0.1:{port}")
            except Exception:
                time.sleep(0.05)
        raise RuntimeError("the server of umadb does not answer")

    def version(self):
        return importlib.metadata.version("umadb")

    def events(self, count):
        start, self.number = self.number, self.number + count
        return [
            self.umadb.Event("assessed", record(i), [f"learner:{i % 20_000}"]) for i in range(start, start + count)]

    def append_one(self, count):
        events = self.events(count)
        return timed(lambda: [self.log.append([event]) for event in events])

    def append_many(self, count, callers):
        parts = [self.events(count // callers) for _ in range(callers)]
        clients = [self.connect(self.port) for _ in range(callers)]
        threads = [
            threading.Thread(target=lambda c, p: [c.append([event]) for event in p], args=pair)
            for pair in zip(clients, parts)]

        def body():
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()

        return timed(body)

    def append_batches(self, count, size):
        events = self.events(count)
        return timed(lambda: [self.log.append(events[i:i + size]) for i in range(0, count, size)])

    def fill(self, count):
        events = self.events(count)
        for i in range(0, count, 1000):
            self.full.append(events[i:i + 1000])

    def verify(self, count):
        def body():
            assert sum(1 for _ in self.full.read()) == count

        return timed(body)

    def close(self):
        for server in self.servers:
            server.terminate()
            server.wait()
