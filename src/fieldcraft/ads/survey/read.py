"""What a survey keeps of each ad. A pure function of a batch: it can run here, on every core, or on Ray."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from traceback import extract_tb

import numpy as np
from numpy.typing import NDArray

from fieldcraft.ads.certificates import certificates, find_certificate
from fieldcraft.ads.count import count_ads
from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.documents import decode_document
from fieldcraft.ads.folders import text_hash
from fieldcraft.ads.limits import MOST_CHARACTERS
from fieldcraft.ads.looks import FEWEST_WORDS
from fieldcraft.ads.page import page_of
from fieldcraft.ads.read import read_ad
from fieldcraft.ads.reading import CLEARANCE, Credential, Demand, Kind
from fieldcraft.ads.survey.batches import Batch, Item
from fieldcraft.ads.survey.columns import Columns
from fieldcraft.ads.survey.near import BANDS, HASHES, sketch
from fieldcraft.ads.survey.rows import cell, json_object
from fieldcraft.ads.text_of_html import html_text
from fieldcraft.refusal import Refused

# One a read ad. Names are numbers into the names of the batch, from 1; 0 is none. `day` counts from year 1.
AD = np.dtype(
    [
        ("hash", "<u8"),
        ("flags", "u1"),
        ("by", "<u4"),
        ("organisation", "<u4"),
        ("country", "<u4"),
        ("day", "<i4"),
        ("keys", "<u4", (BANDS,)),
        ("bits", "u1", (HASHES,)),
    ]
)
# One for each thing that an ad holds: which ad, what (a name's number), how, and how often.
MARK = np.dtype([("ad", "<u4"), ("what", "<u4"), ("how", "u1"), ("times", "<u2")])
REQUIRES, ONLY_CLEARANCE = 1, 2
# Strongest first; what an ad says most strongly of a credential is what counts.
DEMANDS: tuple[Demand, ...] = ("required", "alternative", "preferred", "mentioned", "negated")
SENTENCE = len(DEMANDS)
_COLUMNS = ("by", "organisation", "country")
_NAMELESS: dict[Kind, str] = {
    "certification": "a certification, not named",
    "degree": "a degree, not named",
    "years": "years of experience",
    "training": "a training",
    "tool_cert": "a vendor's certificate, not named",
}
_MARKUP = re.compile(r"</?(?:p|br|li|ul|ol|div|span|strong|b|h[1-6])\b[^<>]{0,300}>|&(?:nbsp|amp|lt);", re.I)
_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_LONGEST_NAME = 120
# Texts up to this many characters may be too few words to be an ad.
_SHORT = 40


@dataclass(frozen=True)
class Task:
    """How every batch is read: the columns, and whether only credentials are wanted."""

    columns: Columns
    only_credentials: bool = False


@dataclass(frozen=True)
class BatchRead:
    """A batch as read: records of AD and MARK as bytes, the names they use, and what could not be read."""

    ads: bytes
    marks: bytes
    names: tuple[tuple[str, str], ...]
    unreadable: tuple[tuple[str, int, str], ...]


@dataclass
class _Names:
    """Names and their numbers, in the order in which they came up."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def number(self, table: str, name: str) -> int:
        return self.numbers.setdefault((table, name), len(self.numbers) + 1)


def read_batch(task: Task, batch: Batch) -> BatchRead:
    """Read every ad of a batch. Nothing is refused: what cannot be read is listed with the reason."""
    names = _Names()
    ads = np.zeros(len(batch.items), AD)
    marks: list[tuple[int, int, int, int]] = []
    unreadable: list[tuple[str, int, str]] = []
    count = 0
    for item in batch.items:
        try:
            cells = _cells(item, task.columns)
            text = _text(item, cells[0])
            flags, held = _read(text, task.only_credentials)
        except Refused as refused:
            unreadable.append((item.file, item.number, str(refused)))
            continue
        except MemoryError:
            # That says nothing of the ad: left out, it would be missing from the figures by chance.
            raise Refused(
                "Memory ran out while ads were read. What was read before is kept: run the survey again to "
                "go on, with fewer cores if it happens again."
            ) from None
        except Exception as error:
            # One ad that our reader fails on must not lose the other millions; it is said and counted.
            why = f"Fieldcraft itself failed on it ({_place_of(error)}); please report this ad."
            unreadable.append((item.file, item.number, why))
            continue
        marks += ((count, names.number(*name), how, min(times, 65_535)) for name, how, times in held)
        _fill(ads[count : count + 1], text, flags, cells, item, task.columns, names)
        count += 1
    return BatchRead(
        ads[:count].tobytes(),
        np.array(marks, MARK).tobytes(),
        tuple(names.numbers),
        tuple(unreadable),
    )


def _place_of(error: Exception) -> str:
    """What failed, and in which line of which file: enough to look for it, and no words of the ad."""
    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


def _fill(
    ad: NDArray[np.void],
    text: str,
    flags: int,
    cells: tuple[str | None, ...],
    item: Item,
    columns: Columns,
    names: _Names,
) -> None:
    _, by, organisation, country, day = cells
    if item.folder is not None:
        by = item.folder or "(the folder itself)"
    elif columns.by_year:
        year = _YEAR.search(by or "")
        by = year[0] if year else None
    ad["hash"] = int(text_hash(text)[:16], 16)
    ad["flags"] = flags
    for column, value in zip(_COLUMNS, (by, organisation, country), strict=True):
        name = " ".join((value or "").split())[:_LONGEST_NAME]
        ad[column] = names.number(column, name) if name else 0
    ad["day"] = _ordinal(day or "")
    ad["keys"], ad["bits"] = sketch(text)


def _cells(item: Item, columns: Columns) -> tuple[str | None, ...]:
    """The cells of a row, text first; a file has none."""
    if item.why:
        raise Refused(item.why)
    if item.cells:
        return item.cells
    if columns.text is None or item.number == 0:
        return (None,) * len(columns.wanted)
    found = json_object(item.data or b"")
    if isinstance(found, str):
        raise Refused(found)
    if columns.text not in found:
        raise Refused(f"It has no field {columns.text}.")
    return tuple(None if name is None else cell(found.get(name)) for name in columns.wanted)


def _text(item: Item, text: str | None) -> str:
    """The text of an ad; Refused where there is none, or more than an ad can be."""
    if item.data is not None and item.number == 0:
        return decode_document(item.file, item.data)
    if text is None or not text.strip():
        raise Refused("Its text is empty.")
    if len(text) > MOST_CHARACTERS:
        raise Refused(f"Its text is longer than {MOST_CHARACTERS:,} characters, and no ad is that long.")
    # A lone half of a surrogate pair, which JSON can name, is no character.
    text = text.encode("utf-8", "replace").decode("utf-8")
    if _MARKUP.search(text):
        text = html_text(item.file, text.encode("utf-8"))
        if not text.strip():
            raise Refused("Its text is empty.")
    # "n/a", or a number where a text was looked for, would count as an ad that requires nothing.
    if len(text) <= _SHORT and len(text.split()) < FEWEST_WORDS and not credentials_of(page_of(text)):
        raise Refused("It holds too few words to be a job ad.")
    return text


def _read(text: str, only_credentials: bool) -> tuple[int, list[tuple[tuple[str, str], int, int]]]:
    """Whether the ad requires a certification, and what it holds: (table and name, how, how often)."""
    held: list[tuple[tuple[str, str], int, int]] = []
    if only_credentials:
        credentials = credentials_of(page_of(text))
        flags = _flags(text, credentials)
    else:
        reading = read_ad(text)
        credentials = reading.credentials
        counted = count_ads([reading], None)
        flags = REQUIRES * counted.requiring_any | ONLY_CLEARANCE * counted.requiring_only_clearance
        kinds: dict[str, int] = {}
        for each in reading.sentences:
            # None where no model tells sentences by kind.
            label = getattr(each, "label", None)
            if label is not None:
                kinds[str(label)] = kinds.get(str(label), 0) + 1
        held += ((("sentence", label), SENTENCE, times) for label, times in kinds.items())
    return flags, held + _strongest(credentials)


def _flags(text: str, credentials: tuple[Credential, ...]) -> int:
    """As `count_ads` counts; the whole ad is read only where a list of alternatives has to be judged."""
    certifications = [each for each in credentials if each.kind == "certification"]
    required = [each for each in certifications if each.demand == "required"]
    if not required and any(each.demand == "alternative" for each in certifications):
        counted = count_ads([read_ad(text)], None)
        return REQUIRES * counted.requiring_any | ONLY_CLEARANCE * counted.requiring_only_clearance
    only_clearance = bool(required) and all(each.name == CLEARANCE for each in required)
    return REQUIRES * bool(required) | ONLY_CLEARANCE * only_clearance


def _strongest(credentials: tuple[Credential, ...]) -> list[tuple[tuple[str, str], int, int]]:
    """Each credential and each family of certificates once, with its strongest demand and its mentions."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for each in credentials:
        demand = DEMANDS.index(each.demand)
        named = each.name if each.kind != "years" and each.name else _NAMELESS[each.kind]
        tables = [(f"credential {each.kind}", named)]
        family = family_of(each.name) if each.name else None
        tables += [("family", family)] if family else []
        tables.append(("kind", each.kind if each.name != CLEARANCE else "clearance"))
        for name in tables:
            strongest, times = found.get(name, (demand, 0))
            found[name] = min(strongest, demand), times + 1
    return [(name, how, times) for name, (how, times) in found.items()]


@lru_cache(maxsize=4096)
def family_of(name: str) -> str | None:
    """The family of a certificate that is known by name, such as "product owner"; None for others."""
    certificate = find_certificate(name)
    return certificate.family if certificate is not None else None


def families() -> tuple[str, ...]:
    """Every family of certificates that can be found, those of vendors' products too."""
    return tuple(dict.fromkeys(each.family for each in certificates()))


def _ordinal(text: str) -> int:
    """The day that a cell holds, counted from the year 1; of a year alone its first; without one 0."""
    found = _DAY.search(text)
    if found:
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).toordinal()
        except ValueError:
            return 0
    year = _YEAR.search(text)
    return date(int(year[0]), 1, 1).toordinal() if year else 0
