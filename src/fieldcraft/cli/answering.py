"""From what a person said and the ads they brought to an answer, and the answer as text."""

from __future__ import annotations

import shutil
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from fieldcraft.refusal import Refused

# Longer lines are hard to read, however wide the terminal.
WIDEST = 100


@dataclass(frozen=True)
class AdsRead:
    """The ads a person brought: texts for keeping, readings for the answer, and what could not be read."""

    documents: tuple[Any, ...]
    unreadable: tuple[dict[str, str], ...]
    readings: tuple[Any, ...]


def read_ads(paths: tuple[Path, ...]) -> AdsRead:
    """Read the ads a person named; a file that cannot be read is reported, not fatal."""
    if not paths:
        return AdsRead((), (), ())
    from fieldcraft.ads.folders import gather_documents
    from fieldcraft.ads.read import read_ad

    gathered = gather_documents(paths)
    return AdsRead(
        gathered.documents,
        tuple({"file": each.file, "why": each.why} for each in gathered.unreadable),
        tuple(read_ad(document.text) for document in gathered.documents),
    )


def answer_with(inputs: Any, ads: AdsRead) -> dict[str, Any]:
    """The answer for these inputs and ads, today."""
    from fieldcraft.ads.count import count_ads
    from fieldcraft.question.answer import answer_question
    from fieldcraft.question.content import load_content
    from fieldcraft.web.clock import today

    brought = ads.documents or ads.unreadable
    count = count_ads(ads.readings, inputs.name or None) if brought else None
    return answer_question(load_content(), inputs, count, today(), ads.unreadable)


def inputs_about(about: str) -> dict[str, str]:
    """What `--about TEXT` says: the kind of thing, guessed from its words, and its name."""
    from fieldcraft.ads.certificates import find_certificate
    from fieldcraft.question.inputs import ABOUT

    said = about.strip()
    if not said:
        raise Refused("--about is empty; say what you are about to spend time or money on, such as CSPO.")
    if said.lower() in ABOUT:
        return {"about": said.lower(), "name": ""}
    words = said.lower()
    signs = (
        ("certificate", ("certif", "zertifi")),
        ("book", ("book", "read ")),
        ("coaching", ("coach", "mentor")),
        ("class", ("class", "course", "training", "bootcamp", "workshop")),
    )
    kind = (
        "certificate"
        if find_certificate(said)
        else next((kind for kind, parts in signs if any(part in words for part in parts)), "other")
    )
    return {"about": kind, "name": said}


def print_answer(answer: dict[str, Any]) -> None:
    """The answer as text, in the order of the page; `fieldcraft answers show` has all its evidence."""
    from fieldcraft.question.write import to_short_markdown
    from fieldcraft.sources.claims import all_claims

    text = to_short_markdown(answer, all_claims())
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    click.echo(wrapped(text, min(width, WIDEST)) if width else text)
    if "id" in answer:
        click.echo(f"Kept as answer {answer['id']}.", err=True)


def wrapped(text: str, width: int) -> str:
    """Markdown with its long lines broken at words; tables stay as they are."""
    return "\n".join(
        line
        if line.startswith("|")
        else textwrap.fill(line, width, subsequent_indent="  " if line.startswith("- ") else "")
        for line in text.split("\n")
    )
