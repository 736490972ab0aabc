"""An append-only table in PostgreSQL, driven by its own pgbench over a socket."""

import glob
import os
import pwd
import re
import shutil
import subprocess

from common import Peer, RECORD_BYTES, timed

SCHEMA = """
CREATE TABLE log (seq bigserial PRIMARY KEY, line text NOT NULL);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''append-only''; END';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON log EXECUTE FUNCTION refuse();
CREATE TABLE full_log (LIKE log INCLUDING ALL);
"""
INSERT = f"INSERT INTO log (line) VALUES (rpad(:client_id || '-' || :n, {RECORD_BYTES}, 'x'));\n"
BATCH = f"INSERT INTO log (line) SELECT rpad(i || '-' || :n, {RECORD_BYTES}, 'x') FROM generate_series(1, %d) i;\n"


class Postgres(Peer):
    name = "PostgreSQL table"
    remark = "no chain: verify only reads and hashes each row, in the server; fsync and synchronous_commit on"

    def __init__(self, directory):
        super().__init__(directory)
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        self.bin = found[-1] if found else os.path.dirname(shutil.which("initdb") or "")
        if not self.bin:
            raise RuntimeError("PostgreSQL is not installed")
        # It refuses to be run by root.
        self.user = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []
        if self.user:
            os.chown(directory, pwd.getpwnam("nobody").pw_uid, -1)
        self.run("initdb", "-D", directory + "/data", "-U", "bench", "-A", "trust", "--no-instructions", "-E", "UTF8")
        options = f"-k {directory} -c listen_addresses= -c max_connections=300"
        self.run("pg_ctl", "-D", directory + "/data", "-l", directory + "/log", "-w", "-o", options, "start")
        self.sql(SCHEMA)

    def run(self, program, *words):
        command = self.user + [f"{self.bin}/{program}", *words]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.directory)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")
        return done.stdout

    def sql(self, text):
        return self.run("psql", "-h", self.directory, "-U", "bench", "-d", "postgres", "-qtAc", text)

    def version(self):
        return self.sql("SHOW server_version").split()[0]

    def bench(self, script, transactions, clients):
        path = self.directory + "/script.sql"
        with open(path, "w") as file:
            file.write("\\set n random(1, 1000000000)\n" + script)
        os.chmod(path, 0o644)
        output = self.run(
            "pgbench", "-h", self.directory, "-U", "bench", "-d", "postgres", "-n", "-M", "prepared", "-f", path,
            "-c", str(clients), "-j", str(min(clients, os.cpu_count())), "-t", str(transactions // clients))
        rate = float(re.search(r"tps = ([\d.]+)", output)[1])
        return transactions / rate

    def append_one(self, count):
        return self.bench(INSERT, count, 1)

    def append_many(self, count, callers):
        return self.bench(INSERT, count, callers)

    def append_batches(self, count, size):
        return self.bench(BATCH % size, count // size, 1)

    def fill(self, count):
        self.sql(f"INSERT INTO full_log (line) SELECT rpad(i::text, {RECORD_BYTES}, 'x') FROM generate_series(1, {count}) i")

    def verify(self, count):
        def body():
            seen = self.sql("SELECT count(sha256(convert_to(line, 'UTF8'))) FROM full_log")
            assert int(seen) == count

        return timed(body)

    def close(self):
        self.run("pg_ctl", "-D", self.directory + "/data", "-m", "fast", "stop")
