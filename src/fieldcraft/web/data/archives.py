"""An archive of `export`, opened and checked against its own manifest before anything is taken from it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.db import IntegrityError

from fieldcraft.bets.ledger import Entry, Fault, Head, read_lines, verify
from fieldcraft.refusal import Refused
from fieldcraft.web.data.export import (
    ADS,
    ANSWERS,
    BETS,
    FORMAT,
    FORMAT_VERSION,
    LEDGER,
    MANIFEST,
    PRACTICE,
    README,
    SURVEYS,
)

LARGEST_MANIFEST = 1 << 20
# Of each file that is read at once: all but the ledger.
LARGEST_FILE = 1 << 30
CHUNK = 1 << 20
NAMES = {LEDGER, BETS, ANSWERS, README, MANIFEST}
# What came with a later version of the format.
ADDED = {2: {ADS, SURVEYS, PRACTICE}}
DAMAGED = "is damaged: {what}. Nothing was taken in; export once more from where it came."
# What goes wrong where a row is not what an export writes.
STRANGE = (
    *(ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError),
    *(IntegrityError, Refused),
)


@dataclass(frozen=True)
class Archive:
    """An export whose files are what its manifest says: the head of its ledger, the day it was made.

    `name` is how its owner knows the file.
    """

    packed: ZipFile
    name: str
    head: Head
    made: date

    def entries(self) -> Iterator[Entry]:
        """The ledger from its start."""
        with self.packed.open(LEDGER) as file:
            for entry in read_lines(file):
                assert not isinstance(entry, Fault)
                yield entry

    def rows(self, file: str, what: str) -> list[Any]:
        """What stands in a file of rows, none where the archive is from before there was such a file."""
        if file not in self.packed.namelist():
            return []
        if self.packed.getinfo(file).file_size > LARGEST_FILE:
            raise damaged(self.name, f"{file} is larger than an export can be")
        with self.sound(f"{file} holds what is no {what}"):
            rows = json.loads(self.packed.read(file))
            if not isinstance(rows, list):
                raise ValueError
        return rows

    @contextmanager
    def sound(self, otherwise: str) -> Iterator[None]:
        """What is done with rows of the archive; Refused with `otherwise` where they are not sound."""
        try:
            yield
        except STRANGE:
            raise damaged(self.name, otherwise) from None


@contextmanager
def opened(source: Path, name: str) -> Iterator[Archive]:
    """The archive, its manifest and its chain checked; Refused when it is no export, or a damaged one."""
    try:
        with ZipFile(source) as packed:
            archive = _checked(packed, name)
            with packed.open(LEDGER) as file:
                fault = verify(read_lines(file), archive.head)
            if fault is not None:
                raise damaged(name, f"entry {fault.sequence} of its ledger {fault.why.rstrip('.')}")
            yield archive
    except (BadZipFile, NotImplementedError, EOFError, zlib.error):
        raise _no_export(name) from None
    except OSError as error:
        raise Refused(f"{name} cannot be read ({error.strerror or error}); name an export.") from None


def damaged(name: str, what: str) -> Refused:
    """The refusal of an archive in which something is not as it was written."""
    return Refused(f"{name} {DAMAGED.format(what=what)}")


def _checked(packed: ZipFile, name: str) -> Archive:
    if MANIFEST not in packed.namelist() or packed.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise _no_export(name)
    try:
        manifest = json.loads(packed.read(MANIFEST))
        if manifest["format"] != FORMAT:
            raise KeyError
        newer = manifest["version"] > FORMAT_VERSION
        head = Head(int(manifest["ledger"]["length"]), str(manifest["ledger"]["hash"]))
        made = datetime.fromisoformat(manifest["made"]).date()
        names = NAMES.union(*(ADDED[version] for version in ADDED if version <= manifest["version"]))
        said = {file: (each["bytes"], each["sha256"]) for file, each in manifest["files"].items()}
    except STRANGE:
        raise damaged(name, "its manifest cannot be read") from None
    if newer:
        raise Refused(f"{name} was written by a newer Fieldcraft; update this one and import again.")
    if set(said) | {MANIFEST} != names or sorted(packed.namelist()) != sorted(names):
        raise damaged(name, "it does not hold the files that it should")
    for file, (size, digest) in said.items():
        if packed.getinfo(file).file_size != size or _digest(packed, file) != digest:
            raise damaged(name, f"{file} is not what the manifest says")
    return Archive(packed, name, head, made)


def _digest(packed: ZipFile, name: str) -> str:
    digest = sha256()
    with packed.open(name) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _no_export(name: str) -> Refused:
    return Refused(f"{name} is no export of Fieldcraft; name a file that `fieldcraft export` wrote.")
