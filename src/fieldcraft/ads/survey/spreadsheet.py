"""A survey's result as lines of a spreadsheet: every count with its share, its interval, its sample."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from fieldcraft.ads.survey.read import DEMANDS

HEADER = ("what", "name", "kind", "ads that do", "of ads", "share", "low", "high", *DEMANDS[1:], "sample")
# Excel and its kin run a cell that begins with one of these; an apostrophe before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet(result: Mapping[str, Any]) -> str:
    """The CSV of a result of `Survey.to_dict`, with a byte-order mark, by which Excel knows UTF-8."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(HEADER)
    for line in _lines(result):
        lines.writerow([_neutral(cell) for cell in (*line, result["sample"])])
    return "\ufeff" + out.getvalue()


def _lines(result: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    ads, none = result["ads"], ("",) * (len(DEMANDS) - 1)
    yield ("any certification", "", "", *_figures(result["requiring_certification"], ads), *none)
    for each in result["kinds"]:
        yield ("kind of credential", each["name"], "", *_figures(each, ads), *none)
    for each in result["families"]:
        yield ("family of certificates", each["name"], "", *_figures(each, ads), *none)
    for each in result["by_credential"]:
        others = [each[demand] for demand in DEMANDS[1:]]
        figures = _figures({**each, "count": each["required"]}, ads)
        yield ("credential", each["name"], each["kind"], *figures, *others)
    for each in result["groups"]:
        figures = _figures(each, each["ads"])
        yield (f"any certification, by {each['by']}", each["group"], "", *figures, *none)
    for each in result["sentences"]:
        yield ("kind of sentence", each["label"], "", *_figures(each, ads), *none)


def _figures(each: Mapping[str, Any], ads: int) -> tuple[Any, ...]:
    return (each["count"], ads, each["share"], each["low"], each["high"])


def _neutral(cell: Any) -> Any:
    text = isinstance(cell, str) and cell.lstrip("'").startswith(_FORMULA)
    return f"'{cell}" if text else cell
