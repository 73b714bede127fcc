"""`fieldcraft ads`: a job ad read between the lines, and the ads that are kept."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.lint import lint_ads, rewrite_ad
from fieldcraft.cli.output import print_json
from fieldcraft.cli.survey import survey


@click.group()
def ads() -> None:
    """Read job ads: what they demand, and which pain may stand behind it; lint and rewrite your own."""


for command in (lint_ads, rewrite_ad, survey):
    ads.add_command(command)


@ads.command()
@click.argument("file")
@click.option("--questions", is_flag=True, help="Print the questions to ask in the interview instead.")
@click.option(
    "--bets", "with_bets", is_flag=True, help="Look among your own bets for what would relieve a pain."
)
@click.option(
    "--keep", is_flag=True, help="Keep the ad, so that the pages and `fieldcraft ads list` show it."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def read(file: str, questions: bool, with_bets: bool, keep: bool, as_json: bool) -> None:
    """Read the job ad in FILE (txt, md, html, pdf, docx; - reads standard input) between the lines."""
    from fieldcraft.ads.documents import decode_document, read_document
    from fieldcraft.ads.limits import MOST_FILE_BYTES

    if file == "-":
        text = decode_document("standard input", sys.stdin.buffer.read(MOST_FILE_BYTES + 1))
    else:
        text = read_document(Path(file))
    _print(text, questions, with_bets, as_json, _keep(file, text) if keep else None)


@ads.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the ads as a JSON list.")
def list_ads(as_json: bool) -> None:
    """List the ads you kept, the last first."""
    with acting() as me:
        from fieldcraft.web.ads import actions

        rows = [(row.pk, row.name, row.kept.date().isoformat()) for row in actions.list_ads(me.person)]
    if as_json:
        print_json([{"id": id, "name": name, "kept": kept} for id, name, kept in rows])
        return
    for id, name, kept in rows:
        click.echo(f"{id}  {kept}  {name}")
    if not rows:
        click.echo("No ads are kept yet; keep one with `fieldcraft ads read FILE --keep`.", err=True)


@ads.command()
@click.argument("id", type=int)
@click.option("--questions", is_flag=True, help="Print the questions to ask in the interview instead.")
@click.option(
    "--bets", "with_bets", is_flag=True, help="Look among your own bets for what would relieve a pain."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(id: int, questions: bool, with_bets: bool, as_json: bool) -> None:
    """Show the kept ad ID, read between the lines."""
    with acting() as me:
        from fieldcraft.web.ads import actions

        row = actions.show_ad(me.person, id)
    _print(row.text, questions, with_bets, as_json, row.pk)


@ads.command()
@click.argument("id", type=int)
def delete(id: int) -> None:
    """Delete the kept ad ID; answers that were asked with it keep a copy of their own."""
    with acting() as me:
        from fieldcraft.web.ads import actions

        actions.delete_ad(me.person, id)
    click.echo("The ad was deleted.")


def _keep(file: str, text: str) -> int:
    with acting() as me:
        from fieldcraft.ads.file_kinds import shown_name
        from fieldcraft.ads.folders import Document
        from fieldcraft.web.ads import actions

        name = actions.title_of(text) if file == "-" else shown_name(file)
        return int(actions.keep_ad(me.person, Document(name, text), me.now).pk)


def _print(text: str, questions: bool, with_bets: bool, as_json: bool, id: int | None) -> None:
    from fieldcraft.ads.read import read_ad
    from fieldcraft.cli.annotated_ad import ad_as_text, questions_as_text

    reading = read_ad(text)
    own = {}
    if with_bets:
        with acting() as me:
            from fieldcraft.web.ads.own_bets import look_through

            own = dict(look_through(me.person, [each.id for each in reading.pains], me.today).found)
    if as_json:
        said = reading.to_dict() | ({} if id is None else {"id": id})
        if with_bets:
            for pain in said["pains"]:
                pain["your_bets"] = [each.to_dict() for each in own.get(pain["id"], ())]
        print_json(said)
        return
    click.echo(questions_as_text(reading, own) if questions else ad_as_text(reading, own))
    if id is not None:
        click.echo(f"It is kept as ad {id}.", err=True)
