"""`fieldcraft bets lessons` and `recall`: what reviews taught, and whether it is still known."""

from __future__ import annotations

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json


@click.command("lessons")
@click.option("--json", "as_json", is_flag=True, help="Print the lessons as a JSON list.")
def list_lessons(as_json: bool) -> None:
    """List the lessons of your reviews and of practice, newest first."""
    with acting() as me:
        from fieldcraft.web.bets import shelf

        found = list(shelf.all_lessons(me.person).values())
        if as_json:
            print_json([lesson.to_dict() for lesson in found])
            return
        for lesson in found:
            click.echo(f"{lesson.id}  {lesson.sentence}")
        if not found:
            click.echo(
                "No lessons yet; the review of a settled bet ends in one, or the debrief of a practice run.",
                err=True,
            )


@click.command("recall")
@click.argument("id")
@click.option("--knew", type=click.Choice(["yes", "no"]), required=True, help="Did you know the response?")
@click.option("--json", "as_json", is_flag=True, help="Print the lesson as one JSON object.")
def recall_lesson(id: str, knew: str, as_json: bool) -> None:
    """Note that you were asked for the lesson ID, and whether you knew its response."""
    with acting() as me:
        from fieldcraft.web.bets import shelf

        lesson = shelf.recall_lesson(me.person, id, knew == "yes", me.today, me.now)
    if as_json:
        print_json(lesson.to_dict())
        return
    click.echo(lesson.sentence)
    again = lesson.recall_on
    click.echo(f"It comes back on {again}." if again else "You knew it three times; it does not come back.")
