"""`fieldcraft ask`: the question in the terminal, with questions asked or with an answers file."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from fieldcraft.cli.output import print_json
from fieldcraft.refusal import Refused

# Longer lines are hard to read, however wide the terminal.
WIDEST = 100


@dataclass(frozen=True)
class AdsRead:
    """The ads a person brought: texts for keeping, readings for the answer, and what could not be read."""

    documents: tuple[Any, ...]
    unreadable: tuple[dict[str, str], ...]
    readings: tuple[Any, ...]


@click.command()
@click.option("--about", metavar="TEXT", help="What you are about to spend time or money on, such as CSPO.")
@click.option(
    "--ad",
    "ads",
    multiple=True,
    metavar="FILE_OR_FOLDER",
    type=click.Path(path_type=Path),
    help="A job ad (txt, md, html, pdf, docx) or a folder of them; may be repeated.",
)
@click.argument("more_ads", nargs=-1, metavar="[FILE_OR_FOLDER]...", type=click.Path(path_type=Path))
@click.option(
    "--answers",
    "answers_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Answer from this JSON file instead of asking; - reads standard input.",
)
@click.option("--questions", is_flag=True, help="List every question with its answers, and stop.")
@click.option(
    "--keep", is_flag=True, help="Keep the answer, so that the pages and `fieldcraft answers` show it."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def ask(
    about: str | None,
    ads: tuple[Path, ...],
    more_ads: tuple[Path, ...],
    answers_file: Path | None,
    questions: bool,
    keep: bool,
    as_json: bool,
) -> None:
    """Ask: what are you about to spend time or money on?

    Without --answers it asks you in the terminal, one question at a time, and shows why it asks.
    With --answers it reads what you would have said, and prints the answer.
    Further files and folders after the options are job ads too: --ad one.txt two.pdf folder.
    """
    ads += more_ads
    if questions:
        _print_questions(as_json)
    elif answers_file is None and about is None and as_json:
        raise Refused("There is nothing to answer yet; give --answers FILE, or --about TEXT.")
    elif answers_file is not None or as_json or not sys.stdin.isatty():
        _answer_unattended(about, ads, answers_file, keep, as_json)
    else:
        from fieldcraft.cli.dialogue import ask_in_terminal

        ask_in_terminal(about, read_ads(ads))


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
    if said.lower() in ABOUT:
        return {"about": said.lower()}
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


def _answer_unattended(
    about: str | None, paths: tuple[Path, ...], answers_file: Path | None, keep: bool, as_json: bool
) -> None:
    from fieldcraft.question.content import load_content
    from fieldcraft.question.inputs import read_inputs

    if answers_file is None and about is None:
        raise Refused("There is no terminal to ask in; give --answers FILE, or --about TEXT.")
    said = {} if answers_file is None else _read_json(answers_file)
    if about is not None and isinstance(said, dict):
        said = {**said, **inputs_about(about)}
    inputs = read_inputs(said, load_content())
    ads = read_ads(paths)
    answer = answer_with(inputs, ads)
    if keep:
        from fieldcraft.cli.keeping import keep_answer

        answer["id"] = keep_answer(inputs, ads)
    if as_json:
        print_json(answer)
    else:
        print_answer(answer)


def print_answer(answer: dict[str, Any]) -> None:
    """The answer as text, in the order of the page; `fieldcraft answers show` has all its evidence."""
    from fieldcraft.question.write import to_short_markdown
    from fieldcraft.sources.claims import all_claims

    text = to_short_markdown(answer, all_claims())
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    click.echo(wrapped(text, min(width, WIDEST)) if width else text)
    for row in answer["ads"]["unreadable"]:
        click.echo(f"Not read: {row['file']}: {row['why']}", err=True)
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


def _read_json(path: Path) -> object:
    try:
        if str(path) == "-":
            text = sys.stdin.buffer.read().decode("utf-8-sig")
        else:
            text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"The answers file {path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Refused(f"The answers file {path} is not UTF-8 text; save it as UTF-8.") from None
    try:
        value: object = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise Refused(
            f"The answers file {path} is not JSON{where}; mend it there and run the command again."
        ) from None
    return value


def _print_questions(as_json: bool) -> None:
    from fieldcraft.question.content import load_content

    content = load_content()
    if as_json:
        reasons = tuple(content.reasons)
        print_json(
            [
                {
                    "id": question.id,
                    "text": question.text,
                    "about_reasons": question.about_reasons(reasons),
                    "answers": [{"id": each.id, "text": each.text} for each in question.offered],
                }
                for question in content.questions.values()
            ]
        )
        return
    for question in content.questions.values():
        click.echo(f"{question.id}: {question.text}")
        for each in question.offered:
            click.echo(f"    {each.id}: {each.text}")
