"""A survey as people see it: its charts with their sentences, the same on a page and in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.ads.survey.result import PRODUCT_FAMILIES, Counted, Survey, per_cent
from fieldcraft.charts import shares

SHOWN = 12


@dataclass(frozen=True)
class Chart:
    """Rows to draw under a heading, and the sentence that states what they show."""

    heading: str
    rows: tuple[shares.Counted, ...]
    finding: str


def charts_of(survey: Survey) -> tuple[Chart, ...]:
    """What is required, which certificates; then groups and kinds of sentences, where those were counted."""
    found = [_required(survey), _certificates(survey)]
    if survey.groups:
        found.append(_groups(survey))
    if survey.sentences:
        found.append(_sentences(survey))
    return tuple(found)


def _required(survey: Survey) -> Chart:
    """Any certification, then each kind of credential."""
    rows = [
        _row(survey.requiring, "a certification, or one of a list"),
        *(_row(each) for each in survey.kinds),
    ]
    return Chart("What the ads require", tuple(rows), survey.finding())


def _certificates(survey: Survey) -> Chart:
    """Families of certificates, those for product people even where none was found, then commonest names."""
    families = [each for each in survey.families if each.count or each.name in PRODUCT_FAMILIES]
    names = [each.required for each in survey.by_credential if each.kind in ("certification", "tool_cert")]
    named = [each for each in names if each.count][:SHOWN]
    rows = [
        *(_row(each, f"any {each.name} certificate") for each in families),
        *(_row(each) for each in named),
    ]
    absent = [f"a {each.name} certificate in {each.in_words()}" for each in families if not each.count]
    most = f"Required most often: {named[0].name}, {named[0].in_words()}." if named else ""
    none = f"Required in none: {'; '.join(absent)}." if absent else ""
    finding = " ".join(each for each in (most, none) if each)
    return Chart("Which certificates they require", tuple(rows), finding)


def _groups(survey: Survey) -> Chart:
    rows = [_row(each, f"{each.name}{' (few ads)' if each.small else ''}") for each in survey.groups]
    large = [each for each in survey.groups if not each.small]
    said = f"Ads that require a certification, by {survey.by}. "
    if not large:
        said += "Every group has too few ads to say much."
    else:
        ordered = sorted(large, key=lambda each: each.count / each.ads)
        least, most = ordered[0], ordered[-1]
        said += f"{most.name}: {most.in_words()}"
        if least is not most:
            said += f"; {least.name}: {least.in_words()}. " + _apart(least, most)
        else:
            said += "."
    small = sum(each.small for each in survey.groups)
    if small and large:
        said += f" {small} group{'s have' if small > 1 else ' has'} too few ads to say much."
    if survey.groups_left_out:
        said += f" {survey.groups_left_out:,} smaller groups are not shown."
    if survey.without_group:
        said += f" {survey.without_group:,} ads tell no {survey.by}."
    return Chart(f"By {survey.by}", tuple(rows), said)


def _apart(least: Counted, most: Counted) -> str:
    low, high = most.share, least.share
    assert low is not None and high is not None
    if low.low > high.high:
        return "Their ranges do not meet; picked as the largest and the smallest, they flatter the gap."
    return "Their ranges overlap, so that the order may be chance."


def _sentences(survey: Survey) -> Chart:
    rows = tuple(_row(each, each.name.replace("_", " ")) for each in survey.sentences)
    coaching = next((each for each in survey.sentences if each.name == "coaching"), None)
    said = "Ads that hold at least one sentence of a kind, as our reader tells kinds"
    said += f"; coaching: {coaching.in_words()}." if coaching else "."
    return Chart("What the sentences are about", rows, said)


def _row(each: Counted, text: str | None = None) -> shares.Counted:
    found = each.share
    assert found is not None
    return shares.Counted(
        text or each.name,
        each.count,
        each.ads,
        found.estimate,
        found.low,
        found.high,
        each.in_words(),
        each.small,
    )


def lines_of_duplicates(survey: Survey) -> tuple[str, ...]:
    """What was left out of the count, and why."""
    from fieldcraft.ads.survey.near import MEANS

    were = "duplicate was" if survey.duplicates == 1 else "duplicates were"
    said = [
        f"{survey.duplicates:,} {were} left out, one of each kept: {survey.same:,} word for word, "
        f"{survey.near:,} nearly ({MEANS})."
    ]
    if survey.unreadable:
        total = survey.ads + survey.duplicates + survey.unreadable
        share = per_cent(survey.unreadable / total)
        said.append(f"{survey.unreadable:,} of {total:,} could not be read ({share}).")
    return (*said, *survey.notes)


def first_unreadable(reasons: Sequence[tuple[str, int, str]], shown: int = 5) -> list[str]:
    """The first rows that could not be read, each in a line."""
    return [f"{file}, row {row:,}: {why}" if row else f"{file}: {why}" for file, row, why in reasons[:shown]]
