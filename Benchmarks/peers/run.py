#!/usr/bin/env python3
"""Measures acquis and its peers on the same work, in turn, and writes a table as JSON. See README.md."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

WORK = ["append_one", "append_many", "append_batches", "verify"]
CALLERS, BATCH = 64, 100


def peers():
    """The classes of the peers; those whose packages are missing raise ImportError when they are made."""
    from acquis import Acquis
    from eventsourcing_store import EventSourcing
    from git_log import Git
    from postgres import Postgres
    from sqlite_chain import SQLiteChain
    from umadb_store import UmaDB

    classes = [Acquis, SQLiteChain, Postgres, Git, EventSourcing, UmaDB]
    try:
        from pymerkle_tree import PyMerkle
        classes.insert(5, PyMerkle)
    except ImportError as error:
        print(f"pymerkle: {error}", file=sys.stderr)
    return classes


def rates(peer, sizes):
    """Records a second for each kind of work that a peer can do."""
    count, full = sizes
    many, batched = max(1, count * 8 // CALLERS) * CALLERS, max(1, count * 10 // BATCH) * BATCH
    done = {
        "append_one": (count, peer.append_one(count)),
        "append_many": (many, peer.append_many(many, CALLERS)),
        "append_batches": (batched, peer.append_batches(batched, BATCH)),
        "verify": (full, peer.verify(full)),
    }
    return {work: records / seconds for work, (records, seconds) in done.items() if seconds}


def start(directory, full):
    """The peers that can be run here, each with a full store to verify, and why the others cannot."""
    running, missing = [], {}
    for kind in peers():
        try:
            peer = kind(os.path.join(directory, kind.__name__))
            peer.fill(full)
            running.append(peer)
        except (ImportError, OSError, RuntimeError, subprocess.CalledProcessError) as error:
            missing[kind.name] = str(error)
    return running, missing


def table(running, rounds):
    rows = []
    for peer in running:
        work = {}
        for name in WORK:
            pairs = [(r[peer.name][name], r["acquis"][name]) for r in rounds if name in r[peer.name]]
            if not pairs:
                continue
            # How many times as fast acquis was, round by round.
            ratios = sorted(own / other for other, own in pairs)
            work[name] = {
                "records/s": statistics.median(rate for rate, _ in pairs), "acquis is × as fast": {
                    "median": statistics.median(ratios), "min": ratios[0], "max": ratios[-1]}}
        rows.append({
            "name": peer.name, "version": peer.version(), "chained": peer.chained, "synced": peer.synced,
            "remark": peer.remark, "work": work})
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=200, help="appends by one caller in each round")
    parser.add_argument("--full", type=int, default=50_000, help="records of the stores that are verified")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--directory", help="where stores are made, and removed again")
    parser.add_argument("--json", help="the file to write")
    options = parser.parse_args()
    directory = tempfile.mkdtemp(prefix="acquis-peers-", dir=options.directory)
    os.chmod(directory, 0o711)
    running = []
    try:
        running, missing = start(directory, options.full)
        rounds = [{p.name: rates(p, (options.records, options.full)) for p in running} for _ in range(options.rounds + 1)]
        answer = {
            "callers": CALLERS, "batch": BATCH, "records": options.records, "full": options.full,
            "rounds": options.rounds, "peers": table(running, rounds[1:]), "missing": missing}
    finally:
        for peer in running:
            peer.close()
        shutil.rmtree(directory, ignore_errors=True)
    text = json.dumps(answer, indent=2, ensure_ascii=False)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            file.write(text + "\n")
    print(text)


if __name__ == "__main__":
    main()
