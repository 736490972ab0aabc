"""Tests of witness.py: `python3 witness.py --self-test`, or `python3 -m unittest witness_test` in this directory."""

from __future__ import annotations

import base64
import concurrent.futures
import hashlib
import http.client
import os
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from typing import Any, NamedTuple, Optional

import witness
from witness import COSIGN, COSIGNATURE, EMPTY_ROOT, LOG, MOVED, STAMP
from witness import Key, Server, Signer, TimestampAuthority, Witness
from witness import matching, node_hash, openssl, to_base64, unbase64, write


class Log:
    """A log of invented entries, with all its proofs."""

    def __init__(self, name: str, seed: int, entries: str = "entry"):
        self.signer = Signer(name, LOG, bytes([seed]) * 32)
        self.leaves = [hashlib.sha256(f"\0{entries} {index}".encode("ascii")).digest() for index in range(100)]

    def hash(self, start: int, end: int) -> bytes:
        if end - start < 2:
            return self.leaves[start] if start < end else EMPTY_ROOT
        middle = start + self.split(end - start)
        return node_hash(self.hash(start, middle), self.hash(middle, end))

    def proof(self, old: int, start: int, end: int) -> list[bytes]:
        """RFC 6962 §2.1.2, for 0 < old."""
        if old == end:
            return [self.hash(start, end)] if start > 0 else []
        middle = start + self.split(end - start)
        if old <= middle:
            return self.proof(old, start, middle) + [self.hash(middle, end)]
        return self.proof(old, middle, end) + [self.hash(start, middle)]

    @staticmethod
    def split(size: int) -> int:
        return 1 << ((size - 1).bit_length() - 1)

    def text(self, size: int) -> bytes:
        return f"{self.signer.key.name}\n{size}\n{to_base64(self.hash(0, size))}\n".encode("utf-8")

    def checkpoint(self, size: int, extension: bytes = b"") -> bytes:
        text = self.text(size) + extension
        return text + b"\n" + self.signer.line(self.signer.sign(text))

    def request(self, old: int, size: int) -> bytes:
        return joined(old, self.proof(old, 0, size) if old > 0 else [], self.checkpoint(size))


def joined(old: int, proof: list[bytes], checkpoint: bytes) -> bytes:
    return b"old %d\n" % old + b"".join(base64.b64encode(each) + b"\n" for each in proof) + b"\n" + checkpoint


class Answer(NamedTuple):
    status: int
    body: bytes
    content_type: Optional[str]


class SelfTest(unittest.TestCase):
    log = Log("log.example/a", 1)
    fork = Log("log.example/a", 1, "another entry")
    stranger = Log("log.example/b", 2)
    signer = Signer("witness.example/w", COSIGNATURE, bytes([3]) * 32)

    def serve(self, **options: Any) -> Server:
        authority = options.pop("authority", None)
        server = Server(Witness(self.signer, [self.log.signer.key], **options), authority=authority)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server

    def send(self, server: Server, body: bytes, path: str = COSIGN, method: str = "POST", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.read(), response.getheader("Content-Type"))
        connection.close()
        return answer

    def expect(self, server: Server, status: int, body: bytes, what: str = "") -> Answer:
        answer = self.send(server, body)
        self.assertEqual(answer.status, status, f"{what}: {answer}")
        return answer

    def expect_recorded(self, server: Server, size: int) -> None:
        answer = self.expect(server, 409, joined(99, [self.log.leaves[0]], self.log.checkpoint(100)))
        self.assertEqual((answer.body, answer.content_type), (b"%d\n" % size, "text/x.tlog.size"))

    def expect_cosigned(self, line: bytes, text: bytes, key: Optional[Key] = None) -> int:
        """The time of the cosignature."""
        key = key or self.signer.key
        match = matching(witness.SIGNATURE, line.decode("utf-8")[:-1])
        raw = unbase64(match[2])
        self.assertEqual((match[1], raw[:4], len(raw), line[-1:]), (key.name, key.id, 76, b"\n"))
        at = int.from_bytes(raw[4:12], "big")
        self.assertTrue(key.verifies(b"cosignature/v1\ntime %d\n" % at + text, raw[12:]))
        return at

    def test_cosigns_a_log_as_it_grows(self) -> None:
        server, old = self.serve(), 0
        for size in (0, 1, 2, 2, 3, 7, 8, 64, 99, 100, 100):
            earliest = int(time.time())
            answer = self.expect(server, 200, self.log.request(old, size), f"{old} to {size}")
            at = self.expect_cosigned(answer.body, self.log.text(size))
            self.assertTrue(earliest <= at <= time.time())
            old = size

    def test_cosigns_extension_lines_and_ignores_unknown_keys(self) -> None:
        server, extension = self.serve(), "étendu\n".encode("utf-8")
        checkpoint = self.log.checkpoint(5, extension)
        unknown = self.stranger.signer.line(b"x" * 64) + "— log.example/a AAAAAAA=\n".encode("utf-8")
        answer = self.expect(server, 200, joined(0, [], checkpoint + unknown))
        self.expect_cosigned(answer.body, self.log.text(5) + extension)

    def test_refuses_what_is_malformed(self) -> None:
        server, good = self.serve(), self.log.request(3, 5)
        self.expect(server, 200, self.log.request(0, 3))
        line, hash_line = good.split(b"\n\n")[2], good.split(b"\n")[1] + b"\n"
        root = to_base64(self.log.hash(0, 5)).encode("ascii")
        changes = {
            "nothing": (good, b""),
            "no old size": (b"old 3\n", b""),
            "a leading zero": (b"old 3\n", b"old 03\n"),
            "a sign": (b"old 3\n", b"old +3\n"),
            "two spaces": (b"old 3\n", b"old  3\n"),
            "capitals": (b"old 3\n", b"Old 3\n"),
            "a size of 2^63": (b"\n5\n", b"\n9223372036854775808\n"),
            "CRLF": (b"old 3\n", b"old 3\r\n"),
            "64 hashes": (hash_line, hash_line * (64 - 3)),
            "a short hash": (hash_line, base64.b64encode(b"x" * 31) + b"\n"),
            "no base64": (hash_line, b"*" + hash_line[1:]),
            "base64 without padding": (hash_line, hash_line.replace(b"=", b"")),
            "base64 in a second spelling": (b"\n" + root, b"\n" + root[:-2] + bytes([root[-2] + 1]) + b"="),
            "a space behind a hash": (hash_line, hash_line[:-1] + b" \n"),
            "no empty line": (b"\n\nlog", b"\nlog"),
            "two empty lines": (b"\n\nlog", b"\n\n\nlog"),
            "no origin": (b"\nlog.example/a\n5", b"\n5"),
            "a size with leading zero": (b"\n5\n", b"\n05\n"),
            "no root": (root + b"\n", b""),
            "an empty extension line": (root + b"\n", root + b"\n\nx\n"),
            "no signature": (line, b""),
            "no end of line": (line, line[:-1]),
            "a hyphen for the dash": ("— ".encode("utf-8"), b"- "),
            "an empty signature": (line, line + "— a AAAAAA==\n".encode("utf-8")),
            "a name with a plus": (line, line + "— a+b AAAAAAAA\n".encode("utf-8")),
            "a line behind": (line, line + b"x\n"),
            "too many signatures": (line, line * 101),
            "no UTF-8": (b"\n5\n", b"\n5\n\xff\n"),
            "a control character": (root + b"\n", root + b"\n\t\n"),
        }
        for what, (before, after) in changes.items():
            self.assertIn(before, good, what)
            self.expect(server, 400, good.replace(before, after, 1), what)
        self.expect(server, 400, self.log.request(0, 5).replace(b"old 0", b"old 6"), "an old size that is larger")
        self.expect_recorded(server, 3)
        self.expect(server, 422, good.replace(hash_line, hash_line * (63 - 3)), "63 hashes are not malformed")
        self.expect(server, 200, good)

    def test_refuses_strangers_and_false_signatures(self) -> None:
        server, text = self.serve(), self.log.text(5)
        own, false = self.log.signer.line(self.log.signer.sign(text)), self.log.signer.line(b"x" * 64)
        other_kind = Signer("log.example/a", COSIGNATURE, bytes([1]) * 32)
        self.expect(server, 404, self.stranger.request(0, 5))
        for what, signatures in {
            "a false one": false,
            "a right one and a false one": own + false,
            "a short one": self.log.signer.line(b"x"),
            "one by another log": self.stranger.signer.line(self.stranger.signer.sign(text)),
            "one of another type": other_kind.line(other_kind.cosign(text, 0)),
            "that of another text": self.log.checkpoint(4).partition(b"\n\n")[2],
        }.items():
            self.expect(server, 403, joined(0, [], text + b"\n" + signatures), what)
        self.expect_recorded(server, 0)

    def test_knows_several_keys_and_logs(self) -> None:
        successor = Log("log.example/a", 4)
        witness = Witness(self.signer, [log.signer.key for log in (self.log, self.stranger, successor)])
        for log, old, size in ((self.log, 0, 3), (successor, 3, 5), (self.stranger, 0, 4), (self.log, 5, 6)):
            self.expect_cosigned(witness.add_checkpoint(log.request(old, size)), log.text(size))

    def test_tells_the_size_that_it_recorded(self) -> None:
        server = self.serve()
        self.expect_recorded(server, 0)
        self.expect(server, 200, self.log.request(0, 7))
        self.expect_recorded(server, 7)
        for old, size in ((0, 7), (0, 9), (6, 7), (8, 9)):
            answer = self.expect(server, 409, self.log.request(old, size), f"{old} to {size}")
            self.assertEqual(answer.body, b"7\n")

    def test_refuses_what_is_inconsistent(self) -> None:
        server, log = self.serve(), self.log
        self.expect(server, 422, joined(0, [log.leaves[0]], log.checkpoint(7)), "a proof from size 0")
        nothing = f"log.example/a\n0\n{to_base64(log.leaves[0])}\n".encode("utf-8")
        note = nothing + b"\n" + log.signer.line(log.signer.sign(nothing))
        self.expect(server, 422, joined(0, [], note), "another root of size 0")
        self.expect(server, 200, log.request(0, 7))
        proof = log.proof(7, 0, 9)
        for what, changed in {
            "none": [],
            "one too few": proof[:-1],
            "one too many": proof + proof[:1],
            "another order": proof[::-1],
            "another first hash": [log.leaves[0]] + proof[1:],
            "another last hash": proof[:-1] + [log.leaves[0]],
            "that of another size": log.proof(6, 0, 9),
        }.items():
            self.expect(server, 422, joined(7, changed, log.checkpoint(9)), what)
        self.expect(server, 422, self.fork.request(7, 9), "a fork")
        lie = log.text(8).replace(b"\n8\n", b"\n15\n")  # the proof's shape fits, but for what is left of the size
        note = lie + b"\n" + log.signer.line(log.signer.sign(lie))
        self.expect(server, 422, joined(7, log.proof(7, 0, 8), note), "a size that is not the root's")
        self.expect(server, 422, joined(7, proof, log.checkpoint(7)), "a proof between equal sizes")
        self.expect_recorded(server, 7)
        self.expect(server, 200, log.request(7, 9))

    def test_answers_another_root_of_the_recorded_size_as_either_text_says(self) -> None:
        for mismatch in (409, 422):
            server = self.serve(mismatch=mismatch)
            self.expect(server, 200, self.log.request(0, 7))
            answer = self.expect(server, mismatch, self.fork.request(7, 7))
            self.assertNotEqual(answer.content_type, "text/x.tlog.size")
            self.expect(server, 200, self.log.request(7, 7))

    def test_remembers_after_a_restart(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "state")
            self.expect(self.serve(path=path), 200, self.log.request(0, 7))
            server = self.serve(path=path)
            self.expect_recorded(server, 7)
            self.expect(server, 409, self.fork.request(7, 7))
            self.assertEqual(os.listdir(folder), ["state"])
            for damaged in (b"", b"{", b"[]", b'{"log.example/a": [7]}'):
                write(folder, "state", damaged)
                with self.assertRaises((ValueError, AttributeError, TypeError)):
                    Witness(self.signer, [self.log.signer.key], path)

    def test_cosigns_nothing_that_it_cannot_record(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            server = self.serve(path=os.path.join(folder, "not", "there"))
            self.expect(server, 500, self.log.request(0, 7))
            self.expect_recorded(server, 0)

    def test_lets_one_of_many_at_once_through(self) -> None:
        server = self.serve()
        self.expect(server, 200, self.log.request(0, 7))
        check = server.witness._check_consistency
        server.witness._check_consistency = lambda *given: (check(*given), time.sleep(0.05))  # others may come between
        sizes = range(8, 24)
        with concurrent.futures.ThreadPoolExecutor(len(sizes)) as pool:
            answers = list(pool.map(lambda size: self.send(server, self.log.request(7, size)), sizes))
        winners = [size for size, answer in zip(sizes, answers) if answer.status == 200]
        self.assertEqual(len(winners), 1)
        others = {(answer.status, answer.body) for answer in answers if answer.status != 200}
        self.assertEqual(others, {(409, b"%d\n" % winners[0])})

    def test_speaks_http(self) -> None:
        server = self.serve()
        for method in ("GET", "HEAD", "PUT", "DELETE"):
            self.assertEqual(self.send(server, b"x", method=method).status, 405)
            self.assertEqual(self.send(server, b"x", path="/", method=method).status, 404)
        self.assertEqual(self.send(server, b"x", path="/").status, 404)
        self.assertEqual(self.send(server, b"x", path=STAMP).status, 404)
        self.assertEqual(self.send(server, b"x" * (witness.MOST_BYTES + 1)).status, 413)
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.putrequest("POST", COSIGN)
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 411)
        connection.close()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.connect()
        kept = connection.sock
        for old, size, status in ((0, 4, 200), (0, 5, 409), (4, 5, 200)):
            connection.request("POST", COSIGN, self.log.request(old, size))
            response = connection.getresponse()
            self.assertEqual((response.status, bool(response.read()), connection.sock), (status, True, kept))
        connection.close()

    def test_misbehaves(self) -> None:
        text, body = self.log.text(7), self.log.request(0, 7)
        kinds = ("wrong-signature", "other-key", "future-time")
        first = {kind: self.expect(self.serve(misbehaviour=kind), 200, body) for kind in kinds}
        with self.assertRaises(AssertionError):
            self.expect_cosigned(first["wrong-signature"].body, text)
        with self.assertRaises(AssertionError):
            self.expect_cosigned(first["other-key"].body, text)
        other = Signer(self.signer.key.name, COSIGNATURE, hashlib.sha256(self.signer.key.public).digest())
        self.expect_cosigned(first["other-key"].body, text, other.key)
        self.assertGreater(self.expect_cosigned(first["future-time"].body, text), time.time() + 10**8)
        with self.assertRaises(UnicodeDecodeError):
            self.expect(self.serve(misbehaviour="garbage"), 200, body).body.decode("utf-8")
        self.assertIn("html", self.expect(self.serve(misbehaviour="html-200"), 200, body).content_type or "")
        server = self.serve(misbehaviour="conflict-forever")
        old = 0
        for _ in range(5):
            answer = self.expect(server, 409, self.log.request(old, 7))
            self.assertEqual(answer.content_type, "text/x.tlog.size")
            self.assertNotEqual(int(answer.body), old)
            old = int(answer.body)
        server = self.serve(misbehaviour="redirect")
        self.expect(server, 307, body)
        self.expect_cosigned(self.send(server, body, path=MOVED).body, text)
        self.assertEqual(self.send(self.serve(), body, path=MOVED).status, 404)

    def test_is_slow_and_endless(self) -> None:
        for kind, least in (("slow", 2), ("huge", 1 << 22)):
            connection = http.client.HTTPConnection("127.0.0.1", self.serve(misbehaviour=kind).server_port)
            connection.request("POST", COSIGN, self.log.request(0, 7))
            response = connection.getresponse()
            self.assertEqual(response.status, 200)
            self.assertEqual(response.read(least)[:2], "— ".encode("utf-8")[:2])
            response.close()
            connection.close()

    def test_stamps(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            make_authority(folder)
            server = self.serve(authority=TimestampAuthority(folder))
            write(folder, "data", self.log.checkpoint(7))
            openssl(folder, *"ts -query -data data -sha256 -cert -out query".split())
            with open(os.path.join(folder, "query"), "rb") as file:
                query = file.read()
            kind = {"Content-Type": "application/timestamp-query"}
            for _ in range(2):
                answer = self.send(server, query, path=STAMP, **kind)
                self.assertEqual((answer.status, answer.content_type), (200, "application/timestamp-reply"))
                write(folder, "reply", answer.body)
                checked = openssl(folder, *"ts -verify -queryfile query -in reply -CAfile ca.pem".split())
                self.assertEqual(checked.returncode, 0, checked.stderr)
            write(folder, "data", self.log.checkpoint(8))
            checked = openssl(folder, *"ts -verify -data data -in reply -CAfile ca.pem".split())
            self.assertNotEqual(checked.returncode, 0)
            self.assertEqual(self.send(server, query, path=STAMP).status, 415)

    def test_says_where_it_is_and_who(self) -> None:
        command = [sys.executable, "-B", witness.__file__, "--port", "0", "--name", "witness.example/w"]
        command += ["--seed", "03" * 32]
        with subprocess.Popen([*command, "--log", str(self.log.signer.key)], stdout=subprocess.PIPE) as process:
            self.addCleanup(process.kill)
            port, vkey = process.stdout.readline().decode("utf-8").split()
            self.assertEqual(vkey, str(self.signer.key))
            connection = http.client.HTTPConnection("127.0.0.1", int(port))
            connection.request("POST", COSIGN, self.log.request(0, 7))
            self.expect_cosigned(connection.getresponse().read(), self.log.text(7))
            connection.close()
            process.terminate()
        for wrong in (
            ["--log", "nonsense"],
            ["--log", str(self.signer.key)],
            ["--log", str(self.log.signer.key), "--seed", "03"],
            ["--log", str(self.log.signer.key), "--name", "a b"],
            ["--log", str(self.log.signer.key), "--misbehave", "nonsense"],
        ):
            ended = subprocess.run([*command, *wrong], stderr=subprocess.DEVNULL, timeout=60)
            self.assertEqual(ended.returncode, 2, wrong)


AUTHORITY = """
[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
[stamping]
extendedKeyUsage = critical, timeStamping
"""


def make_authority(folder: str) -> None:
    """A timestamp authority that nobody trusts, and its root in ca.pem. OpenSSL 3.0 stamps with ECDSA, not Ed25519."""
    write(folder, "tsa.cnf", AUTHORITY.encode("ascii"))
    write(folder, "serial", b"01\n")
    new = "req -config tsa.cnf -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256"
    for command in (
        f"{new} -x509 -days 3650 -subj /CN=Invented-root -extensions authority -keyout ca.key -out ca.pem",
        f"{new} -subj /CN=Invented-authority -keyout tsa.key -out tsa.csr",
        "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -set_serial 2 -days 3650 -sha256 -extfile tsa.cnf"
        " -extensions stamping -out tsa.pem",
    ):
        made = openssl(folder, *command.split())
        assert made.returncode == 0, made.stderr


if __name__ == "__main__":
    unittest.main()
