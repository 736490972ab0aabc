#!/usr/bin/env python3
"""A witness of transparency logs for tests, written from https://c2sp.org/tlog-witness alone.

    witness.py --port 0 --name NAME --seed HEX --log VKEY [--log VKEY]… [--state FILE] [--tsa DIR]
               [--misbehave KIND] [--mismatch-status 422]
    witness.py --self-test

Serves POST /add-checkpoint on 127.0.0.1, until it is killed. The first line on stdout is `<port> <vkey>`. What is
cosigned is recorded in FILE before it is answered, else in memory only. Version 1.0.0 of the text answers 409 to
another root of the recorded size, its editor's copy 422: the last option chooses. With --tsa it serves POST /tsa, too:
timestamps of RFC 3161, by `openssl ts -reply` in DIR with the `tsa.cnf` that is there.

--misbehave makes it a witness that its clients must withstand:

    wrong-signature   cosigns, and changes a bit of the signature
    other-key         cosigns with a key of the same name that nobody knows
    future-time       cosigns ten years ahead
    slow              cosigns, and takes a second for each byte of the answer
    garbage           answers 200 with bytes that are no text
    html-200          answers 200 with the page of a proxy
    huge              answers 200 with signature lines without end
    conflict-forever  answers 409 with a size that is never the one it was sent
    redirect          answers 307 and points to /moved/add-checkpoint, which cosigns

Needs Python 3.9 and the `openssl` command (3.0), nothing else.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from typing import Any, Iterator, NamedTuple, Optional

# ---- Ed25519, by the openssl command -------------------------------------------------------------------------------

LOG, COSIGNATURE = 0x01, 0x04  # types of keys


def openssl(folder: str, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(["openssl", *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def write(folder: str, name: str, content: bytes) -> None:
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)


class Key(NamedTuple):
    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        return hashlib.sha256(self.name.encode("utf-8") + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes([self.kind]) + self.public)}"

    @staticmethod
    def parse(text: str) -> Key:
        name, _, encoded = re.sub(r"\+[0-9a-f]{8}\+", "\n", text, count=1).partition("\n")
        raw = unbase64(encoded)
        if len(raw) != 33 or not is_key_name(name) or str(Key(name, raw[0], raw[1:])) != text:
            raise ValueError(f"not a verifier key: {text}")
        return Key(name, raw[0], raw[1:])

    def verifies(self, message: bytes, signature: bytes) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            write(folder, "key", bytes.fromhex("302a300506032b6570032100") + self.public)
            write(folder, "message", message)
            write(folder, "signature", signature)
            options = "-verify -rawin -pubin -keyform DER -inkey key -in message -sigfile signature"
            return openssl(folder, "pkeyutl", *options.split()).returncode == 0


class Signer:
    def __init__(self, name: str, kind: int, seed: bytes):
        self._seed = seed
        self.key = Key(name, kind, self._openssl("pkey -pubout -outform DER -inform DER -in key")[-32:])

    def sign(self, message: bytes) -> bytes:
        return self._openssl("pkeyutl -sign -rawin -keyform DER -inkey key -in message", message)

    def _openssl(self, command: str, message: bytes = b"") -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            write(folder, "key", bytes.fromhex("302e020100300506032b657004220420") + self._seed)  # PKCS #8 (RFC 8410)
            write(folder, "message", message)
            answer = openssl(folder, *command.split())
        if answer.returncode != 0:
            raise OSError(f"openssl {command}: {answer.stderr!r}")
        return answer.stdout

    def line(self, signature: bytes) -> bytes:
        return f"— {self.key.name} {to_base64(self.key.id + signature)}\n".encode("utf-8")

    def cosign(self, text: bytes, at: int) -> bytes:
        return at.to_bytes(8, "big") + self.sign(b"cosignature/v1\ntime %d\n" % at + text)


# ---- Requests (tlog-witness, tlog-checkpoint, signed-note) ---------------------------------------------------------

MOST_BYTES = 1 << 18
MOST_SIGNATURES = 100
EMPTY_ROOT = hashlib.sha256(b"").digest()

REQUEST = re.compile(rb"old (0|[1-9][0-9]*)\n((?:[^\n]+\n){0,63})\n(.*)", re.DOTALL)
CHECKPOINT = re.compile(
    r"(([^\n]+)\n(0|[1-9][0-9]*)\n([^\n]+)\n(?:[^\n]+\n)*)"  # origin, size, root, extension lines
    r"\n((?:[^\n]+\n)+)"
)
SIGNATURE = re.compile(r"— ([^\s+]+) (\S+)")


class Refusal(Exception):
    def __init__(self, status: int, body: str, content_type: str = "text/plain; charset=utf-8"):
        super().__init__(body)
        self.status, self.body, self.content_type = status, f"{body}\n".encode("utf-8"), content_type


class Request(NamedTuple):
    old: int
    proof: list[bytes]
    text: bytes
    origin: str
    size: int
    root: bytes
    signatures: list[tuple[str, bytes, bytes]]  # name, key ID, signature

    @staticmethod
    def parse(body: bytes) -> Request:
        """Refusal for anything but an old size, a proof, an empty line and a checkpoint."""
        try:
            old, proof, note = matching(REQUEST, body).groups()
            whole = note.decode("utf-8")
            if any(each < " " and each != "\n" for each in whole):
                raise ValueError("a control character")
            text, origin, size, root, below = matching(CHECKPOINT, whole).groups()
            return Request(
                number(old.decode("ascii")),
                [hash_in(line.decode("ascii")) for line in proof.split(b"\n")[:-1]],
                text.encode("utf-8"),
                origin,
                number(size),
                hash_in(root),
                signatures_in(below),
            )
        except ValueError as error:
            raise Refusal(400, f"malformed: {error}") from None


def signatures_in(lines: str) -> list[tuple[str, bytes, bytes]]:
    signatures = []
    for line in lines[:-1].split("\n"):
        name, encoded = matching(SIGNATURE, line).groups()
        raw = unbase64(encoded)
        if len(raw) < 5 or len(signatures) == MOST_SIGNATURES:
            raise ValueError("an empty signature, or one too many")
        signatures.append((name, raw[:4], raw[4:]))
    return signatures


def matching(pattern: re.Pattern, text: Any) -> re.Match:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError("not of its form")
    return match


def number(text: str) -> int:
    if len(text) > 19 or int(text) >= 2**63:
        raise ValueError("a size that no tree has")
    return int(text)


def hash_in(text: str) -> bytes:
    raw = unbase64(text)
    if len(raw) != 32:
        raise ValueError("not a hash")
    return raw


def unbase64(text: str) -> bytes:
    raw = base64.b64decode(text)
    if to_base64(raw) != text:
        raise ValueError("not the one spelling in base64")
    return raw


def to_base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def is_key_name(name: str) -> bool:
    return re.fullmatch(r"[^\s+]+", name) is not None


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def is_consistent(first: int, second: int, first_hash: bytes, second_hash: bytes, path: list[bytes]) -> bool:
    """RFC 9162 §2.1.4.2, in its own names, for 0 < first < second."""
    if not path:
        return False
    if first & (first - 1) == 0:
        path = [first_hash] + path
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and (fr, sr) == (first_hash, second_hash)


# ---- The witness ---------------------------------------------------------------------------------------------------


class Witness:
    def __init__(
        self, signer: Signer, logs: list[Key], path: Optional[str] = None, mismatch: int = 409, misbehaviour: str = ""
    ):
        self.signer = signer
        self.misbehaviour = misbehaviour
        self._logs = logs
        self._mismatch = mismatch
        self._path = path
        self._lock = threading.Lock()
        self._recorded: dict[str, tuple[int, bytes]] = {}  # size and root, by origin
        if path is not None and os.path.exists(path):
            with open(path, "rb") as file:
                self._recorded = {origin: (size, hash_in(root)) for origin, (size, root) in json.load(file).items()}

    def add_checkpoint(self, body: bytes) -> bytes:
        """The cosignature's line; Refusal in the order in which the text names what is refused."""
        request = Request.parse(body)
        self._check_signatures(request)
        if request.old > request.size:
            raise Refusal(400, "the old size is larger than the checkpoint's")
        with self._lock:  # from the check of the old size until the new one is recorded
            size, root = self._recorded.get(request.origin, (0, EMPTY_ROOT))
            if request.old != size:
                raise Refusal(409, str(size), "text/x.tlog.size")
            self._check_consistency(request, root)
            self._record({**self._recorded, request.origin: (request.size, request.root)})
            return self._cosignature(request.text)

    def _check_signatures(self, request: Request) -> None:
        keys = [key for key in self._logs if key.name == request.origin]
        if not keys:
            raise Refusal(404, "a log that this witness does not know")
        known = [(key, signature) for key in keys for *of, signature in request.signatures if of == [key.name, key.id]]
        if not known or not all(key.verifies(request.text, signature) for key, signature in known):
            raise Refusal(403, "no signature by a key of the log, or a false one")

    def _check_consistency(self, request: Request, root: bytes) -> None:
        """`root` is that of the old size."""
        if request.size == 0 and request.root != EMPTY_ROOT:
            raise Refusal(422, "not the root of the empty tree")
        if request.old == 0 or request.old == request.size:
            if request.proof:
                raise Refusal(422, "a proof where there is nothing to prove")
            if request.old > 0 and request.root != root:
                raise Refusal(self._mismatch, "another root of the size that is recorded")
        elif not is_consistent(request.old, request.size, root, request.root, request.proof):
            raise Refusal(422, "the proof does not show that the tree was only appended to")

    def _record(self, recorded: dict[str, tuple[int, bytes]]) -> None:
        if self._path is not None:
            state = {origin: [size, to_base64(root)] for origin, (size, root) in recorded.items()}
            with open(self._path + ".new", "w", encoding="utf-8") as file:
                json.dump(state, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            os.replace(self._path + ".new", self._path)
            folder = os.open(os.path.dirname(os.path.abspath(self._path)), os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        self._recorded = recorded

    def _cosignature(self, text: bytes) -> bytes:
        signer, at = self.signer, int(time.time())
        if self.misbehaviour == "other-key":
            signer = Signer(signer.key.name, COSIGNATURE, hashlib.sha256(signer.key.public).digest())
        if self.misbehaviour == "future-time":
            at += 10 * 365 * 24 * 3600
        signature = signer.cosign(text, at)
        if self.misbehaviour == "wrong-signature":
            signature = signature[:-1] + bytes([signature[-1] ^ 1])
        return signer.line(signature)


class TimestampAuthority:
    def __init__(self, folder: str):
        self._folder = folder
        self._lock = threading.Lock()  # for the serial number

    def reply(self, query: bytes) -> bytes:
        with self._lock, tempfile.TemporaryDirectory() as folder:
            write(folder, "query", query)
            paths = [os.path.join(folder, name) for name in ("query", "reply")]
            openssl(self._folder, *"ts -reply -config tsa.cnf -queryfile".split(), paths[0], "-out", paths[1])
            try:
                with open(paths[1], "rb") as file:
                    return file.read()
            except FileNotFoundError:
                raise Refusal(400, "openssl makes no reply to this query") from None


# ---- HTTP ----------------------------------------------------------------------------------------------------------

COSIGN, MOVED, STAMP = "/add-checkpoint", "/moved/add-checkpoint", "/tsa"
PAGE = b"<!DOCTYPE html>\n<html><head><title>Log in</title></head><body>Log in to use this network.</body></html>\n"
COSIGNING = ("wrong-signature", "other-key", "future-time", "slow")
UNTOUCHED = ("garbage", "html-200", "huge", "conflict-forever", "redirect")  # no checkpoint reaches the witness


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, witness: Witness, port: int = 0, authority: Optional[TimestampAuthority] = None):
        super().__init__(("127.0.0.1", port), Handler)
        self.witness, self.authority = witness, authority

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a client may go when it likes
            super().handle_error(request, client_address)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one segment
    server: Server

    def log_message(self, format: str, *arguments: Any) -> None:
        pass

    def do_POST(self) -> None:
        try:
            self._route(self._body())
        except Refusal as refusal:
            self._answer(refusal.status, refusal.body, refusal.content_type)
        except (ConnectionError, TimeoutError):
            self.close_connection = True  # the client has gone
        except OSError as error:
            self._answer(500, f"{error}\n".encode("utf-8"))

    def do_GET(self) -> None:
        self.close_connection = True  # of a body nothing was read
        is_known = self.path in (COSIGN, STAMP)
        self._answer(405 if is_known else 404, b"POST is all there is\n", Allow="POST")

    do_HEAD = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_GET

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        self.close_connection = True  # unless the whole body is read
        if not re.fullmatch("[0-9]{1,9}", length):
            raise Refusal(411, "say how long the body is")
        if int(length) > MOST_BYTES:
            raise Refusal(413, "too long for a checkpoint")
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            raise ConnectionError("cut off")
        self.close_connection = self.headers.get("Connection", "").lower() == "close"
        return body

    def _route(self, body: bytes) -> None:
        misbehaviour = self.server.witness.misbehaviour
        if self.path == COSIGN and misbehaviour in UNTOUCHED:
            self._misbehave(misbehaviour, body)
        elif self.path == COSIGN or (self.path == MOVED and misbehaviour == "redirect"):
            lines = self.server.witness.add_checkpoint(body)
            if misbehaviour == "slow":
                self._stream(len(lines), (time.sleep(1) or lines[at : at + 1] for at in range(len(lines))))
            else:
                self._answer(200, lines)
        elif self.path == STAMP and self.server.authority is not None:
            if self.headers.get("Content-Type") != "application/timestamp-query":
                raise Refusal(415, "not application/timestamp-query")
            self._answer(200, self.server.authority.reply(body), "application/timestamp-reply")
        else:
            raise Refusal(404, "nothing is here")

    def _misbehave(self, kind: str, body: bytes) -> None:
        if kind == "garbage":
            self._answer(200, b"\xe2\x80\x94 \xff\x00\xfe\n" * 9, "application/octet-stream")
        elif kind == "html-200":
            self._answer(200, PAGE, "text/html; charset=utf-8")
        elif kind == "huge":
            self._stream(None, iter(lambda: "— nobody.example/at-all AAAAAAAAAAAA\n".encode("utf-8") * 1000, b""))
        elif kind == "conflict-forever":
            request = Request.parse(body)
            raise Refusal(409, str((request.old + 1) % (request.size + 1)), "text/x.tlog.size")
        else:
            self._answer(307, b"", Location=MOVED)

    def _answer(
        self, status: int, body: bytes, content_type: str = "text/plain; charset=utf-8", **headers: str
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream(self, length: Optional[int], pieces: Iterator[bytes]) -> None:
        self.close_connection = True
        self.send_response(200)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()


# ---- Command line --------------------------------------------------------------------------------------------------

def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--name", required=True)
    parser.add_argument("--seed", type=bytes.fromhex, required=True, help="32 bytes in hex")
    parser.add_argument("--log", type=Key.parse, action="append", required=True, metavar="VKEY")
    parser.add_argument("--state", metavar="FILE")
    parser.add_argument("--tsa", metavar="DIR")
    parser.add_argument("--misbehave", choices=COSIGNING + UNTOUCHED, default="", metavar="KIND")
    parser.add_argument("--mismatch-status", type=int, choices=(409, 422), default=409)
    parser.add_argument("--until-eof", action="store_true", help="end when the standard input does")
    given = parser.parse_args()
    if len(given.seed) != 32 or not is_key_name(given.name) or any(key.kind != LOG for key in given.log):
        parser.error("a seed of 32 bytes, a name without spaces and plus, and keys of logs (type 0x01) are needed")
    signer = Signer(given.name, COSIGNATURE, given.seed)
    witness = Witness(signer, given.log, given.state, given.mismatch_status, given.misbehave)
    server = Server(witness, given.port, TimestampAuthority(given.tsa) if given.tsa else None)
    print(server.server_port, signer.key, flush=True)
    if given.until_eof:
        threading.Thread(target=lambda: (sys.stdin.buffer.read(), os._exit(0)), daemon=True).start()
    server.serve_forever()


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        unittest.main("witness_test", argv=sys.argv[:1])
    main()
