"""`fieldcraft ads`: what a job ad demands."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from fieldcraft.ads.reading import AdReading, Demand
from fieldcraft.cli.lint import lint_ads, rewrite_ad
from fieldcraft.cli.output import print_json
from fieldcraft.cli.survey import survey

_ORDER: tuple[Demand, ...] = ("required", "alternative", "preferred", "mentioned", "negated")
_WORDS = {
    "required": "required",
    "alternative": "required, or something else instead",
    "preferred": "preferred",
    "mentioned": "mentioned, not asked for",
    "negated": "said not to be needed",
}
_KINDS = {
    "certification": "a certification",
    "degree": "a degree",
    "years": "years of experience",
    "training": "a training",
    "tool_cert": "a vendor's certificate",
}


@click.group()
def ads() -> None:
    """Read job ads: what they demand and how; lint and rewrite your own."""


for command in (lint_ads, rewrite_ad):
    ads.add_command(command)


ads.add_command(survey)


@ads.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def read(file: str, as_json: bool) -> None:
    """Read the job ad in FILE (txt, md, html, pdf, docx; - reads standard input)."""
    from fieldcraft.ads.documents import decode_document, read_document
    from fieldcraft.ads.limits import MOST_FILE_BYTES
    from fieldcraft.ads.read import read_ad

    if file == "-":
        text = decode_document("standard input", sys.stdin.buffer.read(MOST_FILE_BYTES + 1))
    else:
        text = read_document(Path(file))
    reading = read_ad(text)
    if as_json:
        print_json(reading.to_dict())
    else:
        click.echo(_shown(reading))


def _shown(reading: AdReading) -> str:
    """One line that sums up, then a block for each credential: its name, its demand, its sentence."""
    blocks = [_summary(reading)]
    for each in reading.credentials:
        sentence = " ".join(reading.sentence_of(each).text.split())
        name = each.name or _KINDS[each.kind]
        blocks.append(f"{name}: {_WORDS[each.demand]}\n  {sentence}")
    return "\n\n".join(blocks)


def _summary(reading: AdReading) -> str:
    counted = Counter(each.demand for each in reading.credentials)
    total = len(reading.credentials)
    if not total:
        return "No credentials: this ad names no certificate, degree, training or years of experience."
    each_demand = ", ".join(f"{counted[demand]} {demand}" for demand in _ORDER if counted[demand])
    return f"{total} {'credential' if total == 1 else 'credentials'}: {each_demand}."
