"""What a survey found: shares with their intervals, never without the sample that they hold for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, log10
from typing import Any

from fieldcraft.ads.reading import Demand
from fieldcraft.ads.survey.near import MEANS
from fieldcraft.ads.survey.sample import Frame
from fieldcraft.chance.intervals import Share, share

# Below this a group's share is so wide that it is said to be small.
SMALL = 30
UNREADABLE_SHOWN = 100


@dataclass(frozen=True)
class Counted:
    """Ads that have something, of all ads or of a group."""

    name: str
    count: int
    ads: int
    kind: str = ""

    @property
    def share(self) -> Share | None:
        return share(self.count, self.ads)

    @property
    def small(self) -> bool:
        return self.ads < SMALL

    def in_words(self) -> str:
        """ "12 of 217 (5.5 %, could be 3.2 to 9.4 %)", and of none or all only the bound that is open."""
        found = self.share
        if found is None:
            return "no ads"
        of = f"{self.count:,} of {self.ads:,}"
        if self.count == 0:
            return f"{of} (could be up to {per_cent(found.high)})"
        if self.count == self.ads:
            return f"{of} (could be {per_cent(found.low)} or more)"
        low, high = per_cent(found.low), per_cent(found.high)
        return f"{of} ({per_cent(found.estimate)}, could be {low.removesuffix(_SIGN)} to {high})"

    def to_dict(self) -> dict[str, Any]:
        found = self.share
        figures = found.to_dict() if found else {"estimate": None, "low": None, "high": None, "level": 0.95}
        return {"count": self.count, "share": figures.pop("estimate"), **figures}


@dataclass(frozen=True)
class ByCredential:
    """In how many ads a credential is demanded how. An ad counts once, with its strongest demand."""

    name: str
    kind: str
    demands: Mapping[Demand, int]
    ads: int

    @property
    def required(self) -> Counted:
        return Counted(self.name, self.demands["required"], self.ads, self.kind)

    def to_dict(self) -> dict[str, Any]:
        figures = self.required.to_dict()
        figures.pop("count")
        counts: dict[str, int] = {demand: self.demands[demand] for demand in _ORDER}
        return {"name": self.name, "kind": self.kind, **counts, **figures}


_ORDER: tuple[Demand, ...] = ("required", "preferred", "alternative", "mentioned", "negated")


@dataclass(frozen=True)
class Survey:
    """A whole survey. `groups` count the ads of a group that require a certification.

    `kinds` and `families` count ads that require any credential of one kind, or any certificate of one
    family; families of which none was found stand there too. `sentences` count the ads that hold a sentence
    of a kind, where kinds were told.
    """

    source: str
    frame: Frame
    same: int
    near: int
    unreadable: int
    unreadable_rows: tuple[tuple[str, int, str], ...]
    requiring: Counted
    only_clearance: int
    by_credential: tuple[ByCredential, ...]
    kinds: tuple[Counted, ...]
    families: tuple[Counted, ...]
    by: str | None = None
    groups: tuple[Counted, ...] = ()
    groups_left_out: int = 0
    without_group: int = 0
    sentences: tuple[Counted, ...] = ()
    text_field: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def ads(self) -> int:
        """The ads that were counted: each once, however often it was posted."""
        return self.requiring.ads

    @property
    def duplicates(self) -> int:
        return self.same + self.near

    def finding(self) -> str:
        """The finding in a sentence, with the sample it holds for."""
        require = "requires" if self.requiring.count == 1 else "require"
        words = self.requiring.in_words()
        said, _, doubt = words.partition(" (")
        clearance = (
            f"; {self.only_clearance:,} of them only a security clearance" if self.only_clearance else ""
        )
        return (
            f"{said} ads {require} a certification ({doubt.rstrip(')')}){clearance}. "
            f"Sample: {self.frame.sentence()}."
        )

    def to_dict(self) -> dict[str, Any]:
        """The object of CONTRACTS.md, with more fields."""
        return {
            "ads": self.ads,
            "duplicates": self.duplicates,
            "unreadable": self.unreadable,
            "sample": self.frame.sentence(),
            "requiring_certification": {**self.requiring.to_dict(), "only_clearance": self.only_clearance},
            "by_credential": [each.to_dict() for each in self.by_credential],
            "groups": [
                {"by": self.by, "group": each.name, "ads": each.ads, "small": each.small, **each.to_dict()}
                for each in self.groups
            ],
            "kinds": [{"name": each.name, **each.to_dict()} for each in self.kinds],
            "families": [{"name": each.name, **each.to_dict()} for each in self.families],
            "sentences": [{"label": each.name, **each.to_dict()} for each in self.sentences],
            "finding": self.finding(),
            "warning": self.frame.warning(),
            "source": self.source,
            "text_field": self.text_field,
            "by": self.by,
            "groups_left_out": self.groups_left_out,
            "without_group": self.without_group,
            "sample_details": self.frame.to_dict(),
            "duplicates_details": {"same": self.same, "near": self.near, "near_means": MEANS},
            "unreadable_rows": [
                {"file": file, "row": row or None, "why": why}
                for file, row, why in self.unreadable_rows[:UNREADABLE_SHOWN]
            ],
            "notes": list(self.notes),
        }


PRODUCT_FAMILIES = ("product owner", "product manager")
_SIGN = "\u00a0%"


def per_cent(value: float) -> str:
    """A share with as many digits as its size deserves: "34 %", "5.5 %", "0.04 %", "99.93 %"."""
    percent = 100 * value
    if 99.5 <= percent < 100:
        # "100 % or more" would say nothing: as many digits as tell it from all.
        return f"{percent:.{ceil(-log10(100 - percent))}f}{_SIGN}"
    if percent == 0 or percent >= 9.95:
        return f"{percent:.0f}{_SIGN}"
    return f"{percent:.1f}{_SIGN}" if percent >= 0.095 else f"{percent:.1g}{_SIGN}"
