"""`fieldcraft practice lessons`: what a debriefed run taught, written as cue and response."""

from __future__ import annotations

from typing import Any

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.json_files import read_json
from fieldcraft.cli.output import print_json


@click.command("lessons")
@click.argument("run")
@click.option(
    "--file",
    "source",
    metavar="FILE",
    help='Lessons to keep, as JSON: [{"week", "when", "i_will"}]; - reads standard input.',
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def run_lessons(run: str, source: str | None, as_json: bool) -> None:
    """Show the lessons of a debriefed RUN and the decisions that offer one, or keep new ones."""
    value = None if source is None else read_json(source)
    with acting() as me:
        from fieldcraft.web.practice import lessons

        if source is not None:
            lessons.keep_lessons(me.person, run, value, me.today, me.now)
        found = lessons.shelf_of_run(me.person, run)
    if as_json:
        print_json(found)
        return
    for lesson in found["lessons"]:
        click.echo(f"{lesson['id']}  week {lesson['week']}: When {lesson['when']}, I will {lesson['i_will']}")
    for each in found["offered"]:
        click.echo(_offered(each))
    if not found["lessons"] and not found["offered"]:
        click.echo("No decision could be expected to cost anything; write a lesson about any week.", err=True)


def _offered(each: dict[str, Any]) -> str:
    return (
        f"Week {each['week']}, {each['subject']}: you chose “{each['choice_text']}” instead of "
        f"“{each['instead_text']}”. No lesson yet; keep one with --file."
    )
