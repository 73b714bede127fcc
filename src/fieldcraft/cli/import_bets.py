"""`fieldcraft bets import`: bets that had their life elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    from fieldcraft.bets.imports.plan import Plan
    from fieldcraft.web.data.importing import Imported

# So many lines between two words about how far it is.
STEP = 10_000


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="The guessed columns are right; do not ask.")
@click.option("--skip-bad", is_flag=True, help="Import the good lines of a file that has bad ones.")
@click.option("--map", "columns", metavar="COLUMN=FIELD", multiple=True, help="What a column holds.")
@click.option("--dates", metavar="dmy|mdy", help="Whether 3/4/2026 is in April or in March.")
@click.option("--chances", metavar="percent|fraction", help="Whether 1 means 1 % or certain.")
@click.option("--mine", metavar="NAME", help="Whose forecasts are yours, where several people made some.")
@click.option(
    "--kind", metavar="KIND", default="work", help="The kind of bets that name none; work if not said."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def import_bets(
    file: Path,
    yes: bool,
    skip_bad: bool,
    columns: tuple[str, ...],
    dates: str | None,
    chances: str | None,
    mine: str | None,
    kind: str,
    as_json: bool,
) -> None:
    """Import bets: CSV of Fatebook or PredictionBook, a plain spreadsheet, or drafts in JSON lines.

    They are marked unwitnessed. A file with a bad line imports nothing and lists every bad line.
    """
    from fieldcraft.bets.imports.plan import Choices
    from fieldcraft.bets.imports.reading import plan_import

    choices = Choices(_pairs(columns), dates, chances, mine, kind)
    try:
        with file.open("rb") as opened:
            plan = plan_import(opened, choices)
            if not yes and plan.format == "spreadsheet":
                _ask(plan)
            with acting() as me:
                from fieldcraft.web.data import importing

                done = importing.import_bets(
                    me.person,
                    opened,
                    plan,
                    me.today,
                    me.now,
                    skip_bad=skip_bad,
                    progress=lambda count: _say_how_far(count, "lines read"),
                    keeping=lambda count: _say_how_far(count, "bets written"),
                )
    except OSError as error:
        raise Refused(f"{file} cannot be read ({error.strerror}); name a CSV or JSON-lines file.") from None
    _print(done, plan, skip_bad, as_json)


def _pairs(columns: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for each in columns:
        column, mark, field = each.rpartition("=")
        if not mark or not column or not field:
            raise Refused(f"--map is written COLUMN=FIELD, such as --map Deadline=due, not {each}.")
        pairs[column.strip()] = field.strip()
    return pairs


def _ask(plan: Plan) -> None:
    click.echo("The columns will be read so:", err=True)
    for name, field in plan.named_columns():
        click.echo(f"  {name or '(no name)'}: {field or 'left out'}", err=True)
    for note in plan.notes:
        click.echo(note, err=True)
    if not click.confirm("Is that right? (If not, say it with --map COLUMN=FIELD.)", err=True):
        raise click.Abort


def _say_how_far(count: int, what: str) -> None:
    if count and count % STEP == 0:
        click.echo(f"{count:,} {what} …", err=True)


def _print(done: Imported, plan: Plan, skip_bad: bool, as_json: bool) -> None:
    if as_json:
        print_json(done.to_dict())
    else:
        for bad in done.refused:
            click.echo(f"Line {bad.line}: {bad.why}", err=True)
        click.echo(f"Bets imported, marked unwitnessed: {done.imported}.")
        for note in plan.notes if done.imported else ():
            click.echo(note, err=True)
    if not done.refused:
        return
    if not skip_bad:
        raise Refused(
            f"Nothing was imported: bad lines: {len(done.refused)}. Mend them, or import the good ones with "
            "--skip-bad."
        )
    click.get_current_context().exit(1)
