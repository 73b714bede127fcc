"""What a survey's ads are a sample of: their number, and what the data or the person say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_FEW = 3


@dataclass(frozen=True)
class Frame:
    """The frame of a sample. `said` are the person's own words for it; the rest is what stood in the data.

    Organisations and countries are the commonest with their numbers of ads; `dated` ads told a day.
    """

    ads: int
    files: int
    said: str = ""
    first_day: date | None = None
    last_day: date | None = None
    dated: int = 0
    organisations: tuple[tuple[str, int], ...] = ()
    countries: tuple[tuple[str, int], ...] = ()
    of_organisations: int = 0

    def sentence(self) -> str:
        """The frame in words: "217 ads, mostly US technology firms"; never more than is known."""
        number = f"{self.ads:,} ad{'' if self.ads == 1 else 's'}"
        if self.said:
            return f"{number}, {self.said}"
        parts = [f"{number} from {self.files:,} file{'' if self.files == 1 else 's'}"]
        if self.first_day and self.last_day:
            span = _span(self.first_day, self.last_day)
            parts.append(span if self.dated == self.ads else f"{self.dated:,} of them dated {span}")
        if self.organisations:
            parts.append(f"{self.of_organisations:,} organisations, most from {_listed(self.organisations)}")
        if self.countries:
            parts.append(f"countries: {_listed(self.countries)}")
        return "; ".join(parts)

    def warning(self) -> str:
        """What may not be concluded from it."""
        return "These figures hold for this sample and say nothing about ads that are not in it."

    def to_dict(self) -> dict[str, object]:
        return {
            "files": self.files,
            "from": self.first_day.isoformat() if self.first_day else None,
            "until": self.last_day.isoformat() if self.last_day else None,
            "dated": self.dated,
            "organisations": [{"name": name, "ads": ads} for name, ads in self.organisations],
            "countries": [{"name": name, "ads": ads} for name, ads in self.countries],
        }


def _span(first: date, last: date) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 1, 1):
        # Data that tell the year alone are kept as its first day.
        return str(first.year) if first == last else f"{first.year} to {last.year}"
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _listed(rows: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{name} ({ads:,})" for name, ads in rows[:_FEW])
