"""The ledger: an append-only chain of entries, each bound to all before it by a hash.

An entry's hash is SHA-256, in lower-case hex, over the canonical bytes of the entry without its hash; the
entry names the hash before it. Whoever has noted a head (length and last hash) can tell later whether the
first `length` entries are still those. Without a noted head a chain proves only that it is whole: its
owner could have made it anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from fieldcraft.refusal import Refused
from fieldcraft.typed import plain_whole

NO_HASH = "0" * 64


@dataclass(frozen=True)
class Head:
    """How many entries a ledger has and the hash of the last one, as somebody saw it."""

    length: int
    hash: str

    def __str__(self) -> str:
        return f"{self.length}:{self.hash}"


GENESIS = Head(0, NO_HASH)


@dataclass(frozen=True)
class Entry:
    """One entry: its place from 1, the moment (RFC 3339, UTC), a kind, a body of JSON values, two hashes."""

    sequence: int
    at: str
    kind: str
    body: dict[str, Any]
    previous: str
    hash: str

    @property
    def head(self) -> Head:
        """The head of a ledger that ends with this entry."""
        return Head(self.sequence, self.hash)

    def unhashed(self) -> dict[str, Any]:
        """What the hash is taken over."""
        return {
            "sequence": self.sequence,
            "at": self.at,
            "kind": self.kind,
            "body": self.body,
            "previous": self.previous,
        }

    def to_dict(self) -> dict[str, Any]:
        return self.unhashed() | {"hash": self.hash}


FIELDS = {"sequence": int, "at": str, "kind": str, "body": dict, "previous": str, "hash": str}


@dataclass(frozen=True)
class Fault:
    """The first broken place of a ledger: which entry (from 1), and why."""

    sequence: int
    why: str


# Made once: making an encoder takes as long as writing a small entry with it.
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical_bytes(value: Any) -> bytes:
    """The one way to write a JSON value: keys sorted, no blanks, UTF-8 unescaped, floats as repr.

    For example {"b": 0.7, "a": "ü"} becomes {"a":"ü","b":0.7}. ValueError for NaN, infinities and text
    that is not Unicode.
    """
    return canonical(value).encode()


def canonical(value: Any) -> str:
    """The same as text."""
    return _CANONICAL.encode(value)


def append(head: Head, at: datetime, kind: str, body: dict[str, Any]) -> Entry:
    """The entry that follows a ledger with this head."""
    return append_written(head, at, kind, body)[0]


def append_written(
    head: Head, at: datetime, kind: str, body: dict[str, Any], text: str = ""
) -> tuple[Entry, str]:
    """The entry that follows a ledger with this head, and its body in canonical JSON.

    `text` is that JSON, from whoever has it already.
    """
    text, moment = text or canonical(body), written(at)
    hash = hash_after(head, moment, kind, text)
    return Entry(head.length + 1, moment, kind, body, head.hash, hash), text


def written(at: datetime) -> str:
    """A moment as entries hold it: RFC 3339, in UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def hash_after(head: Head, at: str, kind: str, body: str) -> str:
    """The hash of the entry that follows a ledger with this head; `body` is its body in canonical JSON.

    For whoever writes many entries and has their bodies written already; `append` gives the same hash.
    """
    at, kind, previous = map(canonical, (at, kind, head.hash))
    text = f'{{"at":{at},"body":{body},"kind":{kind},"previous":{previous},"sequence":{head.length + 1}}}'
    return sha256(text.encode()).hexdigest()


def check_clock(last: str, now: datetime) -> None:
    """Refuse an entry on a day before that of the last one, written at `last` (RFC 3339, UTC)."""
    if now.astimezone(UTC).date().isoformat() < last[:10]:
        raise Refused(
            f"This computer says it is {now.astimezone(UTC).date()}, but your ledger was last written on "
            f"{last[:10]}; set the clock right and try again."
        )


def verify(entries: Iterable[Entry | Fault], head: Head | None = None) -> Fault | None:
    """The first fault of a ledger read from its start, or None when it is whole.

    With a `head` seen earlier, a tail that was cut off and a chain that was made anew are faults too.
    """
    last = GENESIS
    seen = head is None or head == GENESIS
    for entry in entries:
        fault = entry if isinstance(entry, Fault) else _fault_after(last, entry)
        if fault is not None:
            return fault
        assert isinstance(entry, Entry)
        last = entry.head
        if head is not None and last.length == head.length:
            if last != head:
                return Fault(last.length, "does not have the hash of the head; the chain was made anew.")
            seen = True
    if not seen and head is not None:
        return Fault(
            last.length + 1,
            f"is missing: the ledger has {last.length} entries and the head was seen at {head.length}; "
            "its tail was cut off.",
        )
    return None


def write_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The export: one entry a line, in canonical bytes."""
    for entry in entries:
        yield canonical_bytes(entry.to_dict()) + b"\n"


def read_lines(lines: Iterable[bytes]) -> Iterator[Entry | Fault]:
    """The entries of an export, up to the first line that is none: that one is a Fault, and the last item.

    `lines` are split after each newline byte, as a file opened for bytes gives them.
    """
    for number, line in enumerate(lines, 1):
        entry = _read_line(number, line)
        yield entry
        if isinstance(entry, Fault):
            return


def read_head(text: str) -> Head:
    """The head written LENGTH:HASH; Refused when it is not written so."""
    length, _, hash = text.strip().partition(":")
    entries = plain_whole(length, 18)
    if entries is None or not _is_hash(hash):
        raise Refused("The head is written LENGTH:HASH, as `fieldcraft ledger head` prints it.")
    return Head(entries, hash)


def _hash(entry: Entry) -> str:
    return sha256(canonical_bytes(entry.unhashed())).hexdigest()


def _fault_after(last: Head, entry: Entry) -> Fault | None:
    place = last.length + 1
    if entry.sequence != place:
        return Fault(place, f"is missing or out of place: entry {entry.sequence} stands there.")
    if entry.previous != last.hash:
        return Fault(place, "does not follow the entry before it.")
    try:
        whole = _hash(entry) == entry.hash
    except ValueError:
        whole = False
    return None if whole else Fault(place, "was changed: its hash is not that of its content.")


def _read_line(number: int, line: bytes) -> Entry | Fault:
    if not line.endswith(b"\n"):
        return Fault(number, "is half written; the file was cut off.")
    try:
        value = json.loads(line.decode())
        if canonical_bytes(value) + b"\n" != line:
            return Fault(number, "was changed: it is not written in canonical JSON.")
    except (ValueError, RecursionError):
        return Fault(number, "cannot be read: the line is not JSON.")
    if not isinstance(value, dict) or {name: type(part) for name, part in value.items()} != FIELDS:
        return Fault(number, "is not a ledger entry.")
    return Entry(**value)


def _is_hash(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")
