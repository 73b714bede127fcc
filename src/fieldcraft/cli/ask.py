"""`fieldcraft ask`: the question in the terminal, with questions asked or with an answers file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from fieldcraft.cli.answering import answer_with, inputs_about, print_answer, read_ads
from fieldcraft.cli.json_files import read_json
from fieldcraft.cli.output import print_json
from fieldcraft.refusal import Refused


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


def _answer_unattended(
    about: str | None, paths: tuple[Path, ...], answers_file: Path | None, keep: bool, as_json: bool
) -> None:
    from fieldcraft.question.content import load_content
    from fieldcraft.question.inputs import read_inputs

    if answers_file is None and about is None:
        raise Refused("There is no terminal to ask in; give --answers FILE, or --about TEXT.")
    said = {} if answers_file is None else read_json(str(answers_file))
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
