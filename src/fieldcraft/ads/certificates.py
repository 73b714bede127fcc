"""The certificates that Fieldcraft knows by name, read from data/certificates.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from fieldcraft.ads.words import words_of

_FILE = Path(__file__).parent / "data" / "certificates.yaml"
_FILLER = frozenset(["certification", "certificate", "certified", "cert", "the", "a", "an", "exam", "course"])


@dataclass(frozen=True)
class Confusion:
    """What the writing of a certificate also stands for, and the words beside it that betray that sense."""

    reads_as: str
    betrayed_by: frozenset[str]


@dataclass(frozen=True)
class Certificate:
    """A certificate: `name` is canonical ("CSPO"), `title` the full name.

    A `method` is also the name of a way of working and counts only beside a word such as "certified".
    `told_by` is None where the writing is enough by itself; otherwise one of these words must be near.
    """

    name: str
    title: str
    issuer: str
    family: str
    kind: Literal["certification", "tool_cert"]
    writings: tuple[str, ...]
    confusions: tuple[Confusion, ...]
    told_by: frozenset[str] | None
    method: bool
    levels: bool
    employers_own: bool

    @property
    def exact(self) -> bool:
        """Whether its capitals matter, because it is also written for something else."""
        return bool(self.confusions)


@cache
def certificates() -> tuple[Certificate, ...]:
    """Every certificate of the data file, other writings of one certificate as rows of their own."""
    import yaml

    rows = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["certificates"]
    return tuple(_certificate(row) for row in rows)


def _certificate(row: dict[str, Any]) -> Certificate:
    writings = [row["title"], *row.get("spellings", ()), *row.get("abbreviations", ())]
    told_by = row.get("told_by")
    return Certificate(
        name=row.get("same_as", row["name"]),
        title=row["title"],
        issuer=row["issuer"],
        family=row["family"],
        kind=row["kind"],
        writings=tuple(dict.fromkeys(writings)),
        confusions=tuple(
            Confusion(each["reads_as"], frozenset(each["betrayed_by"]))
            for each in row.get("confused_with", ())
        ),
        told_by=None if told_by is None else frozenset(word.lower() for word in told_by),
        method=row.get("method", False),
        levels=row.get("levels", False),
        employers_own=row.get("employers_own", False),
    )


@cache
def _by_writing() -> dict[str, Certificate]:
    known: dict[str, Certificate] = {}
    for each in certificates():
        for writing in (each.name, *each.writings):
            known.setdefault(_typed(writing), each)
    return known


def _typed(name: str) -> str:
    """A name as anyone might type it, without spaces: "Scrum Product-Owner exam" is "scrumproductowner"."""
    keys = [word.key for word in words_of(name) if word.key not in _FILLER]
    return "".join(keys).replace("-", "")


def find_certificate(name: str) -> Certificate | None:
    """The certificate that a person means by `name` ("cspo", "PSPO 1", "certified scrum master"), or None."""
    typed = _typed(name)
    return _by_writing().get(typed) if typed else None


def same_certificate(one: str, other: str) -> bool:
    """Whether two names mean one certificate; names that are not known are compared as typed."""
    first, second = find_certificate(one), find_certificate(other)
    if first and second:
        return first.name == second.name
    return first is second and bool(_typed(one)) and _typed(one) == _typed(other)
