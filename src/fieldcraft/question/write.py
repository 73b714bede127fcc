"""The answer as Markdown, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fieldcraft.sources.claims import Claim

Answer = Mapping[str, Any]


def to_markdown(answer: Answer, claims: Mapping[str, Claim]) -> str:
    """The whole answer as one Markdown document; `claims` are the sources it cites, by id."""
    return _document(answer, claims, answer["options"])


def to_short_markdown(answer: Answer, claims: Mapping[str, Claim]) -> str:
    """The answer with the evidence on the first means and the asked one only, as a terminal shows it."""
    first = answer["options"][0]["id"]
    return _document(
        answer, claims, [each for each in answer["options"] if each["asked_for"] or each["id"] == first]
    )


def _document(answer: Answer, claims: Mapping[str, Claim], evidence_on: Sequence[Mapping[str, Any]]) -> str:
    parts = (
        _head(answer),
        _doubt(answer),
        _step(answer),
        _table(answer),
        _evidence(evidence_on, claims),
        _answered(answer),
    )
    return "\n".join(line for part in parts for line in part)


def _head(answer: Answer) -> Iterator[str]:
    yield f"# You asked about {answer['asked']}"
    yield ""
    yield f"**What you are after:** {answer['end']}."
    yield ""
    yield "What we believe about why you ask:"
    yield ""
    for reason in answer["reasons"][:4]:
        yield f"- {reason['text']}: {_percent(reason['probability'])}"
    if ads_said := ads_sentence(answer):
        yield ""
        yield ads_said
    for row in answer["ads"]["unreadable"]:
        yield ""
        yield f"Not read: {row['file']}: {row['why']}"
    yield ""


def _doubt(answer: Answer) -> Iterator[str]:
    yield "## What would tell us that we are wrong"
    yield ""
    yield f"We are wrong if {answer['wrong_if']}"
    yield ""
    for change in answer["what_would_change_it"]:
        yield f"- {change['text']}"
    if not answer["what_would_change_it"]:
        yield "No single answer or cost that you could change would put another means first."
    yield ""


def _step(answer: Answer) -> Iterator[str]:
    yield "## The first step, within seven days"
    yield ""
    yield answer["first_step"]
    yield ""
    yield "## When a certificate is right"
    yield ""
    yield f"It makes sense if {answer['certificate_makes_sense_if']}"
    if answer["certificate_is_right"]:
        yield ""
        yield f"Here it comes first. {answer['cheapest_accepted']}"
    yield ""


def _table(answer: Answer) -> Iterator[str]:
    yield "## The means, compared"
    yield ""
    yield "Value: how far each is expected to move you, less its cost; 0 to 100, comparable here only."
    yield ""
    yield "| means | value (range) | hours | money | known in |"
    yield "|---|---|---|---|---|"
    for option in answer["options"]:
        yield "| " + " | ".join(_cell(text) for text in row(option, answer["currency"])) + " |"
    yield ""


def row(option: Mapping[str, Any], currency: str) -> tuple[str, str, str, str, str]:
    """One option as words: means, value with range, hours, money, days until one knows."""
    value = option["value"]
    marks = [
        mark
        for mark, so in (("asked for", option["asked_for"]), ("too close to call", option["too_close"]))
        if so
    ]
    means = option["means"] + (f" ({', '.join(marks)})" if marks else "")
    return (
        means,
        f"{value['middle']:.0f} ({value['low']:.0f} to {value['high']:.0f})",
        _amount(option["hours"]),
        "unknown" if option["money"] is None else _money(option["money"], currency),
        f"{option['know_in_days']} days",
    )


def ads_sentence(answer: Answer) -> str:
    """What the ads say: "2 of 3 of your ads require it (could be 21 % to 94 %)."; empty without ads."""
    ads = answer["ads"]
    if not ads["read"]:
        return "None of your ads could be read." if ads["unreadable"] else ""
    said = []
    if ads["share_this"] is not None:
        said.append(_of(ads["requiring_this"], ads["read"], f"require {answer['asked']}", ads["share_this"]))
    if ads["share_this"] is None or ads["requiring_this"] != ads["requiring_any"]:
        said.append(_of(ads["requiring_any"], ads["read"], "require some certification", ads["share"]))
    if ads["requiring_only_clearance"]:
        said.append(f"In {ads['requiring_only_clearance']} it is only a security clearance.")
    return " ".join(said)


def _of(count: int, read: int, what: str, share: Mapping[str, float]) -> str:
    return (
        f"{count} of {read} of your ads {what} "
        f"(could be {_percent(share['low'])} to {_percent(share['high'])} of such ads)."
    )


def _evidence(options: Sequence[Mapping[str, Any]], claims: Mapping[str, Claim]) -> Iterator[str]:
    yield "## What the evidence says"
    yield ""
    for option in options:
        lines = [
            f"- {stance}: {_said(claim)}"
            for stance, key in (("For", "for"), ("Against", "against"))
            for row_id in option[key]
            if (claim := claims.get(row_id)) is not None and claim.may_be_shown
        ]
        if lines:
            yield f"### {option['means']}"
            yield ""
            yield from lines
            yield ""


def _answered(answer: Answer) -> Iterator[str]:
    yield f"## What you said, until {answer['day']}"
    yield ""
    for each in answer["answered"]:
        yield f"- {each['text']} {each['answer_text']}."
    if not answer["answered"]:
        yield "Nothing yet."
    yield ""


def _said(claim: Claim) -> str:
    number = f" {claim.number}." if claim.number else ""
    return f"{claim.claim}{number} Source: {claim.source}. {claim.how_well_read} [{claim.id}]"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _amount(amount: Mapping[str, float]) -> str:
    low, high = amount["low"], amount["high"]
    return plain(low) if low == high else f"{plain(low)} to {plain(high)}"


def plain(number: float) -> str:
    """A number as it is typed, two decimals at the most: 1234567, 0.5."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _money(money: Mapping[str, float], currency: str) -> str:
    if money["high"] == 0:
        return "none"
    low, high = money["low"], money["high"]
    return f"{low:,.0f} {currency}" if low == high else f"{low:,.0f} to {high:,.0f} {currency}"
