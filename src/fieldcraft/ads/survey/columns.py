"""Which column of a table holds the ad's text, and which ones tell of organisation, country and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.refusal import Refused

# The likeliest name first.
TEXTS = (
    "text", "description", "job_description", "jobdescription", "description_text", "job_description_text",
    "body", "content", "ad", "ad_text", "full_text", "posting", "job_posting", "details", "html",
)  # fmt: skip
ORGANISATIONS = (
    "organisation", "organization", "org", "company", "company_name", "employer", "employer_name",
    "hiring_organization",
)  # fmt: skip
COUNTRIES = ("country", "country_code", "job_country", "location_country")
DAYS = (
    "date", "posted", "date_posted", "posted_at", "posting_date", "published", "published_at",
    "publication_date", "created", "created_at", "listed_time", "year",
)  # fmt: skip

_LONG = 200
_LONGER = 2.0
FOLDER = "folder"


@dataclass(frozen=True)
class Columns:
    """The columns that are read: `text` is None where every file is an ad; `by` what is grouped by.

    `by_year` says that the group is the year found in that column.
    """

    text: str | None
    by: str | None = None
    by_year: bool = False
    organisation: str | None = None
    country: str | None = None
    day: str | None = None

    @property
    def wanted(self) -> tuple[str | None, ...]:
        """The columns in the order in which their cells are asked for."""
        return (self.text, self.by, self.organisation, self.country, self.day)


def choose_columns(
    names: Sequence[str], rows: Sequence[dict[str, str]], text: str | None, by: str | None
) -> Columns:
    """The columns of a table from their names and its first rows; what the person said goes first.

    Refused, with the columns listed, where a column named is not there or the text's cannot be told.
    """
    problems: list[str] = []
    found_text: str | None = None
    if text is not None:
        found_text = _named(names, text)
        if found_text is None:
            problems.append(f"There is no column {text}; the columns are {_listed(names)}.")
    else:
        found_text = _first(names, TEXTS) or _longest(names, rows)
        if found_text is None:
            problems.append(
                f"Which column holds the text of the ad cannot be told; the columns are {_listed(names)}. "
                "Name it: with --text-field, or on the page as the column that holds the text."
            )
    day = _first(names, DAYS)
    found_by = None
    by_year = False
    if by is not None and by.lower() != FOLDER:
        found_by = _named(names, by)
        if found_by is None and by.lower() == "year" and day is not None:
            found_by, by_year = day, True
        elif found_by is None:
            problems.append(f"There is no column {by} to group by; the columns are {_listed(names)}.")
    if problems:
        raise Refused(problems)
    return Columns(found_text, found_by, by_year, _first(names, ORGANISATIONS), _first(names, COUNTRIES), day)


def _named(names: Sequence[str], said: str) -> str | None:
    if said in names:
        return said
    return next((name for name in names if name.strip().lower() == said.strip().lower()), None)


def _first(names: Sequence[str], known: Sequence[str]) -> str | None:
    by_key = {name.strip().lower().replace(" ", "_").replace("-", "_"): name for name in reversed(names)}
    return next((by_key[each] for each in known if each in by_key), None)


def _longest(names: Sequence[str], rows: Sequence[dict[str, str]]) -> str | None:
    """The column whose texts are long and clearly longer than those of every other."""
    if not rows:
        return None
    lengths = sorted(
        ((sum(len(row.get(name, "")) for row in rows) / len(rows), name) for name in names), reverse=True
    )
    first = lengths[0] if lengths else (0.0, "")
    second = lengths[1][0] if len(lengths) > 1 else 0.0
    return first[1] if first[0] >= _LONG and first[0] >= _LONGER * second else None


def _listed(names: Sequence[str]) -> str:
    shown = [name if len(name) <= 40 else name[:37] + "..." for name in names[:30]]
    more = f" and {len(names) - 30:,} more" if len(names) > 30 else ""
    printable = ("".join(c if c.isprintable() else "?" for c in name) or "(no name)" for name in shown)
    return (", ".join(printable) or "none") + more
