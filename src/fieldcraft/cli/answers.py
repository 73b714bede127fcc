"""`fieldcraft answers`: the answers you kept."""

from __future__ import annotations

from typing import Any

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json


@click.group()
def answers() -> None:
    """List, show, export and delete the answers you kept."""


@answers.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_answers(as_json: bool) -> None:
    """List your answers, the one changed last first."""
    with acting() as me:
        from fieldcraft.web.question import actions

        rows = [_line(row) for row in actions.list_answers(me.person)]
    if as_json:
        print_json(rows)
        return
    if not rows:
        click.echo("You have kept no answer yet; `fieldcraft ask --keep` keeps one.", err=True)
    for row in rows:
        click.echo(f"{row['id']:>4}  {row['changed']}  {row['asked']}; first: {row['first']}")


@answers.command()
@click.argument("id", type=click.IntRange(0))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html"]),
    default="markdown",
    show_default=True,
    help="How to print it.",
)
def show(id: int, as_json: bool, form: str) -> None:
    """Print one answer as it was kept."""
    from fieldcraft.question.write import to_markdown
    from fieldcraft.sources.claims import all_claims

    with acting() as me:
        from fieldcraft.web.question import actions
        from fieldcraft.web.question.shown import html_of

        row = actions.show_answer(me.person, id)
    if as_json:
        print_json(_line(row) | {"inputs": row.inputs, "answer": row.result})
        return
    click.echo(html_of(row) if form == "html" else to_markdown(row.result, all_claims()))
    if actions.is_outdated(row):
        click.echo("What Fieldcraft knows has changed since; its page offers to work it out anew.", err=True)


@answers.command()
@click.argument("id", type=click.IntRange(0))
@click.option("--yes", is_flag=True, help="Delete without asking.")
def delete(id: int, yes: bool) -> None:
    """Delete one answer with its ads; bets that came from it stay."""
    with acting() as me:
        from fieldcraft.web.question import actions

        asked = actions.show_answer(me.person, id).result["asked"]
        if not yes:
            click.confirm(f"Delete answer {id} about {asked}?", abort=True, err=True)
        actions.delete_answer(me.person, id)
    click.echo(f"Answer {id} was deleted.", err=True)


def _line(row: Any) -> dict[str, Any]:
    """What a list says of an answer."""
    from fieldcraft.web.question.actions import is_outdated

    return {
        "id": row.pk,
        "asked": row.result["asked"],
        "end": row.result["end"],
        "first": row.result["options"][0]["means"],
        "worked_out": row.today.isoformat(),
        "changed": row.changed.date().isoformat(),
        "questions_left": row.result["next_question"] is not None,
        "outdated": is_outdated(row),
    }
