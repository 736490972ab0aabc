#!/usr/bin/env python3
"""A client of transparency logs that knows nothing of acquis: what it can read, any client of such logs can.

    tlog.py verify TREE --key VKEY [--old FILE]          the whole tree, and that it extends an older checkpoint
    tlog.py prove TREE --key VKEY INDEX                  a tlog-proof of one entry, from O(log n) tiles
    tlog.py check PROOF LEAF --key VKEY [--policy FILE]  such a proof for the bytes of a leaf, and a quorum of witnesses
    tlog.py consistency TREE --key VKEY OLD-SIZE         what tlog-witness wants to be sent, from O(log n) tiles

TREE is a directory or the http(s) prefix of a log. Needs Python 3.9 and the `openssl` command (3.0), nothing else.
Exits 0 if everything was found right, 1 if something is wrong, 2 if something could not be checked, 64 if called
wrongly; then one line on stderr says what.

Written from the texts of C2SP alone: signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-proof,
tlog-policy and tlog-witness, each at https://c2sp.org/NAME. D[a:b], MTH, PATH and PROOF are those of RFC 6962 §2.1.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import http.client
import os
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from typing import Callable, Optional


class Wrong(Exception):
    """Something was checked, and it is not right."""

    status = 1


class Unchecked(Exception):
    """Something could not be checked."""

    status = 2


class Missing(Unchecked):
    """Something is not there."""


class Usage(Exception):
    """Called wrongly, or with a key or a policy that is none."""

    status = 64


# ---- Trees (RFC 6962 §2.1) -----------------------------------------------------------------------------------------


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\x00" + entry)


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right)


def split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def tree_hash(hashes: list[bytes]) -> bytes:
    """MTH over leaf hashes, or over the roots of complete trees of one height."""
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256(b"")
    k = split(len(hashes))
    return node_hash(tree_hash(hashes[:k]), tree_hash(hashes[k:]))


def root_by_path(leaf: bytes, index: int, size: int, path: list[bytes]) -> Optional[bytes]:
    """The root that PATH leads to, by its recursion read backwards; None if the path is of another length."""
    if size == 1 or not path:
        return leaf if size == 1 and not path else None
    k = split(size)
    if index < k:
        below = root_by_path(leaf, index, k, path[:-1])
        return below and node_hash(below, path[-1])
    below = root_by_path(leaf, index - k, size - k, path[:-1])
    return below and node_hash(path[-1], below)


def roots_by_proof(root: bytes, old: int, size: int, proof: list[bytes], is_left_edge: bool = True) -> list[bytes]:
    """The roots of old and new tree that PROOF leads to, given that of the old one and 0 < old <= size; none if the
    proof is of another length."""
    if old == size:
        edge = [root] if is_left_edge else []
        return 2 * (edge + proof) if len(edge + proof) == 1 else []
    if not proof:
        return []
    k = split(size)
    if old <= k:
        below = roots_by_proof(root, old, k, proof[:-1], is_left_edge)
        return below and [below[0], node_hash(below[1], proof[-1])]
    below = roots_by_proof(root, old - k, size - k, proof[:-1], False)
    return below and [node_hash(proof[-1], each) for each in below]


# ---- Keys (signed-note, tlog-cosignature) --------------------------------------------------------------------------

LOG, WITNESS = 0x01, 0x04  # Ed25519, over the text or over the text at a time


@dataclass(frozen=True)
class Key:
    kind: int
    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        return sha256(self.name.encode("utf-8") + b"\n" + bytes([self.kind]) + self.public)[:4]

    def verifies(self, text: bytes, signature: bytes) -> bool:
        if self.kind == WITNESS:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            text = b"cosignature/v1\ntime %d\n" % time + text
            if time >= 2**63:
                return False
        return len(signature) == 64 and ed25519_verifies(self.public, text, signature)


NAME = re.compile(r"[^\s+\ud800-\udfff]+")


def parse_key(text: str, kind: int) -> Key:
    name, _, rest = text.partition("+")
    key_id, _, encoded = rest.partition("+")
    raw = unbase64(encoded) or b""
    key = Key(kind, name, raw[1:])
    if raw[:1] != bytes([kind]) or len(raw) != 33 or not NAME.fullmatch(name) or key_id != key.id.hex():
        raise Usage(f"{text!r}: not a verifier key of type 0x{kind:02x}")
    return key


def ed25519_verifies(public: bytes, message: bytes, signature: bytes) -> bool:
    with tempfile.TemporaryDirectory(prefix="tlog-") as folder:
        paths = [os.path.join(folder, name) for name in ("key", "message", "signature")]
        for path, content in zip(paths, (bytes.fromhex("302a300506032b6570032100") + public, message, signature)):
            with open(path, "wb") as file:
                file.write(content)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin"]
        command += ["-inkey", paths[0], "-in", paths[1], "-sigfile", paths[2]]
        answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if answer.returncode != 0 and b"Signature Verification Failure" not in answer.stdout:
        raise Unchecked("openssl cannot verify Ed25519 signatures: version 3.0 is needed")
    return answer.returncode == 0


# ---- Notes and checkpoints (signed-note, tlog-checkpoint) ----------------------------------------------------------

MOST_SIGNATURES = 100


def unbase64(text: str) -> Optional[bytes]:
    """RFC 4648 §4; None for anything that is not the one encoding of some bytes."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return raw if base64.b64encode(raw).decode("ascii") == text else None


def decimal(text: str) -> Optional[int]:
    """A number without leading zeros, below 2^63; None for anything else."""
    number = int(text) if re.fullmatch("0|[1-9][0-9]{0,18}", text) else 2**63
    return number if number < 2**63 else None


@dataclass(frozen=True)
class Checkpoint:
    note: bytes
    text: bytes
    signatures: list[tuple[str, bytes, bytes]]  # name, key ID, signature
    origin: str
    size: int
    root: bytes

    def signers(self, keys: list[Key]) -> list[Key]:
        """Those of `keys` that signed. Other keys are ignored; a line of one of these that is false spoils the note."""
        signers = []
        for key in keys:
            own = [signature for name, key_id, signature in self.signatures if (name, key_id) == (key.name, key.id)]
            if not all(key.verifies(self.text, signature) for signature in own):
                raise Wrong(f"checkpoint: a signature by {key.name!r} that does not verify")
            signers += [key] if own else []
        return signers


def parse_checkpoint(note: bytes) -> Checkpoint:
    try:
        whole = note.decode("utf-8")
    except ValueError:
        raise Wrong("checkpoint: not UTF-8") from None
    text, separator, below = whole.rpartition("\n\n")
    if not separator or not below.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", whole):
        raise Wrong("checkpoint: not a text, an empty line and signature lines, free of control characters")
    signatures = []
    for line in below[:-1].split("\n"):
        match = re.fullmatch(r"— ([^\s+]+) (\S+)", line)
        raw = match and unbase64(match[2])
        if not match or not raw or len(raw) < 5 or len(signatures) == MOST_SIGNATURES:
            raise Wrong(f"checkpoint: not a signature line, or one too many: {line!r}")
        signatures.append((match[1], raw[:4], raw[4:]))
    lines = text.split("\n")
    origin, size, root = (lines + ["", ""])[:3]
    number, digest = decimal(size), unbase64(root)
    if "" in lines or number is None or digest is None or len(digest) != 32:
        raise Wrong("checkpoint: its text is not origin, size and root, then extension lines that are not empty")
    if number == 0 and digest != sha256(b""):
        raise Wrong("checkpoint: size 0 with another root than that of the empty tree")
    return Checkpoint(note, text.encode("utf-8") + b"\n", signatures, origin, number, digest)


def signed_checkpoint(note: bytes, key: Key) -> Checkpoint:
    """The checkpoint of the log that `key` is for, signed by it."""
    checkpoint = parse_checkpoint(note)
    if checkpoint.origin != key.name:
        raise Wrong(f"checkpoint: its origin is {checkpoint.origin!r}, the key is for {key.name!r}")
    if not checkpoint.signers([key]):
        raise Wrong(f"checkpoint: not signed by {key.name!r} with key ID {key.id.hex()}")
    return checkpoint


# ---- Policies (tlog-policy) ----------------------------------------------------------------------------------------

Rule = Callable[[list[Key]], bool]  # whether these cosigners suffice


class Policy:
    def __init__(self, data: bytes):
        self.logs: list[Key] = []
        self.witnesses: list[Key] = []
        self.quorum: Optional[Rule] = None
        self._rules: dict[bytes, Rule] = {}  # of witnesses and groups, by names that are opaque octets
        self._listed: set[bytes] = set()  # members of groups: none is listed twice
        if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data) or not data.endswith(b"\n"):
            raise Usage("policy: a control character, or no newline at its end")
        for number, line in enumerate(data.split(b"\n"), 1):
            try:
                self._read(*re.split(rb"[ \t]+", line.strip(b" \t")))
            except Usage as problem:
                raise Usage(f"policy: line {number}: {problem}") from None
        if self.quorum is None:
            raise Usage("policy: no quorum line")

    def _read(self, word: bytes, *rest: bytes) -> None:
        is_new = bool(rest) and rest[0] != b"none" and rest[0] not in self._rules
        if word == b"log" and 1 <= len(rest) <= 2:
            self._add(self.logs, rest[0], LOG)
        elif word == b"witness" and 2 <= len(rest) <= 3 and is_new:
            key = self._add(self.witnesses, rest[1], WITNESS)
            self._rules[rest[0]] = lambda cosigners: key in cosigners
        elif word == b"group" and len(rest) >= 3 and is_new:
            self._rules[rest[0]] = self._group(rest[1], rest[2:])
        elif word == b"quorum" and len(rest) == 1 and not is_new and self.quorum is None:
            self.quorum = self._rules.get(rest[0], lambda cosigners: True)
        elif word and not word.startswith(b"#"):
            raise Usage("not a log, a witness, a group or the one quorum, with names as they should be")

    def _add(self, keys: list[Key], vkey: bytes, kind: int) -> Key:
        key = parse_key(vkey.decode("utf-8", "replace"), kind)
        if key.public in [other.public for other in keys]:
            raise Usage("a public key that an earlier line has")
        keys.append(key)
        return key

    def _group(self, least: bytes, names: tuple[bytes, ...]) -> Rule:
        for name in names:
            if name not in self._rules or name in self._listed:
                raise Usage("a member that no earlier line defines, or that is listed already")
            self._listed.add(name)
        count = {b"any": 1, b"all": len(names)}.get(least) or decimal(least.decode("latin-1")) or 0
        if not 1 <= count <= len(names):
            raise Usage("a group that asks neither for any, for all, nor for a number of its members")
        rules = [self._rules[name] for name in names]
        return lambda cosigners: sum(rule(cosigners) for rule in rules) >= count


# ---- What a log publishes (tlog-tiles) -----------------------------------------------------------------------------

WIDTH = 256
LARGEST = 1 << 25  # an entry bundle has a little more than 2^24 bytes at most
PATIENCE = 30  # seconds


def fetch(place: str, path: str) -> bytes:
    path = f"{place.rstrip('/')}/{path}"
    if not place.startswith(("http://", "https://")):
        if not os.path.isfile(path):
            raise Missing(f"{path}: not there")
        return read(path)
    request = urllib.request.Request(path, headers={"Accept-Encoding": "gzip, identity"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            data = answer.read(LARGEST)
            if answer.length:
                raise Unchecked(f"{path}: cut off, or too long")
            is_zipped = answer.headers.get("Content-Encoding") == "gzip"
        return zlib.decompressobj(wbits=31).decompress(data, LARGEST) if is_zipped else data
    except urllib.error.HTTPError as error:
        raise (Missing if error.code in (404, 410) else Unchecked)(f"{path}: status {error.code}") from None
    except (OSError, ValueError, http.client.HTTPException, zlib.error) as error:
        raise Unchecked(f"{path}: {error}") from None


def read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def tiles_for(count: int) -> int:
    return (count + WIDTH - 1) // WIDTH


def path_elements(number: int) -> str:
    """1234067 is x001/x234/067."""
    elements = f"{number % 1000:03}"
    while number >= 1000:
        number //= 1000
        elements = f"x{number % 1000:03}/{elements}"
    return elements


class Log:
    """A log at its checkpoint. Tiles are fetched when asked for, and nothing is believed of them."""

    def __init__(self, place: str, key: Key):
        self.place = place
        self.checkpoint = signed_checkpoint(fetch(place, "checkpoint"), key)
        self.size = self.checkpoint.size
        self._tiles: dict[tuple[int, int], list[bytes]] = {}

    def _resource(self, kind: str, number: int, count: int) -> tuple[str, bytes, int]:
        """Path, content and width of the tile or bundle of this number in a row of `count` hashes or entries."""
        path, width = f"tile/{kind}/{path_elements(number)}", min(WIDTH, count - WIDTH * number)
        if width < WIDTH:
            partial = f"{path}.p/{width}"
            try:
                return partial, fetch(self.place, partial), width
            except Missing:
                pass
            try:
                return path, fetch(self.place, path), WIDTH  # A log that has grown may have dropped the partial one.
            except Missing:
                raise Missing(f"{self.place}/{partial}: not there, nor is the full one") from None
        return path, fetch(self.place, path), WIDTH

    def tile(self, level: int, number: int) -> list[bytes]:
        if (level, number) not in self._tiles:
            count = self.size >> 8 * level
            path, data, width = self._resource(str(level), number, count)
            if len(data) != 32 * width:
                raise Wrong(f"{path}: {len(data)} bytes, not {width} hashes")
            hashes = [data[at : at + 32] for at in range(0, len(data), 32)]
            self._tiles[level, number] = hashes[: count - WIDTH * number]
        return self._tiles[level, number]

    def row(self, level: int) -> list[bytes]:
        return [each for number in range(tiles_for(self.size >> 8 * level)) for each in self.tile(level, number)]

    def entries(self, number: int) -> list[bytes]:
        path, data, width = self._resource("entries", number, self.size)
        entries, at = [], 0
        while at < len(data):
            end = at + 2 + int.from_bytes(data[at : at + 2], "big")
            entries.append(data[at + 2 : end])
            at = end
        if at != len(data) or len(entries) != width:
            raise Wrong(f"{path}: not {width} entries behind their lengths")
        return entries[: self.size - WIDTH * number]

    def hash(self, start: int, end: int) -> bytes:
        """MTH(D[start:end]), for a range that the recursion of MTH(D[0:size]) comes by."""
        length = end - start
        if length & (length - 1):
            middle = start + split(length)
            return node_hash(self.hash(start, middle), self.hash(middle, end))
        level = (length.bit_length() - 1) // 8
        number, first = divmod(start >> 8 * level, WIDTH)
        return tree_hash(self.tile(level, number)[first : first + (length >> 8 * level)])

    def path(self, index: int, start: int, end: int) -> list[bytes]:
        """PATH(index, D[start:end]), the leaf's sibling first; `index` counts from the beginning of the log."""
        if end - start == 1:
            return []
        middle = start + split(end - start)
        if index < middle:
            return self.path(index, start, middle) + [self.hash(middle, end)]
        return self.path(index, middle, end) + [self.hash(start, middle)]

    def proof(self, old: int, start: int, end: int) -> list[bytes]:
        """SUBPROOF(old, D[start:end], start = 0); `old` counts from the beginning of the log."""
        if old == end:
            return [self.hash(start, end)] if start > 0 else []
        middle = start + split(end - start)
        if old <= middle:
            return self.proof(old, start, middle) + [self.hash(middle, end)]
        return self.proof(old, middle, end) + [self.hash(start, middle)]


# ---- Commands ------------------------------------------------------------------------------------------------------


def verify(log: Log, older: Optional[Checkpoint]) -> bytes:
    leaves, root = log.row(0), log.checkpoint.root
    if tree_hash(leaves) != root:
        raise Wrong("tile/0: these leaf hashes do not make the root of the checkpoint")
    check_upper_levels(log, leaves)
    said = f"{log.checkpoint.origin}: {log.size} entries with root {base64.b64encode(root).decode('ascii')}"
    if older is not None:
        if older.size > log.size:
            raise Wrong(f"checkpoint: of size {log.size}, smaller than the older one of size {older.size}")
        if tree_hash(leaves[: older.size]) != older.root:
            raise Wrong(f"checkpoint: its tree does not extend that of the older one of size {older.size}")
        said += f", extending size {older.size}"
    return f"{said}; {check_entries(log, leaves)}\n".encode("utf-8")


def check_upper_levels(log: Log, row: list[bytes]) -> None:
    """Each hash in a tile is the root of a full tile below."""
    level = 0
    while len(row) >= WIDTH:
        below, row, level = row, log.row(level + 1), level + 1
        for number, found in enumerate(row):
            if found != tree_hash(below[WIDTH * number : WIDTH * (number + 1)]):
                raise Wrong(f"tile/{level}: hash {number} is not the root of tile/{level - 1}/{path_elements(number)}")


def check_entries(log: Log, leaves: list[bytes]) -> str:
    there, missing = 0, None
    for number in range(tiles_for(log.size)):
        try:
            entries = log.entries(number)
        except Missing as problem:
            missing = problem
            continue
        there += 1
        for at, entry in enumerate(entries, WIDTH * number):
            if leaf_hash(entry) != leaves[at]:
                raise Wrong(f"tile/entries/{path_elements(number)}: entry {at} has not the leaf hash of the tree")
    if missing is not None and there > 0:
        raise missing
    return "every entry has its leaf hash" if missing is None else "its entries are not published"


def prove(log: Log, index: int) -> bytes:
    if index >= log.size:
        raise Wrong(f"checkpoint: of size {log.size}, there is no entry {index}")
    path = log.path(index, 0, log.size)
    if root_by_path(log.hash(index, index + 1), index, log.size, path) != log.checkpoint.root:
        raise Wrong("tile: the hashes on the way up do not lead to the root of the checkpoint")
    return before_checkpoint(b"c2sp.org/tlog-proof@v1\nindex %d" % index, path) + log.checkpoint.note


def consistency(log: Log, old: int) -> bytes:
    if old > log.size:
        raise Wrong(f"checkpoint: of size {log.size}, smaller than {old}")
    proof = []  # From size 0 it is empty: the empty tree is consistent with every tree.
    if old > 0:
        proof, root = log.proof(old, 0, log.size), log.hash(0, old)
        if roots_by_proof(root, old, log.size, proof) != [root, log.checkpoint.root]:
            raise Wrong("tile: the hashes on the way up do not lead to the root of the checkpoint")
    return before_checkpoint(b"old %d" % old, proof) + log.checkpoint.note


def before_checkpoint(head: bytes, hashes: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in [head, *map(base64.b64encode, hashes), b""])


def check(proof: bytes, leaf: bytes, key: Key, policy: Optional[Policy]) -> bytes:
    index, path, note = parse_proof(proof)
    checkpoint = signed_checkpoint(note, key)
    said = f"{key.name}: entry {index} of {checkpoint.size}"
    if policy is not None:
        if policy.logs and key not in policy.logs:
            raise Wrong(f"policy: {key.name!r} is none of its logs")
        cosigners = checkpoint.signers(policy.witnesses)
        names = ", ".join(each.name for each in cosigners) or "nobody"
        if not policy.quorum(cosigners):
            raise Wrong(f"policy: the quorum is not met, cosigned by {names}")
        said += f", cosigned by {names}"
    if index >= checkpoint.size or root_by_path(leaf_hash(leaf), index, checkpoint.size, path) != checkpoint.root:
        raise Wrong(f"proof: it does not show that this leaf is entry {index}")
    return f"{said}\n".encode("utf-8")


def parse_proof(data: bytes) -> tuple[int, list[bytes], bytes]:
    """Index, path and checkpoint. The line of extra data is passed over: nothing vouches for it."""
    head, _, note = data.partition(b"\n\n")
    first, *lines = head.decode("latin-1").split("\n")
    if lines and lines[0].startswith("extra ") and unbase64(lines[0][6:]):
        del lines[0]
    word, _, number = lines[0].partition(" ") if lines else ("", "", "")
    index, path = decimal(number), [unbase64(line) for line in lines[1:]]
    if first != "c2sp.org/tlog-proof@v1" or word != "index" or index is None:
        raise Wrong("proof: it does not begin as a tlog-proof does")
    if any(each is None or len(each) != 32 for each in path):
        raise Wrong("proof: a line that is no hash")
    return index, path, note


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:
        raise Usage(message)


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(prog="tlog.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    words = {"verify": "tree --old", "prove": "tree index", "check": "proof leaf --policy", "consistency": "tree size"}
    for name in words:
        command = commands.add_parser(name)
        command.add_argument("--key", required=True)
        for word in words[name].split():
            command.add_argument(word)
    return parser.parse_args(arguments)


def run(given: argparse.Namespace) -> bytes:
    key = parse_key(given.key, LOG)
    if given.command == "check":
        policy = Policy(read(given.policy)) if given.policy else None
        return check(read(given.proof), read(given.leaf), key, policy)
    if given.command == "verify":
        older = signed_checkpoint(read(given.old), key) if given.old else None
        return verify(Log(given.tree, key), older)
    text = given.index if given.command == "prove" else given.size
    number = decimal(text)
    if number is None:
        raise Usage(f"{text!r}: not a number")
    return (prove if given.command == "prove" else consistency)(Log(given.tree, key), number)


def main(arguments: list[str]) -> int:
    try:
        sys.stdout.buffer.write(run(parse_arguments(arguments)))
        sys.stdout.buffer.flush()
        return 0
    except (Wrong, Unchecked, Usage, OSError) as problem:
        print("tlog.py:", " ".join(str(problem).split()), file=sys.stderr)
        return getattr(problem, "status", Unchecked.status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
