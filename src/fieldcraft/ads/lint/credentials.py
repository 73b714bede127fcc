"""Findings about credentials: each proxy that an ad demands, and one demanded in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fieldcraft.ads.lint.finding import Finding, finding
from fieldcraft.ads.lint.rules import words
from fieldcraft.ads.reading import CLEARANCE, AdReading, Credential, Demand, Kind

# What is asked of the candidate, by kind and demand. A credential that is only mentioned or said not to be
# needed is no finding, and neither is a degree with a substitute: both ask for less.
_CODES: dict[Kind, dict[Demand, str]] = {
    "certification": {"required": "FC101", "preferred": "FC102", "alternative": "FC103"},
    "degree": {"required": "FC104", "preferred": "FC105"},
    "years": {"required": "FC106", "preferred": "FC106", "alternative": "FC106"},
    "training": {"required": "FC107", "preferred": "FC107", "alternative": "FC107"},
    "tool_cert": {"required": "FC108", "preferred": "FC108", "alternative": "FC108"},
}
_CLEARANCE_CODE, _LIST_CODE = "FC109", "FC103"
# Demands that cannot both be meant, and how the first of them is spoken of.
_AGAINST: dict[Demand, frozenset[Demand]] = {
    "required": frozenset(["preferred", "negated"]),
    "preferred": frozenset(["required"]),
    "negated": frozenset(["required"]),
}
_SAID: dict[Demand, str] = {"required": "required", "preferred": "a plus", "negated": "not needed"}
_LONGEST_TITLE = 200


def credential_findings(reading: AdReading) -> Iterator[Finding]:
    """One finding for each credential that is asked for; several of which one will do are one finding."""
    several: dict[int, list[Credential]] = defaultdict(list)
    nearer = {each.credential: each.write_instead for each in reading.pains if not each.rule}
    for each in reading.credentials:
        code = _CODES[each.kind].get(each.demand)
        if code == _LIST_CODE:
            several[reading.sentence_of(each).start].append(each)
        elif code:
            clearance = each.name == CLEARANCE
            code = _CLEARANCE_CODE if clearance else code
            yield finding(code, each.start, each.end, each.text, nearer=nearer.get(each, ""))
    for those in several.values():
        what = ", ".join(dict.fromkeys(each.text for each in those))
        yield finding(_LIST_CODE, those[0].start, those[-1].end, what, nearer=nearer.get(those[0], ""))


def contradictions(reading: AdReading) -> Iterator[Finding]:
    """A credential that is required in one place and only preferred, or not needed, in another."""
    demanded: dict[tuple[Kind, str], list[Credential]] = defaultdict(list)
    for each in reading.credentials:
        if each.name and each.kind != "years" and each.demand in _AGAINST:
            demanded[each.kind, each.name].append(each)
    for first, *others in demanded.values():
        if any(other.demand in _AGAINST[first.demand] for other in others):
            what = f"{first.text} is {_SAID[first.demand]} here"
            yield finding("FC501", first.start, first.end, what)


def beginners_years(reading: AdReading) -> Iterator[Finding]:
    """Years that are required although the ad's first line names a beginner's role."""
    title = reading.text.lstrip()[:_LONGEST_TITLE].partition("\n")[0]
    if not words().beginner.search(title):
        return
    for each in reading.credentials:
        many = _least_years(each.text) >= words().limits["years_of_a_beginner"]
        if each.kind == "years" and each.demand == "required" and many:
            yield finding("FC502", each.start, each.end, each.text)


def _least_years(written: str) -> int:
    """The first number of "3-5 years"; 0 where it is written in words."""
    digits = "".join(mark if mark in "0123456789" else " " for mark in written).split()
    return int(digits[0]) if digits else 0
