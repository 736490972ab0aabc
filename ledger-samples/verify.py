#!/usr/bin/env python3
"""An independent verifier of acquis ledgers, written from SPEC.md alone.

    verify.py PATH [--key VKEY] [--policy FILE] [--checkpoint OLD] [--record FILE]
                   [--max-age AGE [--at INSTANT]] [--stage STAGE]... [--json]

PATH is a ledger directory, one segment (.jsonl), a learner's record, its page, a .tlog-proof, a checkpoint, a
consistency proof or a contradiction. Needs Python 3.9 and the `openssl` command (3.0), nothing else. Exits 0 if and
only if everything was checked and found right, 1 if something is wrong, 2 if something could not be checked, 64 if
called wrongly.

A policy (C2SP tlog-policy) says which witnesses must have cosigned; an AGE, such as 90m, 12h or 7d, how old a ledger
may be, and how far back its records may be dated; stages, what to check, where that is not to be everything.

Five parts, each resting on those above it only:

    1 Integrity       bytes, canonical form, hashes, tree, signatures, notes, policies
    2 Records         one line, and one line after another
    3 Decision table  statement types as data, one function per requirement
    4 Inputs          a ledger, checkpoints and what binds them, a proof, a learner's record, a page
    5 Command line

Every finding's code is an identifier of SPEC.md; section numbers (§) are those of SPEC.md. As a module, `verified` is
the whole verifier and `render` makes the page of a learner's record.
"""

from __future__ import annotations

import argparse
import base64
import bisect
import calendar
import concurrent.futures
import datetime
import fcntl
import functools
import hashlib
import itertools
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from typing import Any, Callable, Iterable, Optional, Union


# ==================== 1 Integrity ===================================================================================

# ---- Findings (§3) -------------------------------------------------------------------------------------------------

SEVERITY = {
    "checkpoint-missing": "unchecked",
    "consistency-unproven": "unchecked",
    "end-unprotected": "unchecked",
    "extract-missing": "unchecked",
    "issuer-unknown": "unchecked",
    "stage-skipped": "unchecked",
    "tail-uncovered": "unchecked",
    "unreadable": "unchecked",
    "version-newer": "unchecked",
    "clock-corrected": "warning",
    "self-declared": "warning",
    "signature-suspect": "warning",
    "unwitnessed-tail": "warning",
}


@dataclass(frozen=True)
class Finding:
    code: str
    seq: Optional[int]
    message: str

    @property
    def severity(self) -> str:
        return SEVERITY.get(self.code, "error")


class Report:
    """What was found, and what the verdict is about."""

    def __init__(self, kind: str):
        self.kind = kind
        self.origin: Optional[str] = None
        self.ledger: Optional[str] = None
        self.size: Optional[int] = None
        self.root: Optional[str] = None
        self.key: Optional[str] = None
        self._findings: dict[Finding, None] = {}  # in the order found, none twice

    def add(self, code: str, seq: Optional[int], message: str) -> None:
        self._findings[Finding(code, seq, message)] = None

    def drop(self, size: int) -> None:
        """Forgets what is beyond the records that the answer is for: a writer is at work there."""
        self._findings = {each: None for each in self._findings if each.seq is None or each.seq < size}

    @property
    def findings(self) -> list[Finding]:
        """By seq; those about no single record last; otherwise as found."""
        return sorted(self._findings, key=lambda f: (f.seq is None, f.seq or 0))

    @property
    def status(self) -> int:
        severities = {finding.severity for finding in self._findings}
        return 1 if "error" in severities else 2 if "unchecked" in severities else 0


class Fault(Exception):
    """A requirement that does not hold, and beyond which nothing can be said: identifier, what is wrong, where."""

    def __init__(self, code: str, message: str, seq: Optional[int] = None):
        super().__init__(message)
        self.code = code
        self.message = message
        self.seq = seq


# ---- Canonical JSON (§4) -------------------------------------------------------------------------------------------

LARGEST_INTEGER = 2**53 - 1
KEY = re.compile(r"[\x20-\x21\x23-\x5b\x5d-\x7e]{1,64}")
DEEPEST = 64


def canonical(value: Any) -> bytes:
    """RFC 8785 for the profile of §4: ASCII keys and whole numbers make it a plain, sorted dump."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")


def parse_canonical(line: bytes) -> dict:
    """The object that `line` spells; ValueError if that is not the one spelling of it."""

    def integer(digits: str) -> int:
        if len(digits) > 17 or abs(int(digits)) > LARGEST_INTEGER:
            raise ValueError("an integer beyond 2^53 - 1")
        return int(digits)

    def refused(what: str) -> None:
        raise ValueError(f"{what} is not of the profile")

    try:
        value = json.loads(line.decode("utf-8"), parse_int=integer, parse_float=refused, parse_constant=refused)
        if not isinstance(value, dict):
            raise ValueError("not an object")
        check_profile(value, 1)
        if canonical(value) != line:
            raise ValueError("not the canonical spelling of what it says")
    except RecursionError:
        raise ValueError("nested too deep") from None
    return value


def check_profile(value: Any, depth: int) -> None:
    if value is None:
        raise ValueError("null is not of the profile")
    if isinstance(value, (dict, list)) and depth > DEEPEST:
        raise ValueError("nested more than 64 deep")
    if isinstance(value, dict):
        for key, member in value.items():
            if not KEY.fullmatch(key):
                raise ValueError("a key that is not 1 to 64 plain ASCII characters")
            check_profile(member, depth + 1)
    elif isinstance(value, list):
        for member in value:
            check_profile(member, depth + 1)


def unbase64(text: str) -> bytes:
    """Strict RFC 4648 §4: only what encodes back to the same text."""
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode("ascii") != text:
        raise ValueError("base64 in a second spelling")
    return raw


def to_base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


# ---- Hashes and tree (§6, §7) --------------------------------------------------------------------------------------


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data)


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right)


EMPTY_ROOT = sha256(b"")


class Tree:
    """The RFC 6962 tree of some leaves, and of as many of the first of them as is asked for."""

    def __init__(self, leaves: list[bytes]):
        self._levels = [leaves]  # of each height the nodes below which no leaf is missing
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            self._levels.append([node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])

    def root(self, size: int) -> bytes:
        """The largest complete subtrees that make up so many leaves, put together from the right."""
        counts = [(nodes, size >> height) for height, nodes in enumerate(self._levels)]
        subtrees = [nodes[count - 1] for nodes, count in counts if count & 1]
        return functools.reduce(lambda right, left: node_hash(left, right), subtrees) if subtrees else EMPTY_ROOT


def tree_root(leaves: list[bytes]) -> bytes:
    return Tree(leaves).root(len(leaves))


def is_included(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """RFC 9162 §2.1.3.2, in its own names."""
    if not 0 <= index < size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def is_consistent(first: int, first_hash: bytes, second: int, second_hash: bytes, path: list[bytes]) -> bool:
    """RFC 9162 §2.1.4.2, in its own names; from size 0 and between equal sizes §7."""
    if first in (0, second):
        return not path and first_hash == (second_hash if first else EMPTY_ROOT)
    if first > second or not path:
        return False
    if first & (first - 1) == 0:
        path = [first_hash, *path]
    fn, sn, fr, sr = first - 1, second - 1, path[0], path[0]
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and (fr, sr) == (first_hash, second_hash)


# ---- Ed25519 (§5) --------------------------------------------------------------------------------------------------

FIELD = 2**255 - 19
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, FIELD - 2, FIELD) % FIELD
SPKI_PREFIX = bytes.fromhex("302a300506032b6570032100")


def is_sound_point(public: bytes) -> bool:
    """Neither a non-canonical encoding nor of small order. A point's order divides 8 if and only if its y is
    1, -1 or 0 (orders 1, 2, 4) or doubling it gives y = 0, which is d·y⁴ + 2y² = 1 (order 8)."""
    y = int.from_bytes(public, "little") & (2**255 - 1)
    if y >= FIELD:
        return False
    return y not in (0, 1, FIELD - 1) and (CURVE_D * pow(y, 4, FIELD) + 2 * y * y - 1) % FIELD != 0


class Ed25519:
    """Verification by the `openssl` command, every answer remembered."""

    def __init__(self) -> None:
        self._answers: dict[tuple[bytes, bytes, bytes], bool] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="verify-")

    def verifies(self, public: bytes, message: bytes, signature: bytes) -> bool:
        asked = (public, sha256(message), signature)
        if asked not in self._answers:
            self._answers[asked] = self._verify(public, message, signature)
        return self._answers[asked]

    def prepare(self, questions: Iterable[tuple[bytes, bytes, bytes]]) -> None:
        """Answers many at once: a process per signature, several at a time."""
        with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            for _ in pool.map(lambda question: self.verifies(*question), questions):
                pass

    def _verify(self, public: bytes, message: bytes, signature: bytes) -> bool:
        if len(public) != 32 or len(signature) != 64 or not is_sound_point(public):
            return False
        if int.from_bytes(signature[32:], "little") >= GROUP_ORDER:
            return False
        pem = f"-----BEGIN PUBLIC KEY-----\n{to_base64(SPKI_PREFIX + public)}\n-----END PUBLIC KEY-----\n"
        key_path, message_path, signature_path = map(self._file, (pem.encode("ascii"), message, signature))
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key_path, "-rawin"]
        command += ["-in", message_path, "-sigfile", signature_path]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def _file(self, content: bytes) -> str:
        path = os.path.join(self._folder.name, sha256(content).hex())
        if not os.path.exists(path):
            part = f"{path}.{os.urandom(8).hex()}"
            with open(part, "wb") as file:
                file.write(content)
            os.replace(part, path)
        return path


ED25519 = Ed25519()


# ---- Signed notes and checkpoints (§8) -----------------------------------------------------------------------------


LEDGER, WITNESS = b"\x01", b"\x04"  # types of C2SP signatures, both Ed25519


@dataclass(frozen=True)
class VerifierKey:
    """A C2SP vkey: a ledger's, or a witness's."""

    name: str
    public: bytes
    type: bytes = LEDGER

    @property
    def hash(self) -> bytes:
        return sha256(self.name.encode("utf-8") + b"\n" + self.type + self.public)[:4]

    def __str__(self) -> str:
        encoded = to_base64(self.type + self.public)
        return f"{self.name}+{self.hash.hex()}+{encoded}"


KEY_NAME = r"[^\s+]+"


def parse_vkey(text: str, of_type: bytes = LEDGER) -> VerifierKey:
    """ValueError unless `text` is the one spelling of a key of that type."""
    name, _, rest = text.partition("+")
    raw = unbase64(rest.partition("+")[2])
    key = VerifierKey(name, raw[1:], of_type)
    is_name = is_origin if of_type == LEDGER else matching(KEY_NAME)
    if not is_name(name) or len(raw) != 33 or str(key) != text:
        raise ValueError(f"not the verifier key of an Ed25519 key of type 0x{of_type.hex()}")
    return key


@dataclass(frozen=True)
class Note:
    text: bytes
    signatures: list[tuple[str, bytes, bytes]]  # name, key hash, signature

    def signed_by(self, key: VerifierKey) -> list[bytes]:
        """What the lines of that key hold."""
        return [signature for name, key_hash, signature in self.signatures if (name, key_hash) == (key.name, key.hash)]

    def is_signed_by(self, key: VerifierKey) -> bool:
        """At least one line of that key, and every one of them verifies."""
        own = self.signed_by(key)
        return bool(own) and all(ED25519.verifies(key.public, self.text, signature) for signature in own)

    def cosigned_by(self, witness: VerifierKey) -> list[int]:
        """When that witness cosigned (C2SP tlog-cosignature), in seconds since 1970, earliest first; ValueError if one
        of its lines does not verify."""
        times = []
        for line in self.signed_by(witness):
            seconds, signature = int.from_bytes(line[:8], "big"), line[8:]
            message = f"cosignature/v1\ntime {seconds}\n".encode("ascii") + self.text
            if seconds >= 2**63 or not ED25519.verifies(witness.public, message, signature):
                raise ValueError(f"a line of {witness.name} does not verify")
            times.append(seconds)
        return sorted(times)


MOST_SIGNATURES = 100
SIGNATURE_LINE = re.compile(f"— ({KEY_NAME}) ([A-Za-z0-9+/]+={{0,2}})")


def parse_note(data: bytes, most_signatures: int = MOST_SIGNATURES) -> Note:
    """A C2SP signed note; ValueError if it is none."""
    whole = data.decode("utf-8")
    if any(character < " " and character != "\n" for character in whole) or not whole.endswith("\n"):
        raise ValueError("a control character, or no LF at the end")
    text, separator, signatures = whole[:-1].rpartition("\n\n")
    if not separator or not text:
        raise ValueError("no empty line between a text and its signatures")
    lines = signatures.split("\n")
    if len(lines) > most_signatures:
        raise ValueError(f"more than {most_signatures} signature lines")
    parsed = []
    for line in lines:
        match = SIGNATURE_LINE.fullmatch(line)
        raw = unbase64(match[2]) if match else b""
        if len(raw) < 5:
            raise ValueError("a signature line that is none")
        parsed.append((match[1], raw[:4], raw[4:]))
    return Note((text + "\n").encode("utf-8"), parsed)


@dataclass(frozen=True)
class Checkpoint:
    note: Note
    origin: str
    size: int
    root: bytes


LONGEST_CHECKPOINT = 1_048_576


def parse_checkpoint(data: bytes) -> Checkpoint:
    """ValueError unless exactly origin, size and root, each in its one spelling."""
    if len(data) > LONGEST_CHECKPOINT:
        raise ValueError(f"more than {LONGEST_CHECKPOINT} bytes")
    note = parse_note(data)
    origin, size, root = note.text.decode("utf-8")[:-1].split("\n")
    if not is_origin(origin) or not is_decimal(size) or len(unbase64(root)) != 32:
        raise ValueError("not origin, size and root")
    return Checkpoint(note, origin, int(size), unbase64(root))


DECIMAL = "0|[1-9][0-9]*"


def is_decimal(text: str) -> bool:
    """A number of a note or a proof. No ledger has more records than integers of §4 can count."""
    return re.fullmatch(DECIMAL, text) is not None and len(text) <= 16 and int(text) <= LARGEST_INTEGER


def is_c2sp_checkpoint(data: bytes) -> bool:
    """Whether this is a tlog-checkpoint at all, which §8 may still refuse (§15)."""
    try:
        note = parse_note(data, most_signatures=len(data))
        lines = note.text.decode("utf-8")[:-1].split("\n")
        return len(lines) >= 3 and all(lines) and bool(re.fullmatch(DECIMAL, lines[1])) and is_base64_hash(lines[2])
    except ValueError:
        return False


# ---- Policies (§19.3) ----------------------------------------------------------------------------------------------

NO_QUORUM = b"none"
MOST_OF_A_KIND = 256
NOT_IN_POLICY = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass
class Policy:
    """A C2SP tlog-policy. Its names are bytes, and mean nothing outside of it."""

    logs: list[VerifierKey] = field(default_factory=list)
    witnesses: dict[bytes, VerifierKey] = field(default_factory=dict)
    groups: dict[bytes, tuple[int, list[bytes]]] = field(default_factory=dict)  # how many are needed, and of whom
    quorum: bytes = b""

    @property
    def is_asking(self) -> bool:
        return self.quorum != NO_QUORUM

    def reached(self, times: dict[bytes, int], is_last: bool = False) -> Optional[int]:
        """By when enough witnesses had cosigned, given when each first did; or since when enough have, given when each
        last did; None if there were never enough."""
        reached = dict(times)
        for name, (need, members) in self.groups.items():  # each after those it is made of
            met = sorted((reached[each] for each in members if each in reached), reverse=is_last)
            if len(met) >= need:
                reached[name] = met[need - 1]
        return reached.get(self.quorum)


def parse_policy(data: bytes) -> Policy:
    """ValueError if this is none."""
    if NOT_IN_POLICY.search(data):
        raise ValueError("a control character")
    policy = Policy()
    for number, line in enumerate(data.split(b"\n"), 1):
        keyword, *items = line.split() or [b"#"]
        try:
            if not keyword.startswith(b"#"):
                read_policy_line(policy, keyword, items)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from None
    if not policy.quorum:
        raise ValueError("no quorum")
    return policy


def read_policy_line(policy: Policy, keyword: bytes, items: list[bytes]) -> None:
    if keyword == b"log" and len(items) in (1, 2):
        policy.logs.append(new_key(items[0], LEDGER, policy.logs))
    elif keyword == b"witness" and len(items) in (2, 3):
        policy.witnesses[new_name(policy, items[0])] = new_key(items[1], WITNESS, policy.witnesses.values())
    elif keyword == b"group" and len(items) >= 3:
        name, (count, *members) = new_name(policy, items[0]), items[1:]
        policy.groups[name] = needed_of(count, members), new_members(policy, members)
    elif keyword == b"quorum" and len(items) == 1 and not policy.quorum:
        if items[0] != NO_QUORUM and not is_defined(policy, items[0]):
            raise ValueError("a quorum that was not defined before")
        policy.quorum = items[0]
    else:
        raise ValueError("not a log, a witness, a group or the one quorum, with what belongs to it")
    if max(map(len, (policy.logs, policy.witnesses, policy.groups))) > MOST_OF_A_KIND:
        raise ValueError(f"more than {MOST_OF_A_KIND} logs, witnesses or groups")


def is_defined(policy: Policy, name: bytes) -> bool:
    return name in policy.witnesses or name in policy.groups


def new_name(policy: Policy, name: bytes) -> bytes:
    if name == NO_QUORUM or is_defined(policy, name):
        raise ValueError("a name that means something already")
    return name


def new_key(item: bytes, of_type: bytes, others: Iterable[VerifierKey]) -> VerifierKey:
    key = parse_vkey(item.decode("utf-8"), of_type)
    if any(key.public == other.public or (key.name, key.hash) == (other.name, other.hash) for other in others):
        raise ValueError("a key that an earlier line has, or one that lines could not tell from it")
    return key


def needed_of(count: bytes, members: list[bytes]) -> int:
    if count in (b"all", b"any"):
        return len(members) if count == b"all" else 1
    if not is_decimal(count.decode("utf-8")) or not 1 <= int(count) <= len(members):
        raise ValueError("neither all, any nor a number of these members")
    return int(count)


def new_members(policy: Policy, members: list[bytes]) -> list[bytes]:
    listed = [each for _, others in policy.groups.values() for each in others] + members
    if len(set(listed)) < len(listed) or not all(is_defined(policy, each) for each in members):
        raise ValueError("a member that was not defined before, or that is one already")
    return members


# ==================== 2 Records =====================================================================================

# ---- Types (§4): each is a function that says whether a value is of it ---------------------------------------------

Type = Callable[[Any], bool]


def matching(pattern: str) -> Type:
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def text(limit: int, control: str = r"[\x00-\x1f\x7f]") -> Type:
    banned = re.compile(control)
    return lambda value: (
        isinstance(value, str) and 1 <= len(value.encode("utf-8")) <= limit and not banned.search(value)
    )


def longtext(limit: int) -> Type:
    return text(limit, r"[\x00-\x09\x0b-\x1f\x7f]")


def integer(least: int = -LARGEST_INTEGER, most: int = LARGEST_INTEGER) -> Type:
    return lambda value: type(value) is int and least <= value <= most


def one_of(*values: str) -> Type:
    return lambda value: isinstance(value, str) and value in values


def either(*types: Type) -> Type:
    return lambda value: any(is_type(value) for is_type in types)


def array(of: Type, least: int = 0, most: int = LARGEST_INTEGER) -> Type:
    return lambda value: isinstance(value, list) and least <= len(value) <= most and all(map(of, value))


def distinct(of: Type, least: int = 0, most: int = LARGEST_INTEGER, by: Callable[[Any], Any] = str) -> Type:
    """An array of which no two items are the same, told by what `by` makes of them."""
    items = array(of, least, most)
    return lambda value: items(value) and len(set(map(by, value))) == len(value)


def members(types: dict[str, Type]) -> Type:
    """An object with exactly these members; a name that ends in `?` may be absent."""
    required = {name for name in types if not name.endswith("?")}
    known = {name.rstrip("?"): is_type for name, is_type in types.items()}
    return lambda value: (
        isinstance(value, dict)
        and required <= value.keys() <= known.keys()
        and all(known[name](member) for name, member in value.items())
    )


def is_day(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_instant(value: Any) -> bool:
    clock = "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z"
    return isinstance(value, str) and is_day(value[:10]) and re.fullmatch(clock, value[10:]) is not None


def is_base64(value: Any) -> bool:
    try:
        return isinstance(value, str) and unbase64(value) is not None
    except ValueError:
        return False


def is_base64_hash(value: Any) -> bool:
    return is_base64(value) and len(unbase64(value)) == 32


def is_signature(value: Any) -> bool:
    return is_base64(value) and len(unbase64(value)) == 64


def is_bool(value: Any) -> bool:
    return isinstance(value, bool)


UUID = matching("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
HASH = matching("[0-9a-f]{64}")
is_origin = matching(r"[\x21-\x2a\x2c-\x7e]{1,128}")
ID = matching("[A-Za-z0-9._:/-]{1,64}")
CODE = matching("[a-z][a-z0-9-]{0,63}")


# ---- One record (§5) -----------------------------------------------------------------------------------------------

ZERO_HASH = "0" * 64
LONGEST_LINE = 65_535
LONGEST_STATEMENT = 32_768
SEGMENT_RECORDS = 65_536

ENVELOPE = members(
    {
        "prev": HASH,
        "recorded": is_instant,
        "rest": integer(0, 1_048_575),
        "seq": integer(0),
        "signatures": array(members({"key": HASH, "sig": lambda value: isinstance(value, str)}), most=8),
        "statement": members(
            {
                "body": lambda value: isinstance(value, dict),
                "id": UUID,
                "made": is_day,
                "seen?": members({"leaf": HASH, "seq": integer(0)}),
                "type": CODE,
            }
        ),
    }
)


@dataclass(eq=False)
class Record:
    """A line at a position. `envelope` is None where the line is not in form: then it counts for chain and tree
    only, and `rest` and `recorded` are what its neighbours make of it."""

    seq: int
    line: bytes
    envelope: Optional[dict]
    rest: int = 0
    recorded: str = ""
    rules: int = 1  # in force at its position
    batch: int = 0  # the seq of the first record of its batch
    is_break: bool = False  # whether it does not continue the batch that it stands in
    leaf: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.leaf = leaf_hash(self.line)
        if self.envelope:
            self.rest, self.recorded = self.envelope["rest"], self.envelope["recorded"]

    @property
    def statement(self) -> dict:
        return self.envelope["statement"]

    @property
    def signed_bytes(self) -> bytes:
        return canonical(self.statement)

    @property
    def type(self) -> str:
        return self.statement["type"] if self.envelope else ""

    @property
    def body(self) -> dict:
        return self.statement["body"]

    @property
    def id(self) -> str:
        return self.statement["id"]

    @property
    def made(self) -> str:
        return self.statement["made"]


def parse_envelope(line: bytes) -> dict:
    """The envelope that a line holds; Fault with the one finding that a line out of form deserves."""
    if len(line) > LONGEST_LINE:
        raise Fault("line-too-long", f"{len(line)} bytes, at most {LONGEST_LINE} are allowed")
    try:
        envelope = parse_canonical(line)
    except ValueError as error:
        raise Fault("not-canonical", str(error)) from None
    if not ENVELOPE(envelope):
        raise Fault("record-form", "not exactly the members of envelope and statement, each of its type")
    if len(canonical(envelope["statement"])) > LONGEST_STATEMENT:
        raise Fault("record-form", f"a statement of more than {LONGEST_STATEMENT} bytes")
    keys = [signature["key"] for signature in envelope["signatures"]]
    if keys != sorted(set(keys)):
        raise Fault("signature-form", "keys not ascending, or one twice")
    if not all(is_signature(each["sig"]) for each in envelope["signatures"]):
        raise Fault("signature-form", "a signature that is not 64 bytes in strict base64")
    return envelope


# ---- One line after another (§5, §6, §11, §12) ---------------------------------------------------------------------


def read_records(lines: list[bytes], report: Report) -> list[Record]:
    """Every line as a record, its form and its place checked."""
    records: list[Record] = []
    is_newer = False
    for seq, line in enumerate(lines):
        record = Record(seq, line, None)
        try:
            if not is_newer:
                record = Record(seq, line, parse_envelope(line))
            check_chain(record, records, report)
        except Fault as fault:
            report.add(fault.code, seq, fault.message)
        place_in_batch(record, records, report)
        records.append(record)
        is_newer = is_newer or raises_format(record)
    put_under_rules(records)
    return records


def put_under_rules(records: list[Record]) -> None:
    """Tells each record the rules in force at its position, which say what form it must have (§12)."""
    rules: int = 1
    by_id: dict[str, list[Record]] = {}
    for record in records:
        record.rules = rules
        if record.envelope is None:
            continue
        before = by_id.setdefault(record.id, [])
        if record.type in ("ledger-founded", "version-changed") and has_form(record) and not any(map(has_form, before)):
            rules = max(rules, record.body["rules"])  # what repeats an id is not applied, and nothing ever falls
        before.append(record)


def check_chain(record: Record, before: list[Record], report: Report) -> None:
    """`prev` stands at bytes 9 to 72 of a line of any format."""
    prev = before[-1].leaf.hex() if before else ZERO_HASH
    if record.line[9:73] != prev.encode("ascii"):
        report.add("chain-broken", record.seq, "prev is not the leaf hash of the record before")
    if record.envelope and record.envelope["seq"] != record.seq:
        report.add("seq-wrong", record.seq, f"says seq {record.envelope['seq']}")


def place_in_batch(record: Record, before: list[Record], report: Report) -> None:
    last = before[-1] if before else None
    is_inside = last is not None and last.rest > 0
    record.batch = last.batch if is_inside else record.seq
    if record.envelope is None:
        record.rest = last.rest - 1 if is_inside else 0
        record.recorded = last.recorded if last else ""
        return
    if is_inside and (record.rest, record.recorded) != (last.rest - 1, last.recorded):
        record.is_break = True
        report.add("rest-wrong", record.seq, f"does not continue the batch of record {last.seq}")
    check_clock(record, last, report)


def check_clock(record: Record, last: Optional[Record], report: Report) -> None:
    if last and record.recorded < last.recorded and record.type != "clock-corrected":
        report.add("recorded-backwards", record.seq, f"recorded {record.recorded}, after {last.recorded}")


def raises_format(record: Record) -> bool:
    return record.type == "version-changed" and has_form(record) and record.body["format"] > KNOWN_FORMAT


KNOWN_FORMAT = 1
KNOWN_RULES = 2


# ==================== 3 Decision table ==============================================================================

# ---- Statement types as data (§9.1 – §9.4) -------------------------------------------------------------------------

ROUTE = one_of(
    "initial-training",
    "apprenticeship",
    "continuing-training",
    "professionalisation-contract",
    "individual",
    "vae",
)
DECISION = one_of("acquired", "not-acquired")
DAY_OR_NONE = either(is_day, one_of(""))
HASH_OR_NONE = either(HASH, one_of(""))
IDENTITY = members({"birthDate?": HASH, "name?": HASH, "reference?": HASH})
ROLES_OF_THE_LEDGER = ("checkpoint", "extract")

ENROLMENT = {
    "custody": one_of("holder", "operator"),
    "for": either(ID, is_origin),  # which of them, the role says: is_enrolment
    "from?": is_day,
    "role": one_of("checkpoint", "extract", "operator", "centre", "jury", "awarding-body"),
    "spki": is_base64,
    "until?": is_day,
}


def is_enrolment(more: Optional[dict[str, Type]] = None) -> Type:
    is_object = members({**ENROLMENT, **(more or {})})
    return lambda value: is_object(value) and (is_origin if value["role"] in ROLES_OF_THE_LEDGER else ID)(value["for"])


PREDECESSOR = {"checkpoint": longtext(4_096), "ledger": HASH, "origin": is_origin, "reason": CODE}

REGISTERED = {
     "blocks": distinct(ID),
     "bodies": array(members({"id": ID, "name": text(300)})),
     "certification": ID,
     "finalAward?": is_day,
     "from?": is_day,
     "level?": integer(1, 8),
     "predecessors": distinct(ID),
     "register": one_of("rncp", "rs", "other"),
     "routes": distinct(ROUTE),
     "source": HASH,
     "successors": distinct(ID),
     "title": text(3_000),
     "until?": is_day,
}
DESCRIBED = {
     "activity?": text(300),
     "assessment?": longtext(LONGEST_STATEMENT),
     "block": ID,
     "certification": ID,
     "competences?": longtext(LONGEST_STATEMENT),
     "of": integer(1),
     "part": integer(1),
     "statement": UUID,
     "title": text(3_000),
}
PARTNER_COLUMNS = ("centre", "from", "name", "scope", "until")
PARTNERS_LISTED = members(
    {
        "centre": distinct(ID),
        "certification": ID,
        "from": array(DAY_OR_NONE),
        "name": array(HASH_OR_NONE),
        "scope": array(one_of("organise", "train", "both")),
        "statement": UUID,
        "until": array(DAY_OR_NONE),
    }
)
RULE = {"certification": ID, "rule": lambda value: True}
ENROLLED = {"certification": ID, "identity": IDENTITY, "learner": UUID}
TARGETED = {"certification": ID, "learner": UUID}
FOLLOWED = {"block": ID, "certification": ID, "learner": UUID, "module": text(200)}
ASSESSED = {
     "block?": ID,
     "centre": ID,
     "certification": ID,
     "evidence?": array(HASH),
     "learner": UUID,
     "outcome": DECISION,
     "route": ROUTE,
}


def is_described(types: dict[str, Type]) -> Type:
    is_object = members(types)
    return lambda body: is_object(body) and body["part"] <= body["of"]


BODY: dict[str, Type] = {
    "ledger-founded": members(
        {
            "format": integer(1, 1),
            "keys": array(is_enrolment()),
            "nonce": HASH,
            "origin": is_origin,
            "policy": members({"onBehalf": is_bool}),
            "predecessor?": members(PREDECESSOR),
            "rules": integer(1),
        }
    ),
    "version-changed": members({"format": integer(), "rules": integer()}),
    "clock-corrected": members({"reason": CODE}),
    "ledger-closed": members({"reason": CODE}),
    "key-enrolled": is_enrolment({"key": HASH}),
    "key-revoked": members({"key": HASH, "reason": CODE, "compromisedSince?": integer(0)}),
    "countersigned": members(
        {"learner?": UUID, "signature": members({"key": HASH, "sig": is_signature}), "statement": UUID}
    ),
    "minutes": members({"certification": ID, "count": integer(1, 1_000_000), "covered": HASH, "session": ID}),
    "certification-registered": members(REGISTERED),
    "block-described": is_described(DESCRIBED),
    "partners-listed": lambda body: PARTNERS_LISTED(body) and len({len(body[name]) for name in PARTNER_COLUMNS}) == 1,
    "rule-stated": members(RULE),
    "centre-authorised": members(
        {"centre": ID, "certification": distinct(ID, least=1), "from?": is_day, "name": HASH, "until?": is_day}
    ),
    "learner-enrolled": members(ENROLLED),
    "learner-targeted": members(TARGETED),
    "learner-withdrawn": members({"certification": ID, "learner": UUID}),
    "learner-identified": members({"identity": IDENTITY, "learner": UUID}),
    "learner-merged": members({"learner": array(UUID, 2, 2)}),
    "learner-erased": members({"learner": UUID}),
    "training-followed": members(FOLLOWED),
    "block-assessed": members(ASSESSED),
    "block-validated": members(
        {"assessment": UUID, "block?": ID, "certification": ID, "decision": DECISION, "learner": UUID, "session": ID}
    ),
    "certification-awarded": members({"certification": ID, "learner": UUID, "session": ID}),
    "statement-annulled": members(
        {
            "learner?": UUID,
            "reason": one_of("clerical-error", "fraud", "appeal", "procedure", "other"),
            "statement": UUID,
        }
    ),
}


# What rules 2 add (§9.4)

EXAMINER = members({"capacity": ID, "person": ID})
CAPACITY = members({"capacity": ID, "count": integer(1, 99)})
POINTS = matching(r"(0|[1-9][0-9]{0,3})([.][0-9]?[1-9])?")
SCOPE = one_of("branch", "inter-branch", "interprofessional")
AIMED_AT = {"blocks?": distinct(ID, least=1)}
UNDECIDED = ("absent", "excused")

POLICY = members(
    {
        "capacities?": distinct(CAPACITY, least=1, by=lambda each: each["capacity"]),
        "compensation?": members({"percent": integer(1, 100), "sovereign": is_bool}),
        "confirmation?": is_bool,
        "independence?": is_bool,
        "quorum?": integer(1, 99),
        "registration?": is_bool,
        "session?": is_bool,
        "usability?": either(members({"months": integer(1, 1_200)}), members({"grace": integer(0, 1_200)})),
    }
)
COMPETENCE = members({"competence": ID, "outcome": DECISION})
VALIDATED = members(
    {
        "assessment?": UUID,
        "block?": ID,
        "certification": ID,
        "condition?": text(300),
        "decision": either(DECISION, one_of("conditional", *UNDECIDED)),
        "further?": distinct(UUID, least=1),
        "learner": UUID,
        "session": ID,
    }
)
CONVENED = members(
    {
        "certification": ID,
        "chair": EXAMINER,
        "day": is_day,
        "jurors": array(EXAMINER),
        "place": text(200),
        "session": ID,
    }
)
RECOGNISED = members(
    {
        "basis": one_of("equivalence", "exemption", "transfer", "migration"),
        "block?": ID,
        "certification": ID,
        "diploma?": text(300),
        "evidence?": array(HASH),
        "learner": UUID,
        "origin?": members({"leaf": HASH, "ledger": HASH, "name": text(128)}),
        "statement?": distinct(UUID, least=1),
    }
)
SHARED = members({"block": array(ID), "certification": distinct(ID, least=2)})


def is_validated(body: Any) -> bool:
    if not VALIDATED(body) or ("condition" in body) != (body["decision"] == "conditional"):
        return False
    if "assessment" not in body:
        return body["decision"] in UNDECIDED and "further" not in body
    return body["assessment"] not in body.get("further", [])


def is_convened(body: Any) -> bool:
    return CONVENED(body) and len(jury(body)) == 1 + len(body["jurors"])


def is_recognised(body: Any) -> bool:
    if not RECOGNISED(body):
        return False
    basis = body["basis"]
    told = {"diploma": basis == "exemption", "origin": basis == "transfer", "statement": basis != "exemption"}
    is_single = basis != "transfer" or len(body.get("statement", [])) == 1
    return is_single and all((name in body) == is_there for name, is_there in told.items())


def jury(convened: dict) -> dict[str, str]:
    """Of each member of a session's jury, as what it acts."""
    return {each["person"]: each["capacity"] for each in [convened["chair"], *convened["jurors"]]}


BODY_2: dict[str, Type] = {
    **BODY,
    "certification-registered": members({**REGISTERED, "scope?": SCOPE}),
    "block-described": is_described({**DESCRIBED, "points?": POINTS}),
    "rule-stated": members({**RULE, "everyoneFrom?": is_day}),
    "learner-enrolled": members({**ENROLLED, **AIMED_AT}),
    "learner-targeted": members({**TARGETED, **AIMED_AT}),
    "training-followed": members({**FOLLOWED, "trainer?": ID}),
    "block-assessed": members(
        {
            **ASSESSED,
            "assessors?": distinct(EXAMINER, least=1, by=canonical),
            "competences?": distinct(COMPETENCE, least=1, by=lambda each: each["competence"]),
            "modality?": one_of("on-site", "remote", "mixed"),
        }
    ),
    "block-validated": is_validated,
    "policy-stated": members({"certification": ID, "policy": POLICY}),
    "session-convened": is_convened,
    "session-held": members({"certification": ID, "present": distinct(ID, least=1), "session": ID}),
    "decision-confirmed": members({"learner": UUID, "statement": UUID}),
    "condition-lifted": members({"learner": UUID, "statement": UUID}),
    "credit-recognised": is_recognised,
    "recognition-suspended": members({"leaf": HASH, "learner": UUID, "statement": UUID}),
    "blocks-shared": lambda body: SHARED(body) and len(body["block"]) == len(body["certification"]),
    "intermediate-declared": members({"block": ID, "certification": distinct(ID, 2, 2)}),
    "correspondence-listed": members(
        {"blocks": distinct(ID), "certification": ID, "other": ID, "otherBlocks": distinct(ID), "statement": UUID}
    ),
    "document-issued": members({"block?": ID, "certification": ID, "learner": UUID, "statement": UUID}),
}

FOLLOWING_UP = ("decision-confirmed", "condition-lifted", "recognition-suspended", "document-issued")


def forms(rules: int) -> dict[str, Type]:
    """The types that there are under these rules, each with the form of its body."""
    return BODY if rules < 2 else BODY_2


def has_body(record: Record) -> bool:
    """Whether the type is one of those, and the body of its form."""
    form = forms(record.rules).get(record.type)
    return form is not None and form(record.body)


COVERED_BY_MINUTES = ("block-validated", "certification-awarded")
ANNULLABLE = (
    "training-followed",
    "block-assessed",
    "block-validated",
    "certification-awarded",
    "centre-authorised",
    "rule-stated",
)
ANNULLABLE_2 = ANNULLABLE + tuple(type_ for type_ in BODY_2 if type_ not in (*BODY, "correspondence-listed"))

ROLE_NEEDED = {  # every other type: operator
    "block-assessed": "centre",
    "block-validated": "jury",
    "minutes": "jury",
    "certification-awarded": "awarding-body",
    "rule-stated": "awarding-body",
    "centre-authorised": "awarding-body",
    "policy-stated": "awarding-body",
    "session-convened": "awarding-body",
    "session-held": "jury",
    "credit-recognised": "awarding-body",
    "blocks-shared": "awarding-body",
    "intermediate-declared": "awarding-body",
    "document-issued": "awarding-body",
}


def strings(value: Any) -> list[str]:
    """The values of the tags that a member of a body gives (§9.3)."""
    values = value if isinstance(value, list) else [value]
    return values if all(isinstance(each, str) for each in values) else []


# ---- What is known at a position: everything the rules may ask (§9) ------------------------------------------------


@dataclass
class Key:
    id: str
    role: str
    whose: str
    public: bytes
    period: dict
    enrolled: int
    revoked: Optional[int] = None

    def speaks_for(self, record: Record) -> bool:
        is_enrolled = self.enrolled < record.seq or record.seq == 0
        return is_enrolled and not self.is_revoked_before(record) and holds(self.period, record.made)

    def is_revoked_before(self, record: Record) -> bool:
        return self.revoked is not None and self.revoked < record.seq


def holds(period: dict, day: str) -> bool:
    """`from`…`until`, both included, open where absent or empty."""
    return (period.get("from") or day) <= day <= (period.get("until") or day)


@dataclass
class Learner:
    is_enrolled: bool = False
    targets: set[str] = field(default_factory=set)
    merged_from: list[str] = field(default_factory=list)
    is_merged_away: bool = False
    is_erased: bool = False
    validations: list[Record] = field(default_factory=list)
    awards: list[Record] = field(default_factory=list)
    recognitions: list[Record] = field(default_factory=list)
    examinations: list[Record] = field(default_factory=list)  # assessments and training: who may not judge as a jury
    aims: dict[str, int] = field(default_factory=dict)  # by certification, the seq at which it was last aimed at


Subject = tuple[str, Optional[str]]  # a certification and one of its blocks, or it as a whole


@dataclass(frozen=True)
class Terms:
    """What an award is judged by (§9.4): the rule, and until when what is held is usable."""

    rule: dict
    usability: dict = field(default_factory=dict)
    until: Optional[str] = None  # of the registration

    def usable(self, held: dict[Subject, str], day: str) -> set[Subject]:
        if "grace" in self.usability and self.until and day > later(self.until, self.usability["grace"]):
            return set()
        months = self.usability.get("months")
        return {subject for subject, since in held.items() if months is None or day <= later(since, months)}


def later(day: str, months: int) -> str:
    """The same day of the month so many months later, or that month's last."""
    years, month = divmod(int(day[5:7]) - 1 + months, 12)
    year, month = int(day[:4]) + years, month + 1
    if year > datetime.MAXYEAR:
        return datetime.date.max.isoformat()
    return datetime.date(year, month, min(int(day[8:]), calendar.monthrange(year, month)[1])).isoformat()


NOTHING_FOUNDED: dict = {"origin": "", "policy": {"onBehalf": False}, "rules": 1}


class State:
    """The ledger as known just before a record. `records` are all that the verifier has; the rest of the state
    grows with `apply`. Where `is_whole` is false, these are the records of a learner's record (§14); where
    `is_verifying` is false, signatures are taken to be what they claim (§19.7)."""

    def __init__(self, records: list[Record], is_whole: bool = True, is_verifying: bool = True):
        self.is_whole = is_whole
        self.is_verifying = is_verifying
        self.carried = set() if is_whole else registered(records)
        self.records = {record.seq: record for record in records}
        self.seqs = list(self.records)
        self.formless = [record.seq for record in records if not has_form(record)]
        self.uncoverable = [record.seq for record in records if record.type not in COVERED_BY_MINUTES]
        self.minutes_of = minutes_of(records)
        self.broken_batches = broken_batches(records) if is_whole else set()
        founding = records[0].body if has_body(records[0]) else NOTHING_FOUNDED  # which a page can still show
        self.origin: str = founding["origin"]
        self.ledger_id: str = records[0].leaf.hex()
        self.allows_on_behalf: bool = founding["policy"]["onBehalf"]
        self.format, self.rules, self.closed_at = 1, founding["rules"], None
        self.statements: dict[str, Record] = {}
        self.keys: dict[str, Key] = {}
        self.registrations: dict[str, list[Record]] = {}
        self.rules_stated: dict[str, list[Record]] = {}
        self.authorisations: dict[str, list[Record]] = {}
        self.partners: dict[str, list[Record]] = {}
        self.learners: dict[str, Learner] = {}
        self.validations: dict[str, list[Record]] = {}  # by the assessments they name
        self.on_subject: dict[Subject, list[Record]] = {}  # validations and recognitions
        self.policies: dict[str, list[Record]] = {}
        self.sessions: dict[tuple[str, str, str], list[Record]] = {}  # by type, certification and session
        self.follow_ups: dict[tuple[str, str], list[Record]] = {}  # by type and the id of the target
        self.shared: dict[Subject, list[Record]] = {}
        self.intermediates: dict[str, list[Record]] = {}  # by the certification that a block generates
        self.transfers: dict[tuple[str, str], list[Record]] = {}  # by ledger and statement
        self.awaiting: set[int] = set()  # the validations that are no credit before they are confirmed, by seq
        self.terms_of: dict[int, Terms] = {}  # of awards, by seq
        self._counts: dict[int, bool] = {}  # what was found out, until something stops counting
        self._unsupported: dict[int, bool] = {}  # of awards, until anything is applied
        self.annulled: set[str] = set()
        self.waiting: list[Signed] = []  # decisions that minutes may yet cover
        self.countersigners: dict[int, list[tuple[str, int]]] = {}  # by the seq of what they countersigned: key and seq
        self.sole_signers: dict[int, str] = {}  # by seq, the key that alone signed
        self.compromises: list[tuple[str, int, int]] = []  # a key, the first record it may not have signed, who says so

    # Questions

    def verifies(self, key: Key, message: bytes, signature: dict) -> bool:
        return not self.is_verifying or ED25519.verifies(key.public, message, unbase64(signature["sig"]))

    def earlier(self, record: Record, *types: str) -> Optional[Record]:
        """The earlier statement that `record` names in `statement`, if it is one of these types."""
        named = self.statements.get(record.body["statement"])
        return named if named and (not types or named.type in types) else None

    def counts(self, record: Record) -> bool:
        if record.seq not in self._counts:
            self._counts[record.seq] = self._stands(record)
        return self._counts[record.seq]

    def _stands(self, record: Record) -> bool:
        """Whether neither it nor what it rests on, over every step, is annulled or a suspended recognition."""
        waiting, seen = [record], set()
        while waiting:
            each = waiting.pop()
            if each.seq in seen or self._counts.get(each.seq, False):
                continue
            seen.add(each.seq)
            ids = self.rests_on(each)
            if not self.annulled.isdisjoint([each.id, *ids]) or self.is_suspended(each):
                return False
            if each.type != "block-validated":  # an assessment rests on nothing
                waiting += [self.statements[id] for id in ids if self.stands_before(id, each)]
        return True

    def rests_on(self, record: Record) -> list[str]:
        if record.type == "block-validated":
            return assessments(record)
        if record.type == "credit-recognised" and record.body["basis"] != "transfer":
            return [id for id in record.body.get("statement", []) if self.stands_before(id, record)]
        return [record.body["statement"]] if record.type in RESTING_ON_TARGET else []

    def stands_before(self, id: str, record: Record) -> bool:
        return id in self.statements and self.statements[id].seq < record.seq

    def is_suspended(self, record: Record) -> bool:
        return record.type == "credit-recognised" and bool(self.following(record, "recognition-suspended"))

    def following(self, record: Record, of_type: str) -> list[Record]:
        """The counting statements of a type that follow up on this one."""
        return [each for each in self.follow_ups.get((of_type, record.id), []) if self.counts(each)]

    def newest(self, records: Iterable[Record]) -> Optional[Record]:
        """The newest that counts."""
        return next((each for each in reversed(list(records)) if self.counts(each)), None)

    def policy(self, certification: str) -> dict:
        newest = self.newest(self.policies.get(certification, []))
        return newest.body["policy"] if newest else {}

    def session(self, record: Record, of_type: str = "session-convened") -> Optional[dict]:
        """What was last stated of the session that a record names, as it was convened or held."""
        newest = self.newest(self.sessions.get((of_type, record.body["certification"], record.body["session"]), []))
        return newest.body if newest else None

    def registration(self, certification: str) -> Optional[Record]:
        return self.registrations.get(certification, [None])[-1]

    def rule(self, certification: str) -> Optional[dict]:
        """The newest rule that counts; without any, all blocks, or the certification as a whole."""
        stated = [record for record in self.rules_stated.get(certification, []) if self.counts(record)]
        if stated:
            return stated[-1].body["rule"]
        blocks = self.registration(certification).body["blocks"] or [None]
        return {"need": len(blocks), "of": blocks}

    def rule_for(self, learner: str, certification: str, day: str) -> dict:
        """A learner's rule (§9.4)."""
        stated = [record for record in self.rules_stated.get(certification, []) if self.counts(record)]
        if not stated:
            generating = [each.body for each in self.intermediates.get(certification, []) if self.counts(each)]
            blocks = [{"block": body["block"], "certification": body["certification"][0]} for body in generating]
            return {"need": 1, "of": blocks} if blocks else self.rule(certification)
        known = (self.learners[each].aims for each in self.same_person(learner) if each in self.learners)
        aimed = max((aims[certification] for aims in known if certification in aims), default=None)
        if aimed is None:
            return stated[-1].body["rule"]
        theirs = [each for each in stated if each.seq < aimed or is_for_everyone(each, day)]
        return (theirs[-1] if theirs else stated[0]).body["rule"]

    def terms(self, award: Record) -> Optional[Terms]:
        """As they are now; None where the certification is not registered."""
        certification = award.body["certification"]
        registration = self.registration(certification)
        if registration is None:
            return None
        if award.rules < 2:
            return Terms(self.rule(certification))
        stated = self.rule_for(award.body["learner"], certification, award.made)
        return Terms(stated, self.policy(certification).get("usability", {}), registration.body.get("until"))

    def bodies(self, certification: str) -> set[str]:
        newest = self.registration(certification)
        return {body["id"] for body in newest.body["bodies"]} if newest else set()

    def same_person(self, learner: str) -> set[str]:
        """The id and every id merged, directly or over several steps, into it."""
        found: set[str] = set()
        waiting = [learner]
        while waiting:
            each = waiting.pop()
            if each not in found and each in self.learners:
                found.add(each)
                waiting += self.learners[each].merged_from
        return found | {learner}

    def of_person(self, learner: str, what: str) -> list[Record]:
        """The counting `validations`, `awards`, `recognitions` or `examinations` of a person."""
        known = (self.learners[each] for each in self.same_person(learner) if each in self.learners)
        return [record for each in known for record in getattr(each, what) if self.counts(record)]

    def acquired(self, learner: str, until: Optional[str] = None) -> set[tuple[str, Optional[str]]]:
        """What a person holds by counting validations, made no later than `until` where that is given."""
        return {
            (each.body["certification"], each.body.get("block"))
            for each in self.of_person(learner, "validations")
            if each.body["decision"] == "acquired" and (until is None or each.made <= until)
        }

    def credit_since(self, record: Record) -> Optional[str]:
        """The day since which a validation or a recognition is credit, if it is (§9.4)."""
        if record.type not in ("block-validated", "credit-recognised") or not self.counts(record):
            return None
        if record.type == "credit-recognised":
            return record.made
        awaited = ["condition-lifted"] if record.body["decision"] == "conditional" else []
        awaited += ["decision-confirmed"] if record.seq in self.awaiting else []
        days = [min((each.made for each in self.following(record, type_)), default=None) for type_ in awaited]
        if record.body["decision"] not in ("acquired", "conditional") or None in days:
            return None
        return max([record.made, *days])

    def credits(self, learner: str) -> list[tuple[Record, str]]:
        """All credit of a person, and since when it is that."""
        found = self.of_person(learner, "validations") + self.of_person(learner, "recognitions")
        dated = [(record, self.credit_since(record)) for record in found]
        return [(record, since) for record, since in dated if since is not None]

    def held(self, learner: str, day: str, before: Optional[int] = None) -> dict[Subject, str]:
        """What a person holds by a day, each subject with its newest day; of awards, those recorded before a seq."""
        days: dict[Subject, str] = {}

        def hold(subject: Subject, since: str) -> None:
            if since <= day:
                days[subject] = max(since, days.get(subject, since))

        for record, since in self.credits(learner):
            hold(subject_of(record), since)
        for subject, since in sorted(days.items(), key=lambda item: item[1]):
            for tied in self.tied(subject, day):
                hold(tied, since)
        for award in sorted(self.of_person(learner, "awards"), key=lambda each: each.seq):
            if (before is None or award.seq < before) and not self.is_unsupported(award):
                hold((award.body["certification"], None), award.made)
        return days

    def tied(self, subject: Subject, day: str) -> set[Subject]:
        """The blocks that are one and the same with this one, over every step."""
        found: set[Subject] = set()
        waiting = [subject]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                ties = (tie for tie in self.shared.get(each, []) if tie.made <= day and self.counts(tie))
                waiting += [tied for tie in ties for tied in blocks_named(tie)]
        return found

    def is_met_by(self, terms: Optional[Terms], award: Record, before: Optional[int] = None) -> bool:
        if terms is None:
            return False
        usable = terms.usable(self.held(award.body["learner"], award.made, before), award.made)
        return is_met(terms.rule, award.body["certification"], usable)

    def is_unsupported(self, award: Record) -> bool:
        """Whether what it rests on no longer meets the rule of its own position."""
        if award.seq not in self._unsupported:
            self._unsupported[award.seq] = not self.is_met_by(self.terms_of.get(award.seq), award, before=award.seq)
        return self._unsupported[award.seq]

    def judged_certifications(self, record: Record) -> list[str]:
        """Those that the body names; in a learner's record, of an authorisation those registered so far, if any is."""
        named = strings(record.body.get("certification"))
        known = [certification for certification in named if certification in self.registrations]
        return known if known and not self.is_whole and record.type == "centre-authorised" else named

    def is_known_enrolled(self, learner: str) -> bool:
        return learner in self.learners and self.learners[learner].is_enrolled

    def blocks_ever(self, certification: str) -> set[str]:
        """Those of the newest registration and of the earlier ones."""
        return {block for each in self.registrations.get(certification, []) for block in each.body["blocks"]}

    # Changes

    def apply(self, record: Record) -> None:
        self._unsupported.clear()
        if record.type in ("statement-annulled", "recognition-suspended"):
            self._counts.clear()
        self.statements.setdefault(record.id, record)
        if record.type in FOLLOWING_UP:
            self.follow_ups.setdefault((record.type, record.body["statement"]), []).append(record)
        change = getattr(self, "_" + record.type.replace("-", "_"), None)
        if change:
            change(record, record.body)

    def enrol(self, enrolment: dict, seq: int) -> None:
        spki = unbase64(enrolment["spki"])
        key_id = sha256(spki).hex()
        self.keys.setdefault(key_id, Key(key_id, enrolment["role"], enrolment["for"], spki[12:], enrolment, seq))

    def _learner(self, learner: str) -> Learner:
        return self.learners.setdefault(learner, Learner())

    def _version_changed(self, record: Record, body: dict) -> None:
        self.format, self.rules = max(self.format, body["format"]), max(self.rules, body["rules"])

    def _ledger_closed(self, record: Record, body: dict) -> None:
        self.closed_at = record.seq

    def _key_enrolled(self, record: Record, body: dict) -> None:
        self.enrol(body, record.seq)

    def _key_revoked(self, record: Record, body: dict) -> None:
        key = self.keys.get(body["key"])
        if key is None:
            return
        if key.revoked is None:
            key.revoked = record.seq
        if "compromisedSince" in body:
            self.compromises.append((key.id, body["compromisedSince"], record.seq))

    def _countersigned(self, record: Record, body: dict) -> None:
        if countersigned_wrong(self, record) is None:
            self.countersigners.setdefault(self.earlier(record).seq, []).append((body["signature"]["key"], record.seq))

    def _certification_registered(self, record: Record, body: dict) -> None:
        self.registrations.setdefault(body["certification"], []).append(record)

    def _partners_listed(self, record: Record, body: dict) -> None:
        self.partners.setdefault(body["statement"], []).append(record)

    def _rule_stated(self, record: Record, body: dict) -> None:
        self.rules_stated.setdefault(body["certification"], []).append(record)

    def _centre_authorised(self, record: Record, body: dict) -> None:
        self.authorisations.setdefault(body["centre"], []).append(record)

    def _learner_enrolled(self, record: Record, body: dict) -> None:
        self._learner(body["learner"]).is_enrolled = True
        self._learner_targeted(record, body)

    def _learner_targeted(self, record: Record, body: dict) -> None:
        self._learner(body["learner"]).targets.add(body["certification"])
        self._learner(body["learner"]).aims[body["certification"]] = record.seq

    def _learner_withdrawn(self, record: Record, body: dict) -> None:
        for learner in self.same_person(body["learner"]):
            self._learner(learner).targets.discard(body["certification"])

    def _learner_merged(self, record: Record, body: dict) -> None:
        away, into = body["learner"]
        self._learner(away).is_merged_away = True
        self._learner(into).merged_from.append(away)

    def _learner_erased(self, record: Record, body: dict) -> None:
        self._learner(body["learner"]).is_erased = True

    def _training_followed(self, record: Record, body: dict) -> None:
        self._learner(body["learner"]).examinations.append(record)

    def _block_assessed(self, record: Record, body: dict) -> None:
        self._learner(body["learner"]).examinations.append(record)

    def _block_validated(self, record: Record, body: dict) -> None:
        for assessment in assessments(record):
            self.validations.setdefault(assessment, []).append(record)
        self._learner(body["learner"]).validations.append(record)
        self.on_subject.setdefault(subject_of(record), []).append(record)
        if record.rules >= 2 and self.policy(body["certification"]).get("confirmation"):
            self.awaiting.add(record.seq)

    def _certification_awarded(self, record: Record, body: dict) -> None:
        terms = self.terms(record)
        if terms:
            self.terms_of[record.seq] = terms
        self._learner(body["learner"]).awards.append(record)

    def _statement_annulled(self, record: Record, body: dict) -> None:
        self.annulled.add(body["statement"])

    def _policy_stated(self, record: Record, body: dict) -> None:
        self.policies.setdefault(body["certification"], []).append(record)

    def _session_convened(self, record: Record, body: dict) -> None:
        self.sessions.setdefault((record.type, body["certification"], body["session"]), []).append(record)

    _session_held = _session_convened

    def _credit_recognised(self, record: Record, body: dict) -> None:
        self._learner(body["learner"]).recognitions.append(record)
        self.on_subject.setdefault(subject_of(record), []).append(record)
        if body["basis"] == "transfer":
            self.transfers.setdefault((body["origin"]["ledger"], body["statement"][0]), []).append(record)

    def _blocks_shared(self, record: Record, body: dict) -> None:
        for subject in blocks_named(record):
            self.shared.setdefault(subject, []).append(record)

    def _intermediate_declared(self, record: Record, body: dict) -> None:
        self.intermediates.setdefault(body["certification"][1], []).append(record)


def is_for_everyone(stated: Record, day: str) -> bool:
    return "everyoneFrom" in stated.body and stated.body["everyoneFrom"] <= day


RESTING_ON_TARGET = ("decision-confirmed", "condition-lifted", "document-issued")


def assessments(validation: Record) -> list[str]:
    """The ids of the assessments that a validation names, in order."""
    body = validation.body
    return ([body["assessment"]] if "assessment" in body else []) + body.get("further", [])


def subject_of(record: Record) -> Subject:
    return record.body["certification"], record.body.get("block")


def blocks_named(record: Record) -> list[Subject]:
    """Every block or requirement that a statement names, with its certification."""
    body = record.body
    if record.type == "blocks-shared":
        return list(zip(body["certification"], body["block"]))
    if record.type == "intermediate-declared":
        return [(body["certification"][0], body["block"])]
    blocks = ([body["block"]] if "block" in body else []) + body.get("blocks", [])
    return [(body["certification"], block) for block in blocks]


def minutes_of(records: list[Record]) -> dict[int, Record]:
    """By the seq of a covered record, the minutes that cover it: the first that count it in."""
    covering: dict[int, Record] = {}
    waiting: list[Record] = []
    for record in records:
        if record.type in COVERED_BY_MINUTES:
            waiting.append(record)
        if record.type == "minutes" and BODY["minutes"](record.body):
            first = max(record.batch, record.seq - record.body["count"])
            while waiting and waiting[-1].seq >= first:
                covering[waiting.pop().seq] = record
    return covering


def between(seqs: list[int], first: int, end: int) -> list[int]:
    """Of ascending seqs those from `first` to before `end`."""
    return seqs[bisect.bisect_left(seqs, first) : bisect.bisect_left(seqs, end)]


def has_between(seqs: list[int], first: int, end: int) -> bool:
    return bisect.bisect_left(seqs, first) < bisect.bisect_left(seqs, end)


def broken_batches(records: list[Record]) -> set[int]:
    """Those with a line that is not in form, or that does not go on as the one before it says."""
    return {record.batch for record in records if record.is_break or not has_form(record)}


def registered(records: list[Record]) -> set[str]:
    """The certifications that any of these registers, in form or not."""
    found = (record for record in records if record.type == "certification-registered")
    return {each for record in found for each in tags(record, "certification")}


# ---- The rules: one function per identifier, giving what is wrong or None (§5, §9, §11, §12) -----------------------

Rule = Callable[[State, Record], Optional[str]]
Table = list[tuple[str, tuple[str, ...], Rule]]
RULES: Table = []  # each that is broken is reported
CREDIT_RULES: Table = []  # of these, in this order, the first that is broken (§9.2)
CREDIT_RULES_2: Table = []  # the same under rules 2 (§9.4)


def rule(identifier: str, *types: str, table: Table = RULES) -> Callable[[Rule], Rule]:
    """Enters a function into a table, for these types or for all."""

    def enter(function: Rule) -> Rule:
        table.append((identifier, types, function))
        return function

    return enter


def credit_rule(identifier: str, *types: str) -> Callable[[Rule], Rule]:
    return rule(identifier, *types, table=CREDIT_RULES)


def broken(table: Table, state: State, record: Record) -> Iterable[tuple[str, str]]:
    for identifier, types, function in table:
        wrong = function(state, record) if not types or record.type in types else None
        if wrong:
            yield identifier, wrong


@rule("statement-id-repeated")
def statement_id_repeated(state, record):
    if record.id in state.statements:
        return f"record {state.statements[record.id].seq} has the statement id {record.id}"


@rule("made-after-recorded")
def made_after_recorded(state, record):
    last = datetime.date.fromisoformat(record.recorded[:10])
    if record.recorded[11:13] >= "10" and last < datetime.date.max:
        last += datetime.timedelta(days=1)
    if record.made > last.isoformat():
        return f"made {record.made}, recorded {record.recorded}"


@rule("seen-wrong")
def seen_wrong(state, record):
    seen = record.statement.get("seen")
    if seen is None:
        return None
    if not 0 <= seen["seq"] < record.seq:
        return f"has seen record {seen['seq']}, which does not lie before it"
    target = state.records.get(seen["seq"])
    if target and target.leaf.hex() != seen["leaf"]:
        return f"has seen a record {seen['seq']} of another leaf hash"


@rule("clock-corrected", "clock-corrected")
def clock_corrected(state, record):
    return f"the clock was corrected: {record.body['reason']}"


@rule("version-lowered", "version-changed")
def version_lowered(state, record):
    new, old = (record.body["format"], record.body["rules"]), (state.format, state.rules)
    if new == old or new[0] < old[0] or new[1] < old[1]:
        return f"format and rules {new} after {old}"


@rule("key-form", "key-enrolled")
def key_enrolled_once(state, record):
    if record.body["key"] in state.keys:
        return "the key is enrolled already"


@rule("key-unknown", "key-revoked")
def revoked_key_known(state, record):
    if record.body["key"] not in state.keys:
        return "revokes a key that was never enrolled"


@rule("minutes-mismatch", "minutes")
def minutes_mismatch(state, record):
    first = record.seq - record.body["count"]
    if state.is_whole and (first < 0 or state.records[first].batch != record.batch):
        return f"covers {record.body['count']} records, but its batch has fewer before it"
    if has_between(state.formless, first, record.seq):
        return None  # a record that is not in form has its own finding
    if has_between(state.uncoverable, first, record.seq):
        return "covers a record that is neither a validation nor an award"
    carried = [state.records[seq] for seq in between(state.seqs, first, record.seq)]
    if any(each.body[name] != record.body[name] for each in carried for name in ("certification", "session")):
        return "covers a record of another certification or session"
    if state.is_whole and tree_root([leaf_hash(each.signed_bytes) for each in carried]).hex() != record.body["covered"]:
        return "covered is not the root of the statements before it"


@rule("learner-mismatch", "countersigned")
def countersigned_learner(state, record):
    target = state.earlier(record)
    learners = strings(target.body.get("learner")) if target else []
    if target and record.body.get("learner") not in (learners or [None]):
        return "learner is not the target's"


@rule("countersigned-wrong", "countersigned")
def countersigned_wrong(state, record):
    target, signature = state.earlier(record), record.body["signature"]
    if target is None:
        return "names no earlier statement"
    key = state.keys.get(signature["key"])
    if key is None or not key.speaks_for(record) or key.role in ROLES_OF_THE_LEDGER:
        return "signed by a key that does not speak"
    if not state.verifies(key, countersigned_bytes(state, target), signature):
        return "the signature does not verify"


# ---- The rules of credit, in the order in which the first that is broken is reported (§9.2) ------------------------


MAY_NAME_OTHERS = ("centre-authorised", "minutes")  # in a learner's record, certifications that are not carried


@credit_rule("certification-unknown")
def certification_unknown(state, record):
    if record.type == "certification-registered":
        return None
    for certification in state.judged_certifications(record):
        is_judged = state.is_whole or record.type not in MAY_NAME_OTHERS or certification in state.carried
        if is_judged and certification not in state.registrations:
            return f"{certification} was not registered earlier"


@credit_rule("certification-mismatch", "block-described", "partners-listed", "correspondence-listed")
def certification_mismatch(state, record):
    newest = state.registration(record.body["certification"])
    if newest is None:
        return None
    if newest.id != record.body["statement"]:
        return "does not name the newest registration of its certification"
    if state.is_whole and newest.batch != record.batch:
        return "does not stand in the batch of the registration"
    if record.type == "block-described" and record.body["block"] not in newest.body["blocks"]:
        return f"{record.body['block']} is no block of the registration"


@credit_rule("learner-unknown")
def learner_unknown(state, record):
    if record.type in ("learner-enrolled", "statement-annulled", "countersigned", *FOLLOWING_UP):
        return None
    for learner in strings(record.body.get("learner")):
        if not state.is_known_enrolled(learner):
            return f"learner {learner} was not enrolled earlier"


@credit_rule("learner-repeated", "learner-enrolled")
def learner_repeated(state, record):
    if state.is_known_enrolled(record.body["learner"]):
        return "the learner is enrolled already"


@credit_rule("learner-closed")
def learner_closed(state, record):
    if record.type in ("statement-annulled", "countersigned", "learner-enrolled", *FOLLOWING_UP):
        return None
    named = strings(record.body.get("learner"))
    for learner in named:
        known = state.learners.get(learner, Learner())
        if known.is_erased:
            return f"learner {learner} was erased"
        if known.is_merged_away and record.type != "learner-erased":
            return f"learner {learner} was merged away"
    if len(set(named)) < len(named):
        return "a learner merged into itself"


NAMING_BLOCKS = (
    "learner-enrolled",
    "learner-targeted",
    "training-followed",
    "block-assessed",
    "block-validated",
    "credit-recognised",
    "blocks-shared",
    "intermediate-declared",
)


@credit_rule("block-unknown", *NAMING_BLOCKS)
def block_unknown(state, record):
    for certification, block in blocks_named(record):
        if certification not in state.registrations:
            continue
        rules = [state.rule(certification)]
        if record.rules >= 2:
            rules = [each.body["rule"] for each in state.rules_stated.get(certification, []) if state.counts(each)]
        if block not in state.blocks_ever(certification).union(*map(requirements, rules)):
            return f"{block} is neither a block nor a requirement of {certification}"


@credit_rule("block-required", "block-assessed", "block-validated", "credit-recognised")
def block_required(state, record):
    newest = state.registration(record.body["certification"])
    if newest and newest.body["blocks"] and "block" not in record.body:
        return f"{record.body['certification']} has blocks, and none is named"


@credit_rule("blocks-refused", "certification-registered")
def blocks_refused(state, record):
    if record.body["register"] == "rs" and record.body["blocks"]:
        return "a certification of the register rs has blocks"


@credit_rule("rule-invalid", "rule-stated")
def rule_invalid(state, record):
    certification = record.body["certification"]
    if certification not in state.registrations:
        return None
    if not bare_blocks(record.body["rule"]) <= state.blocks_ever(certification):
        return "names a block that is none of the certification's"
    if requirements(record.body["rule"]) & state.blocks_ever(certification):
        return "names a requirement as it names a block"


@credit_rule("target-unknown", "learner-withdrawn")
def target_unknown(state, record):
    learner, certification = record.body["learner"], record.body["certification"]
    targets = [state.learners[each].targets for each in state.same_person(learner) if each in state.learners]
    if not any(certification in each for each in targets):
        return f"{certification} is no current target of the learner"


@credit_rule("centre-unauthorised", "block-assessed")
def centre_unauthorised(state, record):
    body = record.body
    if body["certification"] not in state.registrations:
        return None
    for each in state.authorisations.get(body["centre"], []):
        if body["certification"] in each.body["certification"] and state.counts(each) and holds(each.body, record.made):
            return None
    for each in state.partners.get(state.registration(body["certification"]).id, []):
        for centre, first, scope, last in zip(*(each.body[name] for name in ("centre", "from", "scope", "until"))):
            if centre == body["centre"] and scope != "train" and holds({"from": first, "until": last}, record.made):
                return None
    return f"centre {body['centre']} may not assess for {body['certification']} on {record.made}"


def fitting(state: State, validation: Record, assessment: str) -> Optional[Record]:
    """The earlier, counting assessment of that id, if the validation fits it."""
    found, body = state.statements.get(assessment), validation.body
    if found is None or found.type != "block-assessed" or not state.counts(found):
        return None
    is_same = subject_of(found) == subject_of(validation)
    return found if is_same and found.body["learner"] in state.same_person(body["learner"]) else None


@credit_rule("module-as-credit", "block-validated")
def module_as_credit(state, record):
    named = (state.statements.get(each) for each in assessments(record))
    if any(each and each.type == "training-followed" for each in named):
        return "rests on a training module"


@credit_rule("assessment-missing", "block-validated")
def assessment_missing(state, record):
    if not all(fitting(state, record, each) for each in assessments(record)):
        return "no earlier, counting assessment of this learner, certification and block has the id named"


@credit_rule("assessment-decided", "block-validated")
def assessment_decided(state, record):
    for assessment in assessments(record):
        for each in state.validations.get(assessment, []):
            if each.body["decision"] not in UNDECIDED and state.counts(each):
                return f"record {each.seq} has decided on the assessment"


@credit_rule("validated-before-assessed", "block-validated")
def validated_before_assessed(state, record):
    for assessment in assessments(record):
        found = fitting(state, record, assessment)
        if found and record.made < found.made:
            return f"decided on {record.made}, assessed on {found.made}"


@credit_rule("award-repeated", "certification-awarded")
def award_repeated(state, record):
    for each in state.of_person(record.body["learner"], "awards"):
        if each.body["certification"] == record.body["certification"]:
            return f"record {each.seq} awarded the certification"


@credit_rule("award-unmet", "certification-awarded")
def award_unmet(state, record):
    certification = record.body["certification"]
    if certification not in state.registrations:
        return None
    if not is_met(state.rule(certification), certification, state.acquired(record.body["learner"], record.made)):
        return f"the rule of {certification} is not met on {record.made}"


def annullable(annulment: Record) -> tuple[str, ...]:
    return ANNULLABLE if annulment.rules < 2 else ANNULLABLE_2


@credit_rule("annul-target", "statement-annulled")
def annul_target(state, record):
    if state.earlier(record, *annullable(record)) is None:
        return "names no earlier statement that can be annulled"
    if record.body["statement"] in state.annulled:
        return "names a statement that is annulled already"


@credit_rule("learner-mismatch", "statement-annulled")
def annulled_learner(state, record):
    if state.earlier(record).body.get("learner") != record.body.get("learner"):
        return "learner is not the target's"


# ---- The rules of credit that rules 2 add, in their order after those of §9.2 (§9.4) --------------------------------

CREDIT_RULES_2 += [entry for entry in CREDIT_RULES if entry[0] != "award-unmet"]


def rule_2(identifier: str, *types: str) -> Callable[[Rule], Rule]:
    return rule(identifier, *types, table=CREDIT_RULES_2)


def credit_rules(record: Record) -> Table:
    """Those in force at its position."""
    return CREDIT_RULES if record.rules < 2 else CREDIT_RULES_2


@rule_2("registration-closed", "learner-enrolled", "learner-targeted")
def registration_closed(state, record):
    newest, policy = state.registration(record.body["certification"]), state.policy(record.body["certification"])
    if newest and policy.get("registration", False) and record.made > newest.body.get("until", record.made):
        return f"made {record.made}, registered until {newest.body['until']}"


@rule_2("route-closed", "block-assessed")
def route_closed(state, record):
    newest, policy = state.registration(record.body["certification"]), state.policy(record.body["certification"])
    if not policy.get("registration", False):
        return None
    if newest and newest.body["routes"] and record.body["route"] not in newest.body["routes"]:
        return f"{record.body['route']} is no route of {record.body['certification']}"


@rule_2("session-repeated", "session-convened")
def session_repeated(state, record):
    if state.session(record):
        return f"session {record.body['session']} is convened already"


@rule_2("session-unknown", "session-held", "block-validated")
def session_unknown(state, record):
    is_needed = record.type == "session-held" or state.policy(record.body["certification"]).get("session", False)
    if is_needed and not state.session(record):
        return f"no session {record.body['session']} was convened for {record.body['certification']}"


@rule_2("juror-unknown", "session-held")
def juror_unknown(state, record):
    strangers = set(record.body["present"]) - jury(state.session(record)).keys()
    if strangers:
        return f"{min(strangers)} is no member of the jury"


@rule_2("before-session", "session-held", "block-validated", "certification-awarded")
def before_session(state, record):
    convened = state.session(record)
    if convened and record.made < convened["day"]:
        return f"made {record.made}, the session's day is {convened['day']}"


@rule_2("quorum-unmet", "block-validated")
def quorum_unmet(state, record):
    policy = state.policy(record.body["certification"])
    quorum, capacities = policy.get("quorum", 0), policy.get("capacities", [])
    if record.body["decision"] in UNDECIDED:
        return None
    convened, held = state.session(record), state.session(record, "session-held")
    members = jury(convened) if convened else {}
    present = [members[person] for person in held["present"] if person in members] if held else []
    if len(present) < quorum:
        return f"{len(present)} members of the jury were present, {quorum} are needed"
    for each in capacities:
        if present.count(each["capacity"]) < each["count"]:
            return f"{present.count(each['capacity'])} {each['capacity']} present, {each['count']} are needed"


@rule_2("juror-not-independent", "block-validated")
def juror_not_independent(state, record):
    convened, held = state.session(record), state.session(record, "session-held")
    is_free = not state.policy(record.body["certification"]).get("independence", True)
    if is_free or convened is None or record.body["decision"] in UNDECIDED:
        return None
    judging = jury(convened).keys() & (held["present"] if held else jury(convened).keys())
    for each in state.of_person(record.body["learner"], "examinations"):
        persons = {assessor["person"] for assessor in each.body.get("assessors", [])} | {each.body.get("trainer")}
        if judging & persons:
            return f"{min(judging & persons)} judges whom record {each.seq} says they assessed or trained"


@rule_2("threshold-unmet", "block-validated")
def threshold_unmet(state, record):
    compensation = state.policy(record.body["certification"]).get("compensation", {"sovereign": True})
    if compensation["sovereign"] or record.body["decision"] not in ("acquired", "conditional"):
        return None
    found = filter(None, (fitting(state, record, each) for each in assessments(record)))
    outcomes: dict[str, str] = {}
    for each in sorted(found, key=lambda each: each.made):  # of one day, as they are named
        outcomes.update((told["competence"], told["outcome"]) for told in each.body.get("competences", []))
    acquired = list(outcomes.values()).count("acquired")
    if acquired * 100 < compensation["percent"] * len(outcomes):
        return f"{acquired} of {len(outcomes)} competences acquired, {compensation['percent']} % are needed"


@rule_2("follow-up-target", *FOLLOWING_UP)
def follow_up_target(state, record):
    target = state.earlier(record)
    if target is None or not IS_TARGET[record.type](state, target, record):
        return "names no earlier statement that it can follow up on"


def is_confirmable(state: State, target: Record, record: Record) -> bool:
    return is_passing(state, target, "acquired", "conditional") and not state.following(target, "decision-confirmed")


def is_liftable(state: State, target: Record, record: Record) -> bool:
    return is_passing(state, target, "conditional") and not state.following(target, "condition-lifted")


def is_passing(state: State, target: Record, *decisions: str) -> bool:
    return target.type == "block-validated" and target.body["decision"] in decisions and state.counts(target)


def is_suspendable(state: State, target: Record, record: Record) -> bool:
    return target.type == "credit-recognised" and target.body["basis"] == "transfer" and state.counts(target)


def is_documentable(state: State, target: Record, record: Record) -> bool:
    if target.type == "certification-awarded":
        is_due = state.counts(target)
    else:
        since = state.credit_since(target)
        is_due = since is not None and since <= record.made
    return is_due and subject_of(target) == subject_of(record)


IS_TARGET = {
    "decision-confirmed": is_confirmable,
    "condition-lifted": is_liftable,
    "recognition-suspended": is_suspendable,
    "document-issued": is_documentable,
}


@rule_2("learner-mismatch", *FOLLOWING_UP)
def followed_learner(state, record):
    if state.earlier(record).body["learner"] != record.body["learner"]:
        return "learner is not the target's"


@rule_2("follow-up-early", *FOLLOWING_UP)
def follow_up_early(state, record):
    if record.made < state.earlier(record).made:
        return f"made {record.made}, its target {state.earlier(record).made}"


@rule_2("transfer-repeated", "credit-recognised")
def transfer_repeated(state, record):
    if record.body["basis"] != "transfer":
        return None
    for each in state.transfers.get((record.body["origin"]["ledger"], record.body["statement"][0]), []):
        if each.id not in state.annulled:
            return f"record {each.seq} recognised the same statement"


def local_grounds(record: Record) -> list[str]:
    """The statements of this ledger that a recognition names."""
    return [] if record.body["basis"] == "transfer" else record.body.get("statement", [])


@rule_2("recognition-unfounded", "credit-recognised")
def recognition_unfounded(state, record):
    ids = state.same_person(record.body["learner"])
    for each in local_grounds(record):
        ground = state.statements.get(each)
        since = state.credit_since(ground) if ground else None
        if since is None or since > record.made or ground.body["learner"] not in ids:
            return f"{each} is no credit of the learner by {record.made}"
        if subject_of(ground) == subject_of(record):
            return f"{each} is credit on the subject that is recognised"


@rule_2("migration-unrelated", "credit-recognised")
def migration_unrelated(state, record):
    if record.body["basis"] != "migration":
        return None
    replaced: set[str] = set()
    waiting = [record.body["certification"]]
    while waiting:
        newest = state.registration(waiting.pop())
        new = set(newest.body["predecessors"]) - replaced if newest else set()
        replaced |= new
        waiting += new
    for each in local_grounds(record):
        certification = state.statements[each].body["certification"]
        if certification not in replaced:
            return f"{record.body['certification']} does not replace {certification}"


@rule_2("recognition-repeated", "credit-recognised")
def recognition_repeated(state, record):
    ids = state.same_person(record.body["learner"])
    for each in state.on_subject.get(subject_of(record), []):
        if each.body["learner"] in ids and state.credit_since(each) is not None:
            return f"record {each.seq} is credit on the same subject"


@rule_2("award-too-late", "certification-awarded")
def award_too_late(state, record):
    newest = state.registration(record.body["certification"])
    last = newest and newest.body.get("finalAward")
    if last and record.made > last:
        return f"made {record.made}, awarded until {last}"


@rule_2("award-unmet", "certification-awarded")
def award_unmet_2(state, record):
    terms = state.terms(record)
    if terms and not state.is_met_by(terms, record):
        return f"the learner's rule of {record.body['certification']} is not met on {record.made}"


# ---- Composition rules (§9.2) --------------------------------------------------------------------------------------

ELSEWHERE = members({"block": ID, "certification": ID})
ELSEWHERE_2 = members({"block?": ID, "certification": ID})  # without a block, that certification as a whole
REQUIREMENT = members({"label": text(300), "requirement": ID})


def is_rule(value: Any, certification: str, rules: int, depth: int = 1) -> bool:
    def is_part(part: Any) -> bool:
        if (ELSEWHERE if rules < 2 else ELSEWHERE_2)(part):
            return part["certification"] != certification
        return ID(part) or REQUIREMENT(part) or is_rule(part, certification, rules, depth + 1)

    if depth > 8 or not members({"need": integer(1), "of": array(is_part)})(value):
        return False
    return value["need"] <= len(value["of"]) == len({identity(part) for part in value["of"]})


def states_rule(record: Record) -> bool:
    """Whether the rule that a `rule-stated` states is one."""
    return is_rule(record.body["rule"], record.body["certification"], record.rules)


def identity(part: Any) -> bytes:
    """What tells a part from others beside it: of a requirement its id, whatever the label."""
    return canonical({"requirement": part["requirement"]} if REQUIREMENT(part) else part)


def parts(value: Any) -> list:
    """All parts of a rule that are not rules themselves, at any depth."""
    if not isinstance(value, dict) or not isinstance(value.get("of"), list):
        return [value]
    return [part for each in value["of"] for part in parts(each)]


def bare_blocks(value: dict) -> set[str]:
    return {part for part in parts(value) if isinstance(part, str)}


def requirements(value: dict) -> set[str]:
    return {part["requirement"] for part in parts(value) if REQUIREMENT(part)}


def is_met(part: Any, certification: str, acquired: set) -> bool:
    if isinstance(part, dict) and "of" in part:
        return sum(is_met(each, certification, acquired) for each in part["of"]) >= part["need"]
    if isinstance(part, dict):
        return (part.get("certification", certification), part.get("block", part.get("requirement"))) in acquired
    return (certification, part) in acquired


# ---- Keys and signatures (§5, §9.1, §9.3) --------------------------------------------------------------------------


def key_form(record: Record) -> Optional[str]:
    """What is wrong with the keys that a record enrols, as far as the record alone tells."""
    founds = record.type == "ledger-founded"
    enrolments = record.body["keys"] if founds else [record.body]
    ids = [sha256(unbase64(each["spki"])).hex() for each in enrolments]
    for each in enrolments:
        spki = unbase64(each["spki"])
        if len(spki) != 44 or not spki.startswith(SPKI_PREFIX):
            return "not the SubjectPublicKeyInfo of an Ed25519 key"
        if not is_sound_point(spki[12:]):
            return "a key of small order, or in a second spelling"
        if "from" in each and "until" in each and each["from"] > each["until"]:
            return "from is after until"
    if not founds:
        if record.body["key"] != ids[0]:
            return "key is not the id of spki"
        return "only record 0 enrols this role" if record.body["role"] in ROLES_OF_THE_LEDGER else None
    roles = [each["role"] for each in enrolments]
    if roles.count("checkpoint") != 1 or roles.count("extract") != 1 or "operator" not in roles:
        return "not one checkpoint key, one extract key and an operator's"
    if any(each["for"] != record.body["origin"] for each in enrolments if each["role"] in ROLES_OF_THE_LEDGER):
        return "a checkpoint or extract key that is not for the origin"
    return None if ids == sorted(set(ids)) else "keys not ascending by id, or one twice"


def signing_bytes(state: State, record: Record) -> bytes:
    ledger_id = state.ledger_id if record.seq else ZERO_HASH
    return f"acquis-statement/v1\n{state.origin}\n{ledger_id}\n".encode("utf-8") + record.signed_bytes


def countersigned_bytes(state: State, target: Record) -> bytes:
    leaf = leaf_hash(target.signed_bytes).hex()
    return f"acquis-countersignature/v1\n{state.origin}\n{state.ledger_id}\n{leaf}\n".encode("utf-8")


def prepare_signatures(state: State, records: list[Record]) -> None:
    """Has every signature verified before they are asked for one by one."""
    publics = {}
    for record in records:
        if record.type in ("ledger-founded", "key-enrolled") and BODY[record.type](record.body):
            for each in record.body["keys"] if record.type == "ledger-founded" else [record.body]:
                publics[sha256(unbase64(each["spki"])).hex()] = unbase64(each["spki"])[12:]
    ED25519.prepare(
        (publics[signature["key"]], signing_bytes(state, record), unbase64(signature["sig"]))
        for record in records
        if record.envelope
        for signature in record.envelope["signatures"]
        if signature["key"] in publics
    )


def needed(state: State, record: Record) -> list[tuple[str, Optional[set[str]]]]:
    """The roles that must have signed, each with the values of `for` that will do (None: any)."""
    if record.type == "statement-annulled":
        target = state.earlier(record, *annullable(record))
        return needed(state, target) if target else [("operator", None)]
    if record.type in ("decision-confirmed", "condition-lifted"):
        target = state.earlier(record, "block-validated", "credit-recognised", "certification-awarded")
        return [("awarding-body", state.bodies(target.body["certification"])) if target else ("operator", None)]
    role = ROLE_NEEDED.get(record.type, "operator")
    if role == "operator":
        return [(role, None)]
    if role == "centre":
        return [(role, {record.body["centre"]})]
    if role == "jury":
        return [(role, {record.body["certification"]})]
    return [(role, state.bodies(certification)) for certification in state.judged_certifications(record)]


def accepted(state: State, record: Record) -> list[tuple[str, Optional[set[str]]]]:
    """What a signature's key may be. Minutes that cover awards speak for them too."""
    roles = needed(state, record) + [("operator", None)]
    if record.type == "minutes":
        roles.append(("awarding-body", state.bodies(record.body["certification"])))
    return roles


def is_of_another_body(state: State, record: Record, key: Key) -> bool:
    """In a learner's record, whether a key may speak for a certification that is not carried, which the record, or what
    it annuls, names."""
    if state.is_whole or key.role != "awarding-body":
        return False
    about = state.earlier(record) if record.type == "statement-annulled" else record
    return about is not None and not tags(about, "certification") <= state.carried


def fits(key: Key, roles: list[tuple[str, Optional[set[str]]]]) -> bool:
    return any(key.role == role and (whose is None or key.whose in whose) for role, whose in roles)


def signature_fault(state: State, record: Record, signature: dict) -> Optional[Fault]:
    """The first thing wrong with one signature of a record."""
    key = state.keys.get(signature["key"])
    if key is None:
        return Fault("key-unknown", f"key {signature['key'][:16]} was not enrolled before")
    if not state.verifies(key, signing_bytes(state, record), signature):
        return Fault("signature-invalid", f"the signature of key {key.id[:16]} does not verify")
    if key.is_revoked_before(record):
        return Fault("key-revoked", f"key {key.id[:16]} was revoked by record {key.revoked}")
    if not holds(key.period, record.made):
        return Fault("key-out-of-period", f"made {record.made}, outside the period of key {key.id[:16]}")
    if record.seq > 0 and not fits(key, accepted(state, record)) and not is_of_another_body(state, record, key):
        return Fault("key-role", f"key {key.id[:16]} is a {key.role} key for {key.whose}")
    return None


@dataclass
class Electorate:
    """Who could sign a statement at its position, for one need."""

    role: str
    keys: set[str]
    is_on_behalf: bool


def electorates(state: State, record: Record) -> list[Electorate]:
    speaking = [key for key in state.keys.values() if key.speaks_for(record)]
    operators = {key.id for key in speaking if key.role == "operator"}
    found = []
    for role, whose in needed(state, record):
        able = {key.id for key in speaking if fits(key, [(role, whose)])}
        found.append(Electorate(role, able or operators, not able and role != "operator"))
    return found


@dataclass
class Signed:
    """A statement as far as its own signatures tell: minutes that follow may add theirs."""

    record: Record
    signers: set[str]
    has_fault: bool
    electorates: list[Electorate]


def signed(state: State, record: Record, report: Report) -> Signed:
    signers, has_fault = set(), False
    for signature in record.envelope["signatures"]:
        fault = signature_fault(state, record, signature)
        if fault:
            has_fault = True
            report.add(fault.code, record.seq, fault.message)
        else:
            signers.add(signature["key"])
    return Signed(record, signers, has_fault, electorates(state, record) if record.seq else [])


def check_signatures(state: State, record: Record, report: Report) -> None:
    own = signed(state, record, report)
    if record.type in COVERED_BY_MINUTES:
        state.waiting.append(own)
        return
    if record.type == "minutes":
        while state.waiting and state.minutes_of.get(state.waiting[-1].record.seq) is record:
            covered = state.waiting.pop()
            covered.signers |= own.signers
            covered.has_fault = covered.has_fault or own.has_fault
            settle(state, covered, report)
    settle(state, own, report)


def settle(state: State, statement: Signed, report: Report) -> None:
    """Judges by whose authority a statement stands, once all signatures on it are known."""
    seq, signers = statement.record.seq, statement.signers
    if len(signers) == 1:
        state.sole_signers[seq] = min(signers)
    is_unsigned = any(not each.keys & signers for each in statement.electorates)
    if seq == 0:
        is_unsigned = signers != state.keys.keys()
    if is_unsigned and not statement.has_fault:
        report.add("signature-missing", seq, "not signed by a key that speaks for it")
    is_on_behalf = any(each.is_on_behalf and each.keys & signers for each in statement.electorates)
    if is_on_behalf and not state.allows_on_behalf:
        report.add("on-behalf-forbidden", seq, "signed by the operator only, and this ledger's policy forbids that")


def settle_waiting(state: State, report: Report) -> None:
    """At the end of a batch, or of a learner's record: what no minutes have covered stands on its own signatures."""
    for each in state.waiting:
        if each.record.batch not in state.broken_batches:  # else its minutes may be what is broken
            settle(state, each, report)
    state.waiting = []


def check_suspect(state: State, report: Report, size: Optional[int]) -> None:
    """What a compromised key alone signed, and nobody else has countersigned since (§9.3), as the first `size` records
    say."""

    def is_within(seq: int) -> bool:
        return size is None or seq < size

    compromised: dict[str, int] = {}
    for key, since, seq in filter(lambda each: is_within(each[2]), state.compromises):
        compromised[key] = min(since, compromised.get(key, since))
    for seq, key in state.sole_signers.items():
        if is_within(seq) and seq >= compromised.get(key, seq + 1):
            beside = (other for other, at in state.countersigners.get(seq, []) if other != key and is_within(at))
            if not any(beside):
                report.add("signature-suspect", seq, f"signed by the compromised key {key[:16]} alone")


# ---- Each statement in order (§15 step 5) --------------------------------------------------------------------------


def founding(records: list[Record], options: Options, report: Report) -> Optional[Record]:
    """Record 0, if it is in form: everything else is judged by it."""
    first = records[0]
    if first.envelope is None:
        return None
    if first.rest != 0:
        report.add("not-founded", 0, "record 0 is not alone in its batch")
    try:
        check_form(first)
    except Fault as fault:
        if options.runs("rules"):
            report.add(fault.code, 0, fault.message)
        return None
    return first


def check_form(record: Record) -> None:
    """A statement's own form; one that fails is not applied."""
    if record.envelope is None:
        raise Fault("record-form", "not a record")
    if record.seq > 0 and record.type == "ledger-founded":
        raise Fault("not-founded", "a second founding")
    if record.type not in forms(record.rules):
        raise Fault("type-unknown", f"there is no type {record.type}")
    if not has_body(record):
        raise Fault("body-invalid", f"not the members that a body of {record.type} has, each of its type")
    if record.type in ("ledger-founded", "key-enrolled"):
        wrong = key_form(record)
        if wrong:
            raise Fault("key-form", wrong)
    if record.type == "rule-stated" and not states_rule(record):
        raise Fault("rule-invalid", "not of the form of a rule")


def has_form(record: Record) -> bool:
    try:
        check_form(record)
    except Fault:
        return False
    return True


def judge(records: list[Record], state: State, report: Report, size: Optional[int] = None) -> None:
    """Step 5. `records` begin with record 0, which speaks with the keys that it enrols itself. `size`: for how many
    records the answer is, if not for all."""
    if state.is_verifying:
        prepare_signatures(state, records)
    for enrolment in records[0].body["keys"]:
        state.enrol(enrolment, 0)
    batch = 0
    for record in records:
        if state.is_whole and record.batch != batch:
            batch = record.batch
            settle_waiting(state, report)
        if record.envelope is None:
            continue
        if state.closed_at is not None:
            report.add("after-closed", record.seq, f"the ledger was closed by record {state.closed_at}")
        try:
            check_form(record)
        except Fault as fault:
            report.add(fault.code, record.seq, fault.message)
            continue
        is_repeated = record.id in state.statements
        for identifier, wrong in broken(RULES, state, record):
            report.add(identifier, record.seq, wrong)
        check_signatures(state, record, report)
        for identifier, wrong in itertools.islice(broken(credit_rules(record), state, record), 1):
            report.add(identifier, record.seq, wrong)
        if is_repeated:
            continue
        state.apply(record)
        if announces_newer(record):
            report_newer(record, report)
            break
    else:
        settle_waiting(state, report)
    check_suspect(state, report, size)


def announces_newer(record: Record) -> bool:
    """Whether what is in force from here on is beyond this verifier (§12)."""
    is_about_versions = record.type in ("ledger-founded", "version-changed")
    return is_about_versions and (record.body["format"] > KNOWN_FORMAT or record.body["rules"] > KNOWN_RULES)


def report_newer(record: Record, report: Report) -> None:
    versions = f"format {record.body['format']}, rules {record.body['rules']}"
    report.add("version-newer", record.seq, f"{versions}: nothing beyond is judged")


def check_versions(records: list[Record], report: Report) -> None:
    """What is said of versions where statements are not judged."""
    ids: set[str] = set()
    for record in filter(has_form, records):
        if record.id not in ids and announces_newer(record):
            report_newer(record, report)
            break
        ids.add(record.id)


# ==================== 4 Inputs ======================================================================================

# ---- Checkpoints against keys and records (§8, §15 steps 3 and 4) --------------------------------------------------


def checkpoint_key(first: Optional[Record], role: str = "checkpoint") -> Optional[VerifierKey]:
    """The key of a role that record 0 enrols, under the ledger's name."""
    for each in first.body["keys"] if first else []:
        if each["role"] == role:
            return VerifierKey(first.body["origin"], unbase64(each["spki"])[12:])
    return None


def check_key(key: Optional[VerifierKey], first: Optional[Record]) -> None:
    """The key given must be the one that record 0 enrols."""
    if key and first and key != checkpoint_key(first):
        raise Fault("origin-wrong", "the key given is not the name and checkpoint key of record 0")


def check_key_alone(key: Optional[VerifierKey], first: Optional[Record], report: Report) -> None:
    """Where there is no checkpoint in form that it could have signed."""
    try:
        check_key(key, first)
    except Fault as fault:
        report.add(fault.code, None, fault.message)


def read_checkpoint(data: bytes) -> Checkpoint:
    try:
        return parse_checkpoint(data)
    except ValueError as error:
        raise Fault("checkpoint-malformed", f"not a checkpoint: {error}") from None


def open_checkpoint(data: bytes, key: Optional[VerifierKey], first: Optional[Record]) -> Checkpoint:
    """A checkpoint that may be relied on: form, signature, origin and key, in this order."""
    checkpoint = read_checkpoint(data)
    signer = key or checkpoint_key(first)
    if signer and not checkpoint.note.is_signed_by(signer):
        raise Fault("checkpoint-signature", f"no signature of {signer}, or one that does not verify")
    if {each.name for each in (signer, checkpoint_key(first)) if each} - {checkpoint.origin}:
        raise Fault("origin-wrong", f"a checkpoint of {checkpoint.origin}, which is not the key's or record 0's name")
    check_key(key, first)
    return checkpoint


# ---- A ledger: a directory or one segment (§13, §15) ---------------------------------------------------------------


@dataclass
class Source:
    """What lies on disk, read once."""

    data: bytes = b""
    checkpoint: Optional[bytes] = None
    witnessed: dict[str, Union[bytes, Fault]] = field(default_factory=dict)  # by their names
    is_directory: bool = False
    is_locked: bool = False
    is_cut: bool = False  # whether a segment is missing or cannot be read: what follows is not known


def read_directory(path: str, options: Options, report: Report) -> Source:
    """The checkpoints before the log: a writer that appends meanwhile only makes the log longer."""
    lock, checkpoint = os.path.join(path, "lock"), os.path.join(path, "checkpoint")
    source = Source(is_directory=True, is_locked=is_locked(lock))
    if options.witnesses:
        source.witnessed = read_witnessed(os.path.join(path, "witnessed"))
    try:
        source.checkpoint = read_regular(checkpoint)
    except FileNotFoundError:
        report.add("checkpoint-missing", None, "no checkpoint, so nothing says what was promised")
    except Fault as fault:
        report.add(fault.code, None, fault.message)
    source.data, source.is_cut = read_segments(os.path.join(path, "log"), report)
    source.is_locked = source.is_locked or is_locked(lock)
    return source


def read_witnessed(folder: str) -> dict[str, Union[bytes, Fault]]:
    """The files whose names are sizes, smallest first; of one that cannot be read, why."""
    found: dict[str, Union[bytes, Fault]] = {}
    try:
        names = [name for name in os.listdir(folder) if is_decimal(name)]
    except (FileNotFoundError, NotADirectoryError):
        return found
    except OSError as error:
        return {"": Fault("unreadable", str(error))}
    for name in sorted(names, key=int):
        try:
            found[name] = read_regular(os.path.join(folder, name))
        except Fault as fault:
            found[name] = fault
        except OSError as error:
            found[name] = Fault("unreadable", str(error))
    return found


def read_segments(folder: str, report: Report) -> tuple[bytes, bool]:
    """The segments as far as they follow one another, and whether that is not all."""
    try:
        names = sorted(name for name in os.listdir(folder) if re.fullmatch(r"[0-9]{12}[.]jsonl", name))
    except (FileNotFoundError, NotADirectoryError):
        names = []
    contents: list[bytes] = []
    for name in names:
        first = len(contents) * SEGMENT_RECORDS
        try:
            if int(name[:12]) != first:
                raise Fault("segment-missing", f"{name} does not follow the segments before it")
            contents.append(read_regular(os.path.join(folder, name)))
        except Fault as fault:
            report.add(fault.code, first, fault.message)
            return b"".join(contents), True
        except OSError as error:
            report.add("unreadable", first, str(error))
            return b"".join(contents), True
        count = contents[-1].count(b"\n")
        is_short = name != names[-1] and (count < SEGMENT_RECORDS or not contents[-1].endswith(b"\n"))
        if is_short or count > SEGMENT_RECORDS:
            contents[-1] = b"".join(line + b"\n" for line in contents[-1].split(b"\n")[: min(count, SEGMENT_RECORDS)])
            end = first + min(count, SEGMENT_RECORDS)
            report.add("segment-missing", end, f"{name} has not {SEGMENT_RECORDS} records")
            return b"".join(contents), True
    return b"".join(contents), False


def read_regular(path: str, is_link_followed: bool = False) -> bytes:
    if not stat.S_ISREG((os.stat if is_link_followed else os.lstat)(path).st_mode):
        raise Fault("file-kind", f"{os.path.basename(path)} is not a regular file")
    return read(path)


def is_locked(path: str) -> bool:
    """Whether a writer holds the ledger. A shared lock, given back at once, changes nothing."""
    try:
        lock = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        if stat.S_ISREG(os.fstat(lock).st_mode):
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(lock)
    return False


def read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


@dataclass
class Ledger:
    """What there was to judge."""

    source: Source
    first: Optional[Record]  # record 0, if it is in form
    records: list[Record]  # those of complete batches
    checkpoint: Optional[Checkpoint] = None  # if it is signed as it should
    is_covered: bool = False  # whether it has the root of as many records

    @functools.cached_property
    def tree(self) -> Tree:
        return Tree([record.leaf for record in self.records])

    @property
    def dated(self) -> list[Record]:
        """The records that the checkpoint covers and that say when they were recorded, if it holds."""
        covered = self.records[: self.checkpoint.size] if self.checkpoint and self.is_covered else []
        return [record for record in covered if record.envelope]


def verify_ledger(source: Source, options: Options, report: Report) -> Optional[Ledger]:
    """Steps 1 to 5; None if nothing could be read."""
    *lines, tail = source.data.split(b"\n")
    if source.is_cut:
        tail = b""
        if not lines:
            return None
    check_beginning(lines)
    records = read_records(lines, report)
    first = founding(records, options, report)
    complete = next((record.seq + 1 for record in reversed(records) if record.rest == 0), 0)
    key = options.key_for(origin_of(source.checkpoint) or (first.body["origin"] if first else None))
    if key is None:
        report.add("self-declared", None, "judged by the key in its own record 0: give --key")
    ledger = Ledger(source, first, records[:complete])
    check_checkpoint(ledger, key, report)
    if source.is_directory and options.checkpoint is not None:
        check_older(options.checkpoint, "--checkpoint: ", ledger, options, report)
    promised = ledger.checkpoint.size if ledger.checkpoint else complete
    has_tail = not source.is_cut and promised <= complete and (bool(tail) or promised < len(records))
    is_growing = has_tail and source.is_locked and ledger.checkpoint is not None
    if has_tail and not is_growing:
        report.add("tail-uncovered", None, "bytes or records at the end that no checkpoint covers")
    describe(report, key or checkpoint_key(first), first, ledger.checkpoint)
    if first and complete:
        judge_or_skip(ledger.records, options, report, size=promised if is_growing else None)
    if is_growing:
        report.drop(promised)
    return ledger


def check_checkpoint(ledger: Ledger, key: Optional[VerifierKey], report: Report) -> None:
    """Steps 3 and 4, of the ledger's own checkpoint."""
    data, first = ledger.source.checkpoint, ledger.first
    try:
        if data is None:
            check_key_alone(key, first, report)
        elif first or key:
            ledger.checkpoint = open_checkpoint(data, key, first)
            ledger.is_covered = check_size(ledger.checkpoint, ledger, "root-mismatch", "", report)
    except Fault as fault:
        report.add(fault.code, None, fault.message)
        if fault.code == "checkpoint-malformed":
            check_key_alone(key, first, report)


def check_older(
    data: bytes, where: str, ledger: Ledger, options: Options, report: Report
) -> Optional[Checkpoint]:
    """Holds a ledger against a checkpoint that somebody kept, and gives it if the ledger extends it."""
    key = options.key_for(origin_of(data))
    if not ledger.first and not key:
        return None
    try:
        older = open_checkpoint(data, key, ledger.first)
    except Fault as fault:
        report.add(fault.code, None, where + fault.message)
        return None
    return older if check_size(older, ledger, "checkpoint-inconsistent", where, report) else None


def judge_or_skip(
    records: list[Record], options: Options, report: Report, is_whole: bool = True, size: Optional[int] = None
) -> None:
    """Step 5, as far as it is to be run (§19.7)."""
    if options.runs("rules"):
        judge(records, State(records, is_whole, options.runs("signatures")), report, size)
    else:
        check_versions(records, report)


def check_beginning(lines: list[bytes]) -> None:
    """What does not begin with record 0 cannot be verified at all. A first line out of form is another matter."""
    try:
        is_founded = bool(lines) and parse_envelope(lines[0])["statement"]["type"] == "ledger-founded"
    except Fault:
        is_founded = True
    if not is_founded:
        raise Fault("not-founded", "does not begin with the founding of a ledger", 0)


def check_size(checkpoint: Checkpoint, ledger: Ledger, differs: str, where: str, report: Report) -> bool:
    """Whether a ledger's first records are those of a checkpoint; of a log that is cut short nobody knows how long it
    was."""
    size, complete = checkpoint.size, len(ledger.records)
    if size > complete:
        if not ledger.source.is_cut:
            report.add("log-truncated", None, f"{where}the checkpoint promises {size} records, {complete} are there")
        return False
    has_root = ledger.tree.root(size) == checkpoint.root
    if not has_root:
        report.add(differs, None, f"{where}the first {size} records do not have the root of the checkpoint")
    if size > 0 and ledger.records[size - 1].rest != 0:
        report.add("checkpoint-in-batch", None, f"{where}size {size} does not end a batch")
    return has_root


def origin_of(checkpoint: Optional[bytes]) -> Optional[str]:
    """The name on a checkpoint, to choose among several trusted keys; nothing is believed."""
    try:
        return parse_checkpoint(checkpoint).origin if checkpoint else None
    except ValueError:
        return None


def describe(
    report: Report, key: Optional[VerifierKey], first: Optional[Record], checkpoint: Optional[Checkpoint]
) -> None:
    report.key = str(key) if key and key != NOBODY else None
    report.origin = first.body["origin"] if first else checkpoint.origin if checkpoint else None
    report.ledger = first.leaf.hex() if first else None
    if checkpoint:
        report.size, report.root = checkpoint.size, checkpoint.root.hex()


# ---- Witnesses and time (§15 step 9, §19.3, §19.6) -----------------------------------------------------------------

TOLERANCE = 5 * 60_000  # how far clocks may differ, in milliseconds


@dataclass(frozen=True)
class TrustedTime:
    """That a ledger had this size by a time, in milliseconds since 1970, and that it was last cosigned at another."""

    size: int
    by: int
    last: int


def milliseconds(instant: str) -> int:
    """Since 1970."""
    days = datetime.date.fromisoformat(instant[:10]).toordinal() - datetime.date(1970, 1, 1).toordinal()
    hours, minutes, seconds = map(int, instant[11:19].split(":"))
    return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000 + int(instant[20:23])


def trusted_time(checkpoint: Checkpoint, policy: Policy, where: str, report: Report) -> Optional[TrustedTime]:
    """What the witnesses of a checkpoint say, if they are enough."""
    times: dict[bytes, list[int]] = {}
    for name, witness in policy.witnesses.items():
        try:
            times[name] = checkpoint.note.cosigned_by(witness)
        except ValueError as error:
            report.add("cosignature-wrong", None, f"{where}{error}")
    by = policy.reached({name: each[0] for name, each in times.items() if each})
    last = policy.reached({name: each[-1] for name, each in times.items() if each}, is_last=True)
    if by is None or last is None:
        return None
    return TrustedTime(checkpoint.size, by * 1_000, last * 1_000)


def check_quorum(checkpoint: Checkpoint, options: Options, report: Report) -> Optional[TrustedTime]:
    """Of a file, whether enough witnesses cosigned its checkpoint, if that is asked."""
    policy = options.witnesses
    if policy is None:
        return None
    trusted = trusted_time(checkpoint, policy, "", report)
    if trusted is None and policy.is_asking:
        report.add("witness-quorum", None, "the witnesses that the policy asks for have not cosigned")
    return trusted


def check_witnessed(ledger: Ledger, options: Options, report: Report) -> list[TrustedTime]:
    """Of a directory, whether one of its cosigned checkpoints has enough witnesses; what those that have say, smallest
    first."""
    policy, counting = options.witnesses, []
    if policy is None:
        return []
    for name, data in ledger.source.witnessed.items():
        where = f"witnessed/{name}: "
        try:
            if isinstance(data, Fault):
                raise data
            if str(read_checkpoint(data).size) != name:
                raise Fault("checkpoint-malformed", "not of the size that its name says")
        except Fault as fault:
            report.add(fault.code, None, where + fault.message)
            continue
        checkpoint = check_older(data, where, ledger, options, report)
        trusted = trusted_time(checkpoint, policy, where, report) if checkpoint else None
        counting += [trusted] if trusted and trusted.size > 0 else []
    if not policy.is_asking or ledger.source.is_cut:
        return counting
    if not counting:
        report.add("witness-quorum", None, "the witnesses that the policy asks for have cosigned no checkpoint of it")
    elif ledger.checkpoint and counting[-1].size < ledger.checkpoint.size:
        report.add("unwitnessed-tail", None, f"nobody whom the policy asks for has seen more than {counting[-1].size}")
    return counting


def recorded(record: Record) -> int:
    """When a record says that it was recorded, in milliseconds since 1970."""
    return milliseconds(record.recorded)


def check_carried(records: Iterable[Record], trusted: Optional[TrustedTime], report: Report) -> None:
    """Of a file, whether a record that it carries says that it was recorded after its checkpoint was cosigned."""
    for record in records if trusted else []:
        check_not_after(record, trusted.by, "it was cosigned", report)


def check_not_after(record: Record, limit: int, what: str, report: Report) -> bool:
    is_after = recorded(record) > limit + TOLERANCE
    if is_after:
        report.add("time-contradicted", record.seq, f"recorded {record.recorded}, more than 5 minutes after {what}")
    return not is_after


def check_vouched(ledger: Ledger, options: Options, report: Report) -> None:
    """Step 9, of a directory or a segment."""
    trusted: list[TrustedTime] = []
    if ledger.source.is_directory:
        trusted = check_witnessed(ledger, options, report)
    elif ledger.checkpoint:
        own = check_quorum(ledger.checkpoint, options, report)
        trusted = [own] if own else []
    if not ledger.is_covered:
        return  # whatever it says of times, nobody promised it
    dated = ledger.dated
    check_trusted(dated, trusted, report)
    if options.max_age is not None and options.runs("age"):
        check_future(dated, trusted, options, report)
        check_stale(dated, trusted, options, report)
        if options.witnesses and options.witnesses.is_asking:
            check_dating(dated, trusted, options, report)


def stretches(dated: list[Record], trusted: list[TrustedTime]) -> list[list[Record]]:
    """The records as the sizes with a trusted time cut them, the last beyond the largest."""
    seqs = [record.seq for record in dated]
    ends = [bisect.bisect_left(seqs, each.size) for each in trusted]
    return [dated[start:end] for start, end in zip([0, *ends], [*ends, len(dated)])]


def check_trusted(dated: list[Record], trusted: list[TrustedTime], report: Report) -> None:
    """Whether records say that they were recorded after others had seen them: the smallest time that they contradict
    tells."""
    covered: list[Record] = []
    for each, stretch in zip(trusted, stretches(dated, trusted)):
        covered = [max(covered + stretch, key=recorded)] if covered or stretch else []
        if covered and not check_not_after(covered[0], each.by, f"{each.size} records were cosigned", report):
            break


def check_future(dated: list[Record], trusted: list[TrustedTime], options: Options, report: Report) -> None:
    if dated:
        check_not_after(max(dated, key=recorded), options.now, "now", report)
    if any(each.last > options.now + TOLERANCE for each in trusted):
        report.add("time-contradicted", None, "cosigned more than 5 minutes after now")


def check_stale(dated: list[Record], trusted: list[TrustedTime], options: Options, report: Report) -> None:
    """By the latest time that anybody tells who is asked."""
    if options.witnesses and options.witnesses.is_asking:
        told, what = [each.last for each in trusted], "the witnesses that the policy asks for have cosigned"
    else:
        told, what = [recorded(record) for record in dated], "the ledger has recorded"
    if told and max(told) < options.now - options.max_age:
        report.add("checkpoint-stale", None, f"{what} nothing that is not older than the age given")


def check_dating(dated: list[Record], trusted: list[TrustedTime], options: Options, report: Report) -> None:
    """No record of a stretch may be dated further back than the age from when others saw its end, the last from now."""
    seen = [each.by for each in trusted] + [options.now]
    for stretch, by in zip(stretches(dated, trusted), seen):
        oldest = min(stretch, key=recorded, default=None)
        if oldest and recorded(oldest) < by - options.max_age:
            report.add("time-unproven", oldest.seq, f"recorded {oldest.recorded}: nothing vouches for that")


# ---- Checkpoints as files, and what binds two of them (§19.1, §19.2) -----------------------------------------------

CONSISTENCY_START = b"old "
CONTRADICTION_START = b"acquis-contradiction/v1\n"
MOST_CONSISTENCY_HASHES = 63


def vouched(data: bytes, where: str, options: Options, report: Report) -> Optional[Checkpoint]:
    """A checkpoint without its ledger, if it has its form and the key vouches for it."""
    key = options.key_for(origin_of(data))
    try:
        read_checkpoint(data)
        if key:
            return open_checkpoint(data, key, None)
        report.add("issuer-unknown", None, "nothing says whose checkpoint this is: give --key")
    except Fault as fault:
        report.add(fault.code, None, where + fault.message)
    return None


def open_alone(data: bytes, options: Options, report: Report) -> Optional[Checkpoint]:
    """Such a checkpoint as the input, which is judged by its quorum, too."""
    checkpoint = vouched(data, "", options, report)
    describe(report, options.key_for(origin_of(data)), None, checkpoint)
    if checkpoint:
        check_quorum(checkpoint, options, report)
    return checkpoint


def verify_checkpoint(data: bytes, options: Options, report: Report) -> None:
    open_alone(data, options, report)


@dataclass(frozen=True)
class Consistency:
    old: int
    path: list[bytes]
    checkpoint: bytes


def parse_consistency(data: bytes) -> Consistency:
    """A consistency proof; ValueError if it is none."""
    head, separator, checkpoint = data[len(CONSISTENCY_START) :].partition(b"\n\n")
    old, *path = head.decode("ascii").split("\n")
    if not separator or not is_decimal(old) or len(path) > MOST_CONSISTENCY_HASHES:
        raise ValueError("not the line old, at most 63 hashes, an empty line and a checkpoint")
    return Consistency(int(old), unhashes(path), checkpoint)


def unhashes(lines: list[str]) -> list[bytes]:
    if not all(map(is_base64_hash, lines)):
        raise ValueError("a line that is not 32 bytes in strict base64")
    return [unbase64(line) for line in lines]


def verify_consistency(data: bytes, options: Options, report: Report) -> None:
    try:
        proof = parse_consistency(data)
    except ValueError as error:
        raise Fault("proof-form", f"not a consistency proof: {error}") from None
    newer = open_alone(proof.checkpoint, options, report)
    if options.checkpoint is None:
        report.add("consistency-unproven", None, "nothing says what it begins with: give --checkpoint")
        return
    older = vouched(options.checkpoint, "--checkpoint: ", options, report)
    if older and newer:
        check_consistency(proof, older, newer, report)


def check_consistency(proof: Consistency, older: Checkpoint, newer: Checkpoint, report: Report) -> None:
    """To the first that fails."""
    if older.origin != newer.origin:
        report.add("origin-wrong", None, f"from a checkpoint of {older.origin} to one of {newer.origin}")
    elif older.size != proof.old:
        report.add("proof-wrong", None, f"begins at {proof.old}, the older checkpoint is of size {older.size}")
    elif older.size == newer.size and older.root != newer.root:
        report.add("contradiction", None, f"two roots of size {older.size}, signed by one key")
    elif older.size == 0 and older.root != EMPTY_ROOT:
        report.add("checkpoint-inconsistent", None, "a root of no records that is not the empty one")
    elif not is_consistent(older.size, older.root, newer.size, newer.root, proof.path):
        report.add("proof-wrong", None, "the hashes do not lead from the older root to the newer one")


@dataclass(frozen=True)
class Contradiction:
    root: Optional[bytes]  # of the newer tree's first records, as many as the older checkpoint covers
    path: list[bytes]
    older: bytes
    newer: bytes


def parse_contradiction(data: bytes) -> Contradiction:
    """Evidence of a contradiction; ValueError if it has not the form of that."""
    lines, separator, checkpoints = data[len(CONTRADICTION_START) - 1 :].partition(b"\n\n")
    notes = checkpoints.split(b"\n\n")  # each of a text, an empty line and signatures
    if not separator or len(notes) != 4:
        raise ValueError("not a line root and hashes, or nothing, and two checkpoints, each after an empty line")
    older, newer = b"\n\n".join(notes[:2]) + b"\n", b"\n\n".join(notes[2:])
    given = lines.decode("ascii").split("\n")[1:]
    if not given:
        return Contradiction(None, [], older, newer)
    if not given[0].startswith("root "):
        raise ValueError("hashes without a root")
    root, *path = unhashes([given[0][5:], *given[1:]])
    return Contradiction(root, path, older, newer)


def verify_contradiction(data: bytes, options: Options, report: Report) -> None:
    try:
        evidence = parse_contradiction(data)
    except ValueError as error:
        raise Fault("proof-form", f"not evidence of a contradiction: {error}") from None
    key = options.key_for(origin_of(evidence.newer))
    describe(report, key, None, None)
    sides = [("older: ", evidence.older), ("newer: ", evidence.newer)]
    origins = [origin_in_form(data, where, report) for where, data in sides]
    if None in origins:
        return
    report.origin = origins[1]
    if origins[0] != origins[1]:
        report.add("origin-wrong", None, f"checkpoints of two ledgers, {origins[0]} and {origins[1]}")
        return
    older, newer = (vouched(data, where, options, report) for where, data in sides)
    if older and newer and is_contradicted(evidence, older, newer):
        report.add("contradiction", None, f"whoever holds {key} signed two checkpoints that no log can have both")
    elif older and newer:
        report.add("contradiction-unproven", None, "the file does not show that the checkpoints contradict each other")


def origin_in_form(data: bytes, where: str, report: Report) -> Optional[str]:
    try:
        return read_checkpoint(data).origin
    except Fault as fault:
        report.add(fault.code, None, where + fault.message)
        return None


def is_contradicted(evidence: Contradiction, older: Checkpoint, newer: Checkpoint) -> bool:
    if older.size == newer.size or evidence.root is None:
        return older.size == newer.size and evidence.root is None and older.root != newer.root
    is_of_newer = is_consistent(older.size, evidence.root, newer.size, newer.root, evidence.path)
    return older.size > 0 and is_of_newer and evidence.root != older.root


# ---- A proof (§10, §15 step 7) -------------------------------------------------------------------------------------

PROOF_START = b"c2sp.org/tlog-proof@v1\n"


@dataclass(frozen=True)
class Proof:
    extra: bytes
    index: int
    path: list[bytes]
    checkpoint: bytes


def parse_proof(data: bytes) -> Proof:
    """A tlog-proof with its `extra` line; ValueError if it is none."""
    head, separator, checkpoint = data[len(PROOF_START) :].partition(b"\n\n")
    extra, index, *path = head.decode("ascii").split("\n")
    hashes = [unbase64(each) for each in path]
    if not separator or not extra.startswith("extra ") or not index.startswith("index ") or not is_decimal(index[6:]):
        raise ValueError("not the lines extra and index, hashes, an empty line and a checkpoint")
    if any(len(each) != 32 for each in hashes):
        raise ValueError("a hash that has not 32 bytes")
    return Proof(unbase64(extra[6:]), int(index[6:]), hashes, checkpoint)


def verify_proof(data: bytes, options: Options, report: Report) -> None:
    try:
        proof = parse_proof(data)
    except ValueError as error:
        raise Fault("proof-form", f"not a proof: {error}") from None
    if origin_of(proof.checkpoint) is None:
        raise Fault("checkpoint-malformed", "the proof's checkpoint has not its form")
    key = options.key_for(origin_of(proof.checkpoint))
    if key is None:
        report.add("issuer-unknown", None, "nothing says whose checkpoint this is: give --key")
    checkpoint = None
    try:
        checkpoint = open_checkpoint(proof.checkpoint, key, None)
        describe(report, key, None, checkpoint)
        if not is_included(leaf_hash(proof.extra), proof.index, checkpoint.size, proof.path, checkpoint.root):
            raise Fault("proof-wrong", "the path does not lead from the record to the checkpoint's root", proof.index)
    except Fault as fault:
        report.add(fault.code, fault.seq, fault.message)
    record = proven_record(proof, report)
    if checkpoint and record and record.seq == 0 and record.type == "ledger-founded" and has_body(record):
        check_key_alone(key, record, report)
    if checkpoint and key:
        check_carried([record] if record else [], check_quorum(checkpoint, options, report), report)


def proven_record(proof: Proof, report: Report) -> Optional[Record]:
    """The record that a proof carries, if it is one of that place."""
    try:
        record = Record(proof.index, proof.extra, parse_envelope(proof.extra))
    except Fault as fault:
        report.add(fault.code, proof.index, fault.message)
        return None
    if record.envelope["seq"] != proof.index:
        report.add("seq-wrong", proof.index, "the record says another seq than the proof's index")
        return None
    return record


# ---- A learner's record (§14, §15 step 6) --------------------------------------------------------------------------

RECORD_START = b'{"blocks":'
PAGE_START = b"<!DOCTYPE html>"
PATH = array(is_base64_hash)
DISCLOSED = members(
    {"field": one_of("birthDate", "name", "reference"), "salt": HASH, "statement": UUID, "value": text(300)}
)
CARRIED = members(
    {
        "line": lambda value: isinstance(value, str),
        "minutes?": members({"path": PATH, "seq": integer(0)}),
        "path": PATH,
    }
)
RECORD_FILE = members(
    {
        "blocks": array(members({"block?": ID, "certification": ID})),
        "checkpoint": lambda value: isinstance(value, str),
        "extract": lambda value: isinstance(value, str),
        "format": one_of("acquis-record/v1"),
        "identity": array(DISCLOSED),
        "learner": UUID,
        "records": array(CARRIED, least=1),
    }
)


def parse_record_file(data: bytes) -> dict:
    """The file's members; Fault if it is not of the form."""
    try:
        content = parse_canonical(data[:-1])
    except ValueError as error:
        raise Fault("export-form", f"not canonical JSON: {error}") from None
    if not data.endswith(b"\n") or not RECORD_FILE(content):
        raise Fault("export-form", "not exactly the members of a learner's record, each of its type, and LF")
    shown = [(each["certification"], each.get("block", "")) for each in content["blocks"]]
    disclosed = [each["field"] for each in content["identity"]]
    if shown != sorted(set(shown)) or disclosed != sorted(set(disclosed)):
        raise Fault("export-form", "blocks or identity not ascending, or one twice")
    return content


def verify_record(data: bytes, options: Options, report: Report, ledger: Optional[Ledger] = None) -> None:
    """A learner's record on its own or, given a ledger, held against it."""
    content = parse_record_file(data)
    records = carried_records(content, report)
    first = founding(records, options, report)
    if first is None:
        return
    checkpoint_data, checkpoint, listed = content["checkpoint"].encode("utf-8"), None, None
    key = options.key_for(origin_of(checkpoint_data))
    if key is None:
        report.add("issuer-unknown", None, "nothing says who issued this: give --key")
    try:
        checkpoint = open_checkpoint(checkpoint_data, key, first)
        check_paths(content, records, checkpoint, report)
        listed = check_extract(content, records, checkpoint, report)
    except Fault as fault:
        report.add(fault.code, None, fault.message)
    if ledger is None:
        describe(report, key or checkpoint_key(first), first, checkpoint)
    check_minutes_paths(content, records, report)
    check_identity(content, records, report)
    judge_or_skip(records, options, report, is_whole=False)
    if ledger and checkpoint:
        check_against_ledger(content, records, checkpoint, listed, ledger, report)
    elif checkpoint:
        check_carried(records, check_quorum(checkpoint, options, report), report)


def carried_records(content: dict, report: Report) -> list[Record]:
    """The records, each at the seq that it gives itself; Fault if one is not in form or not in order."""
    check_beginning([each["line"].encode("utf-8") for each in content["records"]])
    records: list[Record] = []
    for place, each in enumerate(content["records"]):
        line = each["line"].encode("utf-8")
        try:
            envelope = parse_envelope(line)
        except Fault as fault:
            raise Fault(fault.code, f"carried line {place}: {fault.message}") from None
        record, last = Record(envelope["seq"], line, envelope), records[-1] if records else None
        if not last and record.seq != 0:
            raise Fault("not-founded", "the first record carried is not record 0", 0)
        if last and record.seq <= last.seq:
            raise Fault("export-form", "records not ascending by seq")
        check_clock(record, last, report)
        records.append(record)
    put_under_rules(records)
    return records


def check_paths(content: dict, records: list[Record], checkpoint: Checkpoint, report: Report) -> None:
    for each, record in zip(content["records"], records):
        path = [unbase64(step) for step in each["path"]]
        if not is_included(record.leaf, record.seq, checkpoint.size, path, checkpoint.root):
            report.add("proof-wrong", record.seq, "the path does not lead from the record to the checkpoint's root")


def check_minutes_paths(content: dict, records: list[Record], report: Report) -> None:
    covering = minutes_of(records)
    for each, record in zip(content["records"], records):
        minutes = covering.get(record.seq) if record.type in COVERED_BY_MINUTES else None
        given = each.get("minutes")
        if (minutes.seq if minutes else None) != (given["seq"] if given else None):
            report.add("export-form", record.seq, "minutes are named that do not cover it, or covering ones are not")
        elif minutes and given:
            index = record.seq - (minutes.seq - minutes.body["count"])
            path, root = [unbase64(step) for step in given["path"]], bytes.fromhex(minutes.body["covered"])
            if not is_included(leaf_hash(record.signed_bytes), index, minutes.body["count"], path, root):
                report.add("proof-wrong", record.seq, f"the path does not lead to minutes {minutes.seq}")


def check_extract(
    content: dict, records: list[Record], checkpoint: Checkpoint, report: Report
) -> Optional[list[str]]:
    """The leaf hashes that the extract lists, if its signature and its head are right."""
    if content["extract"] == "":
        report.add("extract-missing", None, "nothing says that the file is complete")
        return None
    try:
        note = parse_note(content["extract"].encode("utf-8"))
        is_signed = len(note.signatures) == 1 and note.is_signed_by(checkpoint_key(records[0], "extract"))
    except ValueError:
        is_signed = False
    if not is_signed:
        raise Fault("extract-signature", "not signed by the extract key of record 0")
    head = ["acquis-extract/v1", checkpoint.origin, records[0].leaf.hex(), str(checkpoint.size)]
    head += [to_base64(checkpoint.root), content["learner"], str(len(content["blocks"]))]
    head += map(shown_as, content["blocks"])
    lines = note.text.decode("utf-8")[:-1].split("\n")
    listed = lines[len(head) + 1 :]
    if lines[: len(head) + 1] != head + [str(len(listed))] or not all(map(HASH, listed)):
        raise Fault("extract-mismatch", "not of this checkpoint, learner and blocks")
    if listed != [record.leaf.hex() for record in records]:
        differ = (each.seq for each, leaf in itertools.zip_longest(records, listed) if each and each.leaf.hex() != leaf)
        report.add("record-trimmed", next(differ, None), "the records are not those that the extract lists")
    return listed


def shown_as(entry: dict) -> str:
    """An entry of `blocks` in one line."""
    return " ".join([entry["certification"]] + ([entry["block"]] if "block" in entry else []))


def check_identity(content: dict, records: list[Record], report: Report) -> None:
    identified = [
        record
        for record in records
        if record.type in ("learner-enrolled", "learner-identified")
        and has_body(record)
        and record.body["learner"] == content["learner"]
    ]
    for each in content["identity"]:
        name = each["field"]
        newest = next((record for record in reversed(identified) if name in record.body["identity"]), None)
        said = ["acquis-commitment/v1", records[0].body["origin"], each["statement"], name, each["salt"], each["value"]]
        committed = sha256(canonical(said)).hex()
        if newest is None or newest.id != each["statement"] or newest.body["identity"][name] != committed:
            report.add("identity-mismatch", None, f"{name} does not open the newest commitment to it")


# ---- The records that bear on a learner's blocks (§14) -------------------------------------------------------------

FRAME = ("version-changed", "clock-corrected", "ledger-closed", "key-enrolled", "key-revoked")
POINTING = ("statement-annulled", "countersigned")
DEPENDENT = POINTING + ("decision-confirmed", "condition-lifted", "recognition-suspended")  # never without its target
RECOGNITION = "credit-recognised"
SHOWN = (
    "learner-targeted",
    "learner-withdrawn",
    "training-followed",
    "block-assessed",
    "block-validated",
    "certification-awarded",
    "credit-recognised",
    "document-issued",
)


def persons(records: list[Record], learner: str) -> set[str]:
    """The learner and every id merged, directly or over several steps, into it."""
    merged = (record for record in records if record.type == "learner-merged")
    merges = [record.body["learner"] for record in merged if BODY["learner-merged"](record.body)]
    ids, size = {learner}, 0
    while len(ids) > size:
        size = len(ids)
        ids |= {away for away, into in merges if into in ids}
    return ids


def tags(record: Record, name: str) -> set[str]:
    return set(strings(record.body.get(name)))


def bearing(records: list[Record], learner: str, blocks: list[dict]) -> list[Record]:
    """Their set, in order of seq, from all records of a ledger up to a checkpoint's size."""
    records = [record for record in records if record.envelope]
    shown = [(each["certification"], each.get("block")) for each in blocks]
    by_id: dict[str, Record] = {}
    for record in records:
        by_id.setdefault(record.id, record)

    def targets(record: Record, within: set[int], *types: str) -> bool:
        targeted = (by_id[each] for each in tags(record, "statement") if each in by_id)
        return record.type in (types or POINTING) and any(target.seq in within for target in targeted)

    def is_shown(record: Record) -> bool:
        if not shown or record.type not in SHOWN:
            return True
        return (record.body.get("certification"), record.body.get("block")) in shown

    ids = persons(records, learner)
    frame = {record.seq for record in records if record.seq == 0 or record.type in FRAME}
    theirs = {record.seq for record in records if ids & tags(record, "learner")} - frame
    recognised = [each for each in records if each.seq in theirs and each.type == RECOGNITION and is_shown(each)]
    grounds = grounds_of(recognised, by_id, theirs)
    own = set(grounds)
    for record in records:
        is_own = record.seq in theirs and (targets(record, own, *DEPENDENT) or record.type not in DEPENDENT)
        if is_own and is_shown(record) or targets(record, grounds, *DEPENDENT):
            own.add(record.seq)
    about = context(records, [record for record in records if record.seq in own])
    covering = minutes_of(records)
    about |= {covering[record.seq].seq for record in records if record.seq in own and is_covered(record, covering)}
    carried, pointing = frame | own | about, set()
    for record in records:
        if targets(record, carried, *DEPENDENT) or targets(record, pointing, "countersigned"):
            pointing.add(record.seq)
    return [record for record in records if record.seq in carried or record.seq in pointing]


def is_covered(record: Record, covering: dict[int, Record]) -> bool:
    return record.type in COVERED_BY_MINUTES and record.seq in covering


def grounds_of(recognised: list[Record], by_id: dict[str, Record], theirs: set[int]) -> set[int]:
    """What recognitions rest on among a person's records, over every step."""
    found: set[int] = set()
    waiting = list(recognised)
    while waiting:
        each = waiting.pop()
        ids = (id for name in ("assessment", "further", "statement") for id in tags(each, name))
        new = {by_id[id].seq: by_id[id] for id in ids if id in by_id}
        new = [record for seq, record in new.items() if seq in theirs and seq not in found]
        found |= {record.seq for record in new}
        waiting += new
    return found


def reached(start: set[str], links: dict[str, set[str]]) -> set[str]:
    """Those and all to which links lead from them, over every step."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += links.get(each, ())
    return found


def context(records: list[Record], own: list[Record]) -> set[int]:
    """What says which certifications, rules, centres and sessions these records rest on."""
    centres = {centre for record in own if record.type == "block-assessed" for centre in tags(record, "centre")}
    sessions = {each for record in own if record.type in COVERED_BY_MINUTES for each in sessions_named(record)}
    migrated = {each for record in own if is_migration(record) for each in tags(record, "certification")}
    named = {each for record in own for each in tags(record, "certification")}
    replaced = reached(migrated, predecessors(records))
    certifications = reached(named | replaced, links(records))

    def belongs(record: Record) -> bool:
        if not certifications & tags(record, "certification"):
            return False
        if record.type in ("centre-authorised", "partners-listed"):
            return bool(centres & tags(record, "centre"))
        if record.type in ("session-convened", "session-held"):
            return bool(sessions & sessions_named(record))
        return record.type in ABOUT_CERTIFICATION

    return {record.seq for record in records if belongs(record)}


ABOUT_CERTIFICATION = (
    "certification-registered",
    "block-described",
    "rule-stated",
    "policy-stated",
    "blocks-shared",
    "intermediate-declared",
)


def sessions_named(record: Record) -> set[tuple[str, str]]:
    return set(itertools.product(tags(record, "certification"), tags(record, "session")))


def is_migration(record: Record) -> bool:
    return record.type == RECOGNITION and record.body.get("basis") == "migration"


def predecessors(records: list[Record]) -> dict[str, set[str]]:
    """By certification, those that any registration of it replaces."""
    found: dict[str, set[str]] = {}
    for record in records:
        if record.type == "certification-registered" and has_body(record):
            found.setdefault(record.body["certification"], set()).update(record.body["predecessors"])
    return found


def links(records: list[Record]) -> dict[str, set[str]]:
    """By certification, those without which it cannot be judged: its rules name them, or share or generate with it."""
    found: dict[str, set[str]] = {}
    for record in records:
        if record.type == "rule-stated" and has_form(record):
            others = {part["certification"] for part in parts(record.body["rule"]) if ELSEWHERE_2(part)}
            found.setdefault(record.body["certification"], set()).update(others)
        if record.type in ("blocks-shared", "intermediate-declared"):
            for each in tags(record, "certification"):
                found.setdefault(each, set()).update(tags(record, "certification"))
    return found


def check_against_ledger(
    content: dict,
    records: list[Record],
    checkpoint: Checkpoint,
    listed: Optional[list[str]],
    ledger: Ledger,
    report: Report,
) -> None:
    """§15 step 8."""
    for record in records:
        if record.seq >= len(ledger.records) or ledger.records[record.seq].line != record.line:
            report.add("extract-contradicted", record.seq, "the ledger does not have this record at this place")
            listed = None  # it was not made from this ledger
            break
    check_size(checkpoint, ledger, "checkpoint-inconsistent", "--record: ", report)
    if checkpoint.size > len(ledger.records):
        return
    given = bearing(ledger.records[: checkpoint.size], content["learner"], content["blocks"])
    if listed is not None and listed != [record.leaf.hex() for record in given]:
        report.add("extract-contradicted", None, "the extract does not list the records that the ledger gives")


# ---- A page (§14.1) ------------------------------------------------------------------------------------------------

LANGUAGES = ("en", "fr")
WORDS = {
    "title": ("Learner’s record", "Relevé d’acquis"),
    "lead": (
        "This file carries its own proof. Anyone can check it, offline: acquis verify FILE --key KEY",
        "Ce fichier porte sa propre preuve. Chacun peut le vérifier, hors ligne\u00a0: acquis verify FICHIER --key CLÉ",
    ),
    "download": ("Save the proof as a file", "Enregistrer la preuve dans un fichier"),
    "learner": ("Learner", "Apprenant"),
    "name": ("Name", "Nom"),
    "birthDate": ("Birth date", "Date de naissance"),
    "reference": ("Reference", "Référence"),
    "merged": ("Also recorded as", "Enregistré aussi sous"),
    "origin": ("Ledger", "Registre"),
    "ledger": ("Ledger id", "Identifiant du registre"),
    "size": ("Records in the ledger", "Enregistrements du registre"),
    "last": ("Newest record shown", "Dernier enregistrement présenté"),
    "shown": ("Shown", "Présenté"),
    "everything": ("everything recorded", "tout ce qui est enregistré"),
    "overview": ("Summary", "Synthèse"),
    "awards": ("Qualifications awarded", "Certifications délivrées"),
    "decisions": ("Decisions of juries", "Décisions de jury"),
    "recognitions": ("Credit recognised", "Acquis reconnus"),
    "assessments": ("Assessments", "Évaluations"),
    "training": ("Training followed (never credit)", "Formations suivies (ne valent pas acquis)"),
    "documents": ("Documents issued", "Documents délivrés"),
    "notes": ("What this page cannot tell", "Ce que cette page ne peut pas dire"),
    "certification": ("Certification", "Certification"),
    "level": ("Level", "Niveau"),
    "bodies": ("Awarding bodies", "Certificateurs"),
    "blocks": ("Blocks acquired", "Blocs acquis"),
    "block": ("Block", "Bloc"),
    "about": ("About", "Objet"),
    "standing": ("Standing", "État"),
    "decision": ("Decision", "Décision"),
    "outcome": ("Outcome", "Résultat"),
    "date": ("Date", "Date"),
    "session": ("Session", "Session"),
    "centre": ("Centre", "Centre"),
    "module": ("Module", "Module"),
    "source": ("Source", "Provenance"),
    "document": ("Document", "Document"),
    "signed": ("Signed by", "Signé par"),
    "record": ("Record", "N°"),
    "number": ("No.", "N°"),
    "awardDate": ("Awarded on", "Délivrée le"),
    "acquired": ("acquired", "acquis"),
    "not-acquired": ("not acquired", "non acquis"),
    "conditional": ("conditional", "sous réserve"),
    "unconfirmed": ("to be confirmed", "à confirmer"),
    "absent": ("absent", "absent"),
    "excused": ("excused", "excusé"),
    "since": ("since", "depuis le"),
    "shared": ("of which shared:", "dont partagés\u00a0:"),
    "annulled": ("annulled", "annulé"),
    "annulled-decision": ("annulled", "annulée"),
    "awarded": ("awarded", "délivrée"),
    "unsupported": ("unsupported: its blocks were annulled", "sans fondement\u00a0: ses blocs ont été annulés"),
    "followed": ("followed", "suivi"),
    "recognised": ("recognised", "reconnu"),
    "suspended": ("suspended", "suspendue"),
    "equivalence": ("equivalence", "équivalence"),
    "exemption": ("exemption", "dispense"),
    "transfer": ("transfer", "transfert"),
    "migration": ("migration", "migration"),
    "original": ("original", "original"),
    "duplicate": ("duplicate", "duplicata"),
    "void": ("void", "sans valeur"),
    "certificate": ("certificate", "attestation"),
    "award-document": ("award document", "parchemin"),
    "jury-unrecorded": ("jury not recorded", "jury non enregistré"),
    "minutes": ("minutes", "procès-verbal"),
    "confirmation": ("confirmation", "confirmation"),
    "lifting": ("condition lifted", "levée de réserve"),
    "suspension": ("suspension", "suspension"),
    "role-checkpoint": ("checkpoint key", "clé de point de contrôle"),
    "role-extract": ("extract key", "clé d’extrait"),
    "role-operator": ("operator", "opérateur"),
    "role-centre": ("centre", "centre"),
    "role-jury": ("jury", "jury"),
    "role-awarding-body": ("awarding body", "certificateur"),
    "note1": (
        "That the person who shows it is the learner, unless identity is disclosed above and checked.",
        "Que la personne qui la présente est l’apprenant, sauf si l’identité est révélée ci-dessus et contrôlée.",
    ),
    "note2": (
        "What the ledger recorded after the number of records given above.",
        "Ce que le registre a enregistré au-delà du nombre d’enregistrements indiqué ci-dessus.",
    ),
    "note3": (
        "That a centre or a jury itself signed what only the operator signed.",
        "Qu’un centre ou un jury a signé lui-même ce que seul l’opérateur a signé.",
    ),
    "note4": (
        "That an assessment was well made: the ledger proves who stated what, and that it was not changed.",
        "Que l’évaluation a été bien menée\u00a0: le registre prouve qui a déclaré quoi, et que rien n’a été modifié.",
    ),
    "note5": (
        "That a print of it is faithful: only the file can be verified.",
        "Qu’une impression en est fidèle\u00a0: seul le fichier peut être vérifié.",
    ),
}

STYLE = (
    '<style>@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);'
    'font:8pt serif}}'
    'body{font:9.5pt/1.4 Georgia,"Liberation Serif","DejaVu Serif",serif;max-width:180mm;margin:8mm auto;'
    'padding:0 4mm;color:#1a1a1a;background:#fff;font-variant-numeric:lining-nums tabular-nums}'
    'h1{font-size:20pt;font-weight:normal;margin:0 0 1mm;padding-bottom:2mm;border-bottom:.6mm solid #1a1a1a}'
    'h2{font-size:12pt;margin:7mm 0 1.5mm;break-after:avoid}p{margin:2mm 0}'
    '.lead{color:#444;margin-bottom:4mm}table{border-collapse:collapse;width:100%;table-layout:fixed}'
    'th,td{text-align:left;vertical-align:baseline;padding:1.1mm 2mm 1.1mm 0;border-bottom:.2mm solid #bbb;'
    'overflow-wrap:anywhere}'
    'th{font-weight:bold;font-size:8.5pt;color:#444}'
    'thead th{border-bottom:.4mm solid #1a1a1a;overflow-wrap:normal}tr{break-inside:avoid}'
    'td span{display:block;font-size:8pt;color:#555;unicode-bidi:isolate}.facts th{width:48mm}'
    '.facts th,.facts td{padding:.5mm 2mm .5mm 0;border:0}.overview th:nth-child(2){width:13mm}'
    '.overview th:nth-child(3){width:54mm}.overview th:nth-child(4){width:20mm}'
    '.overview th:nth-child(5){width:24mm}.rows th:nth-child(2){width:22mm}.rows th:nth-child(3){width:20mm}'
    '.rows th:nth-child(4){width:26mm}.rows th:nth-child(5){width:31mm}.rows th:nth-child(6){width:13mm}'
    'ul{margin:0;padding-left:5mm}@media print{body{margin:0;padding:0;max-width:none}.proof{display:none}}'
    '</style>'
)

ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
NOTHING = "\u2013"
PROOF_OPENS = '<p class="proof"><a download="acquis-record.json" href="data:application/octet-stream;base64,'


def escaped(text: str) -> str:
    """The rule *text*."""
    return "".join(ESCAPED.get(each, each) for each in HIDDEN.sub("\ufffd", text))


@dataclass(frozen=True)
class Cell:
    text: str
    detail: Optional[str] = None

    def __str__(self) -> str:
        return escaped(self.text) + ("" if self.detail is None else f"<span>{escaped(self.detail)}</span>")


FOLLOW_UPS = {
    "decision-confirmed": "confirmation",
    "condition-lifted": "lifting",
    "recognition-suspended": "suspension",
}
NOT_COUNTING = {  # every other type: annulled
    "certification-awarded": "annulled-decision",
    "block-validated": "annulled-decision",
    "document-issued": "void",
}


def plain(member: str) -> Callable[[Record], Cell]:
    return lambda record: Cell(record.body[member])


class Page:
    """What a page shows of a learner's record, in one language."""

    def __init__(self, content: dict, language: str):
        self.content, self.language = content, language
        self.records = carried_records(content, Report("record"))
        self.minutes = {
            record.seq: each["minutes"]["seq"]
            for each, record in zip(content["records"], self.records)
            if "minutes" in each
        }
        self.state = State(self.records, is_whole=False)
        self.titles: dict[tuple[str, Optional[str]], str] = {}
        self.labels: dict[tuple[str, str], str] = {}
        self.roles: dict[str, str] = {}
        self.sound: list[Record] = []  # those with their form
        self.credit: dict[str, Record] = {}  # validations and recognitions, by id
        self.awards: set[str] = set()
        self.rules = 1
        for record in self.records:
            record.rules = self.rules
            if has_body(record):
                self.sound.append(record)
                self.learn(record)
        self.ids = self.state.same_person(content["learner"])
        self.held = self.state.held(content["learner"], datetime.date.max.isoformat())
        self.credited = {subject_of(record) for record, _ in self.state.credits(content["learner"])}
        self.shown = {certification for certification, block in self.held if block}

    def word(self, name: str) -> str:
        return WORDS[name][LANGUAGES.index(self.language)]

    def learn(self, record: Record) -> None:
        body = record.body
        if record.type in ("ledger-founded", "key-enrolled"):
            if not key_form(record):
                for each in body["keys"] if record.type == "ledger-founded" else [body]:
                    name = f"{self.word('role-' + each['role'])} {each['for']}"
                    self.roles[sha256(unbase64(each["spki"])).hex()] = name
        if record.type == "rule-stated":
            if not states_rule(record):
                return
            for part in filter(REQUIREMENT, parts(body["rule"])):
                self.labels[body["certification"], part["requirement"]] = part["label"]
        if record.type == "certification-registered":
            self.titles[body["certification"], None] = body["title"]
        if record.type == "block-described":
            self.titles[body["certification"], body["block"]] = body["title"]
        if record.seq == 0 or record.type == "version-changed":
            self.rules = max(self.rules, min(body.get("rules", 1), KNOWN_RULES))
        if record.type in ("block-validated", "credit-recognised"):
            self.credit.setdefault(record.id, record)
        if record.type == "certification-awarded":
            self.awards.add(record.id)
        self.state.apply(record)

    # Cells

    def title(self, certification: str, block: Optional[str] = None) -> Cell:
        found = self.titles.get((certification, block)) or self.labels.get((certification, block or ""))
        return Cell(found or NOTHING, certification + (f" {block}" if block else ""))

    def signers(self, record: Record) -> Cell:
        names = self.signatures(record)
        if record.seq in self.minutes:
            minutes = next((each for each in self.records if each.seq == self.minutes[record.seq]), None)
            within = ", ".join(self.signatures(minutes)) if minutes else ""
            names.append(f"{self.word('minutes')} {self.minutes[record.seq]} ({within})")
        following = [each for of_type in FOLLOW_UPS for each in self.state.following(record, of_type)]
        later = [
            f"{self.word(FOLLOW_UPS[each.type])} {each.seq} ({', '.join(self.signatures(each))})"
            for each in sorted(following, key=lambda each: each.seq)
        ]
        return Cell(", ".join(names) or NOTHING, ", ".join(later) or None)

    def signatures(self, record: Record) -> list[str]:
        return [self.roles.get(each["key"], "?") for each in record.envelope["signatures"]]

    def standing(self, record: Record) -> Cell:
        body, counts = record.body, self.state.counts(record)
        if record.type == "credit-recognised":
            is_annulled = record.id in self.state.annulled or not self.state.is_suspended(record)
            word = "recognised" if counts else "annulled-decision" if is_annulled else "suspended"
            return Cell(self.word(word), self.word(body["basis"]))
        if not counts:
            return Cell(self.word(NOT_COUNTING.get(record.type, "annulled")))
        if record.type == "block-validated":
            return self.decision(record)
        if record.type == "certification-awarded":
            return Cell(self.word("unsupported" if self.state.is_unsupported(record) else "awarded"))
        if record.type == "document-issued":
            is_original = self.state.follow_ups[record.type, body["statement"]][0] is record
            return Cell(self.word("original" if is_original else "duplicate"))
        return Cell(self.word(body.get("outcome", "followed")))

    def decision(self, record: Record) -> Cell:
        decision, since = record.body["decision"], self.state.credit_since(record)
        if decision in ("not-acquired", "absent", "excused"):
            return Cell(self.word(decision))
        if since is not None:
            return Cell(self.word("acquired"), None if since == record.made else f"{self.word('since')} {since}")
        if decision == "conditional" and not self.state.following(record, "condition-lifted"):
            return Cell(self.word("conditional"), record.body["condition"])
        return Cell(self.word("unconfirmed"))

    def session(self, record: Record) -> Cell:
        if self.rules < 2:
            return Cell(record.body["session"])
        convened = self.state.session(record)
        jury = f"{convened['day']}, {convened['place']}" if convened else self.word("jury-unrecorded")
        return Cell(record.body["session"], jury)

    def source(self, record: Record) -> Cell:
        if "diploma" in record.body or "origin" in record.body:
            return Cell(record.body.get("diploma") or record.body["origin"]["name"])
        found = [self.credit.get(id) for id in record.body["statement"]]
        codes = [" ".join(filter(None, subject_of(each))) if each else "?" for each in found]
        seqs = [str(each.seq) if each else "?" for each in found]
        return Cell(f"{self.word('record')} {', '.join(seqs)}", ", ".join(codes))

    def document(self, record: Record) -> Cell:
        is_award = record.body["statement"] in self.awards
        return Cell(self.word("award-document" if is_award else "certificate"))

    # Parts

    def facts(self) -> list[str]:
        content, last = self.content, self.records[-1]
        note = content["checkpoint"].split("\n")
        disclosed = {each["field"]: each["value"] for each in content["identity"]}
        facts = [(name, disclosed[name]) for name in ("name", "birthDate", "reference") if name in disclosed]
        facts.append(("learner", content["learner"]))
        if len(self.ids) > 1:
            facts.append(("merged", ", ".join(sorted(self.ids - {content["learner"]}))))
        shown = ", ".join(map(shown_as, content["blocks"])) or self.word("everything")
        facts += [("origin", note[0]), ("ledger", self.records[0].leaf.hex()), ("size", note[1])]
        facts += [("last", f"{last.seq} ({last.recorded[:10]} {last.recorded[11:19]} UTC)"), ("shown", shown)]
        rows = [f"<tr><th>{escaped(self.word(name))}</th><td>{escaped(value)}</td></tr>" for name, value in facts]
        return ['<table class="facts">', "<tbody>", *rows, "</tbody>", "</table>"]

    def table(self, heading: str, style: str, columns: list[str], rows: list[list[Cell]]) -> list[str]:
        if not rows:
            return []
        head = "".join(f"<th>{escaped(self.word(each))}</th>" for each in columns)
        lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
        opening = [f"<h2>{escaped(self.word(heading))}</h2>", f'<table class="{style}">', "<thead>"]
        return [*opening, f"<tr>{head}</tr>", "</thead>", "<tbody>", *lines, "</tbody>", "</table>"]

    def rows(self, of_type: str, fourth: Callable[[Record], Cell]) -> list[list[Cell]]:
        own = [each for each in self.sound if each.type == of_type and each.body["learner"] in self.ids]
        own.sort(key=lambda record: (record.body["certification"], record.body.get("block", ""), record.seq))
        self.shown |= {record.body["certification"] for record in own}
        return [
            [
                self.title(record.body["certification"], record.body.get("block")),
                self.standing(record),
                Cell(record.made),
                fourth(record),
                self.signers(record),
                Cell(str(record.seq)),
            ]
            for record in own
        ]

    def overview(self, certification: str) -> list[Cell]:
        newest = self.state.registration(certification)
        body = newest.body if newest else {}
        blocks = [block for block in body.get("blocks", []) if (certification, block) in self.held]
        shared = sum((certification, block) not in self.credited for block in blocks)
        through_others = f"{self.word('shared')} {shared}" if shared else None
        awards = self.state.of_person(self.content["learner"], "awards")
        awards = [each for each in awards if each.body["certification"] == certification]
        last = max(awards, key=lambda each: each.seq, default=None)
        lost = self.word("unsupported") if last and self.state.is_unsupported(last) else None
        return [
            self.title(certification),
            Cell(str(body["level"]) if "level" in body else NOTHING),
            Cell(", ".join(each["name"] for each in body.get("bodies", [])) or NOTHING),
            Cell(str(len(blocks)), through_others) if body.get("blocks") else Cell(NOTHING),
            Cell(last.made, lost) if last else Cell(NOTHING),
        ]

    def tables(self) -> list[str]:
        lines = []
        for heading, of_type, columns, fourth in (
            ("awards", "certification-awarded", "certification standing date session signed record", self.session),
            ("decisions", "block-validated", "block decision date session signed record", self.session),
            ("recognitions", "credit-recognised", "block standing date source signed record", self.source),
            ("assessments", "block-assessed", "block outcome date centre signed record", plain("centre")),
            ("training", "training-followed", "block standing date module signed record", plain("module")),
            ("documents", "document-issued", "about standing date document signed number", self.document),
        ):
            lines += self.table(heading, "rows", columns.split(), self.rows(of_type, fourth))
        columns = ["certification", "level", "bodies", "blocks", "awardDate"]
        return self.table("overview", "overview", columns, list(map(self.overview, sorted(self.shown)))) + lines


def render(data: bytes, language: str) -> bytes:
    """The page of a learner's record; Fault if it has none."""
    content = parse_record_file(data)
    if content["checkpoint"].count("\n") < 2:
        raise Fault("export-form", "a checkpoint that has not three lines")
    page = Page(content, language)

    def word(name: str) -> str:
        return escaped(page.word(name))

    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="generator" content="acquis-page/v1">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{word('title')} {escaped(page.content['learner'])}</title>",
        STYLE,
        "</head>",
        "<body>",
        f"<h1>{word('title')}</h1>",
        f'<p class="lead">{word("lead")}</p>',
        *page.facts(),
        *page.tables(),
        f"<h2>{word('notes')}</h2>",
        "<ul>",
        *(f"<li>{word(f'note{number}')}</li>" for number in range(1, 6)),
        "</ul>",
        f'{PROOF_OPENS}{to_base64(data)}">{word("download")}</a></p>',
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def record_in_page(data: bytes) -> tuple[bytes, str]:
    """The record inside a page, and the page's language; ValueError if it is no page."""
    lines = data.split(b"\n")
    language = next((each for each in LANGUAGES if lines[1:2] == [f'<html lang="{each}">'.encode("ascii")]), None)
    proofs = [line for line in lines if line.startswith(PROOF_OPENS.encode("ascii"))]
    if language is None or len(proofs) != 1:
        raise ValueError("not one record in one of the languages")
    close = f'">{escaped(WORDS["download"][LANGUAGES.index(language)])}</a></p>'.encode("utf-8")
    inner = proofs[0][len(PROOF_OPENS) :]
    if not inner.endswith(close):
        raise ValueError("the record does not end as it should")
    return unbase64(inner[: len(inner) - len(close)].decode("ascii")), language


def verify_page(data: bytes, options: Options, report: Report, ledger: Optional[Ledger] = None) -> None:
    try:
        inside, language = record_in_page(data)
    except ValueError as error:
        raise Fault("page-altered", f"not a page: {error}") from None
    try:
        is_same = render(inside, language) == data
    except Fault:
        is_same = False
    if not is_same:
        report.add("page-altered", None, "the page is not what the record inside it renders to")
    verify_record(inside, options, report, ledger)


# ==================== 5 Command line ================================================================================


NOBODY = VerifierKey("nobody", bytes(32))
STAGES = ("integrity", "rules", "signatures", "witnesses", "anchors", "age")


@dataclass
class Options:
    keys: list[VerifierKey]
    policy: Optional[Policy] = None
    checkpoint: Optional[bytes] = None
    record: Optional[bytes] = None
    max_age: Optional[int] = None  # in milliseconds
    now: int = 0  # in milliseconds since 1970
    stages: tuple[str, ...] = ()  # all, where none is given

    @property
    def is_staged(self) -> bool:
        return bool(self.stages)

    def key_for(self, origin: Optional[str]) -> Optional[VerifierKey]:
        """The key given; of several names the one that is the origin or, where none is, one that cannot have signed."""
        if len(self.keys) < 2:
            return self.keys[0] if self.keys else None
        return next((key for key in self.keys if key.name == origin), NOBODY)

    def runs(self, stage: str) -> bool:
        """Whether a stage is to be run (§19.7)."""
        is_brought = stage == "integrity" or (stage == "rules" and "signatures" in self.stages)
        return not self.is_staged or stage in self.stages or is_brought

    @property
    def witnesses(self) -> Optional[Policy]:
        """The policy, if its witnesses are to be heard."""
        return self.policy if self.runs("witnesses") else None

    @property
    def skipped(self) -> list[str]:
        """The stages that are asked for and left out; nothing given here asks for anchors."""
        is_asked = {"anchors": False, "witnesses": self.policy is not None, "age": self.max_age is not None}
        return [stage for stage in STAGES if is_asked.get(stage, True) and not self.runs(stage)]


class Usage(Exception):
    """Called wrongly."""


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:
        raise Usage(message)


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(prog="verify.py", description="Verify an acquis ledger, or a file that was made from one.")
    parser.add_argument("path", metavar="PATH")
    parser.add_argument("--key", metavar="VKEY", help="the checkpoint key you trust; else ACQUIS_TRUST")
    parser.add_argument("--policy", metavar="FILE", help="the logs you trust, and who must have cosigned")
    parser.add_argument("--checkpoint", metavar="OLD", help="a checkpoint you hold")
    parser.add_argument("--record", metavar="FILE", help="a learner's record to hold against the ledger")
    parser.add_argument("--max-age", metavar="AGE", help="how old the ledger may be: 90m, 12h, 7d")
    parser.add_argument("--at", metavar="INSTANT", help="what is now for --max-age: 2026-03-02T08:01:00.000Z")
    parser.add_argument("--stage", metavar="STAGE", action="append", help=f"what to check: {', '.join(STAGES)}")
    parser.add_argument("--json", action="store_true", help="the findings as one JSON object")
    return parser.parse_args(arguments)


def trusted_keys(given: Optional[str]) -> list[VerifierKey]:
    """--key, else ACQUIS_TRUST: a vkey, or a file with one a line."""
    trust = os.environ.get("ACQUIS_TRUST") if given is None else given
    if not trust and given is None:
        return []
    try:
        return [parse_vkey(trust)]
    except ValueError:
        if given is not None:
            raise Usage("--key is not a verifier key") from None
    try:
        lines = [line[:-1] if line.endswith("\r") else line for line in read(trust).decode("utf-8").split("\n")]
        return [parse_vkey(line) for line in lines if line and not line.startswith("#")]
    except (OSError, ValueError) as error:
        raise Usage(f"ACQUIS_TRUST is neither a verifier key nor a file of them: {error}") from None


def first_of_each_name(keys: list[VerifierKey]) -> list[VerifierKey]:
    return list({key.name: key for key in reversed(keys)}.values())


def read_policy(path: str) -> Policy:
    try:
        return parse_policy(read(path))
    except ValueError as error:
        raise Usage(f"--policy is not a policy: {error}") from None


LONGEST_AGE = 100_000
UNITS = {"m": 60_000, "h": 3_600_000, "d": 86_400_000}


def parse_age(text: str) -> int:
    """In milliseconds."""
    number, unit = text[:-1], text[-1:]
    if unit not in UNITS or not is_decimal(number) or not 1 <= int(number) <= LONGEST_AGE:
        raise Usage(f"--max-age is not a number from 1 to {LONGEST_AGE} and m, h or d")
    return int(number) * UNITS[unit]


def parse_now(text: Optional[str]) -> int:
    """In milliseconds since 1970; without a text the time of this clock."""
    if text is None:
        return time.time_ns() // 1_000_000
    if not is_instant(text):
        raise Usage("--at is not an instant such as 2026-03-02T08:01:00.000Z")
    return milliseconds(text)


def verify(path: str, options: Options, report: Report) -> None:
    """Decides by looking what the input is, and checks it."""
    if stat.S_ISDIR(os.stat(path).st_mode):
        report.kind = "ledger"
        verify_directory(path, options, report)
        return
    if options.record is not None or options.max_age is not None or options.is_staged:
        raise Usage("--record, --max-age and --stage need a ledger directory")
    data = read_regular(path, is_link_followed=True)
    report.kind = kind(data)
    if report.kind not in ("segment", "consistency") and options.checkpoint is not None:
        raise Usage("--checkpoint needs a ledger directory, a segment or a consistency proof")
    VERIFIERS[report.kind](data, options, report)


def verify_directory(path: str, options: Options, report: Report) -> None:
    ledger = verify_ledger(read_directory(path, options, report), options, report)
    if ledger is None:
        return
    if options.record is not None:
        held = verify_page if kind(options.record) == "page" else verify_record
        held(options.record, options, report, ledger)
    check_vouched(ledger, options, report)


def verify_segment(data: bytes, options: Options, report: Report) -> None:
    if options.checkpoint is None:
        report.add("end-unprotected", None, "nothing says that no record is missing at the end: give --checkpoint")
    ledger = verify_ledger(Source(data, options.checkpoint), options, report)
    if ledger:
        check_vouched(ledger, options, report)


VERIFIERS = {
    "checkpoint": verify_checkpoint,
    "consistency": verify_consistency,
    "contradiction": verify_contradiction,
    "page": verify_page,
    "proof": verify_proof,
    "record": verify_record,
    "segment": verify_segment,
}
STARTS = {
    PROOF_START: "proof",
    PAGE_START: "page",
    RECORD_START: "record",
    CONSISTENCY_START: "consistency",
    CONTRADICTION_START: "contradiction",
    b"{": "segment",
}


def kind(data: bytes) -> str:
    told = next((name for start, name in STARTS.items() if data.startswith(start)), None)
    return told or ("checkpoint" if is_c2sp_checkpoint(data) else "segment")


def print_report(report: Report, as_json: bool) -> None:
    if not as_json:
        for each in report.findings:
            print(each.severity, each.code, "-" if each.seq is None else each.seq, each.message)
        return
    findings = [{"code": f.code, "severity": f.severity, "seq": f.seq, "message": f.message} for f in report.findings]
    about = {name: getattr(report, name) for name in ("kind", "origin", "ledger", "size", "root", "key")}
    print(json.dumps({"ok": report.status == 0, **about, "findings": findings}, ensure_ascii=False))


def verified(
    path: str,
    keys: Iterable[VerifierKey] = (),
    checkpoint: Optional[str] = None,
    record: Optional[str] = None,
    *,
    policy: Optional[str] = None,
    max_age: Optional[str] = None,
    at: Optional[str] = None,
    stages: Iterable[str] = (),
) -> Report:
    """The whole verifier as one function, for programs, its options as on the command line; Usage where one of them is
    malformed, or options and input do not go together."""
    report = Report("segment")
    options = Options(list(keys), now=parse_now(at), stages=tuple(stages))
    if not set(options.stages) <= set(STAGES):
        raise Usage(f"the stages are {', '.join(STAGES)}")
    if max_age is not None:
        options.max_age = parse_age(max_age)
    try:
        if shutil.which("openssl") is None:
            raise OSError("the openssl command is missing")
        if policy is not None:
            options.policy = read_policy(policy)
            options.keys += options.policy.logs
        options.keys = first_of_each_name(options.keys)
        options.checkpoint = read(checkpoint) if checkpoint is not None else None
        options.record = read(record) if record is not None else None
        verify(path, options, report)
    except Fault as fault:
        report.add(fault.code, fault.seq, fault.message)
    except OSError as error:
        report.add("unreadable", None, str(error))
    for stage in options.skipped:
        report.add("stage-skipped", None, f"{stage} was left out")
    return report


def main(arguments: list[str]) -> int:
    try:
        given = parse_arguments(arguments)
        report = verified(
            given.path,
            trusted_keys(given.key),
            given.checkpoint,
            given.record,
            policy=given.policy,
            max_age=given.max_age,
            at=given.at,
            stages=given.stage or (),
        )
    except Usage as error:
        print(f"verify.py: {error}", file=sys.stderr)
        return 64
    print_report(report, given.json)
    return report.status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
