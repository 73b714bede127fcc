"""Everything of yours, taken out and in again, copied and erased: one command each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    from fieldcraft.web.data.export import Exported

to_option = click.option(
    "--to", "target", metavar="FILE", required=True, type=click.Path(path_type=Path), help="Write here."
)
file_argument = click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.command("export")
@to_option
@as_json_option
def export_everything(target: Path, as_json: bool) -> None:
    """Write everything of yours to one archive: ledger (with roles), bets as CSV, answers, practice.

    Exit status 1 when the ledger is broken; it is exported as it stands.
    """
    with acting() as me:
        from fieldcraft.web.data import export

        made = export.export_everything(me.person, target, me.today, me.now)
    if as_json:
        fault = None if made.fault is None else {"entry": made.fault.sequence, "why": made.fault.why}
        print_json({"file": str(target), **made.counts(), "fault": fault})
    else:
        click.echo(f"Wrote {_counted(made)} to {target}.")
        click.echo(f"The ledger's head is {made.head}; whoever notes it can tell later that nothing changed.")
    if made.fault is not None:
        click.echo(f"The ledger is broken: entry {made.fault.sequence} {made.fault.why}", err=True)
        click.get_current_context().exit(1)


@click.command("import")
@file_argument
@as_json_option
def import_everything(source: Path, as_json: bool) -> None:
    """Take an archive of `fieldcraft export` into an empty Fieldcraft: the same ledger, hash for hash.

    Bets from elsewhere (CSV, JSON lines) come in with `fieldcraft bets import`.
    """
    with acting() as me:
        from fieldcraft.web.data import taking_in

        made = taking_in.import_everything(me.person, source)
    if as_json:
        print_json(made.counts())
    else:
        click.echo(f"Took in {_counted(made)}; the ledger's head is {made.head}.")


@click.command()
@to_option
@as_json_option
def backup(target: Path, as_json: bool) -> None:
    """Copy the whole database to a file and check the copy; it may be in use meanwhile."""
    from fieldcraft.web.data.copies import back_up, database_file
    from fieldcraft.web.home import data_folder

    copied = back_up(database_file(data_folder()), target)
    if as_json:
        counts = {"bets": copied.bets, "entries": copied.entries, "bytes": copied.bytes}
        print_json({"file": str(target), **counts})
    else:
        click.echo(f"Wrote {target}: {copied.bets} bets, {copied.entries} ledger entries; the copy is whole.")


@click.command()
@file_argument
@as_json_option
def restore(source: Path, as_json: bool) -> None:
    """Put a backup in the place of the database; the replaced one is kept beside it."""
    from fieldcraft.web import clock
    from fieldcraft.web.data import copies
    from fieldcraft.web.home import data_folder

    kept = copies.restore(source, copies.database_file(data_folder()), clock.now())
    if as_json:
        print_json({"restored": str(source), "replaced": None if kept is None else str(kept)})
    else:
        click.echo(f"Restored {source}.")
        if kept is not None:
            click.echo(f"What it replaced is in {kept}; delete that when you no longer need it.")


@click.command()
@click.option("--me", "mine", is_flag=True, help="Yes, my own things.")
@click.option("--yes", is_flag=True, help="Do not ask for the word.")
@as_json_option
def erase(mine: bool, yes: bool, as_json: bool) -> None:
    """Erase everything of yours: bets, roles, ledger, answers, practice. What was handed out stays out."""
    if not mine:
        raise Refused("Say whose things are to be erased: `fieldcraft erase --me`.")
    with acting() as me:
        from fieldcraft.web.data.erasing import WARNING, WORD, erase_everything
        from fieldcraft.web.home import data_folder

        click.echo(WARNING, err=True)
        if not yes and click.prompt(f"Type {WORD} to go on", err=True, default="") != WORD:
            raise Refused(f"The word was not {WORD}; nothing was erased.")
        erase_everything(me.person, data_folder())
    if as_json:
        print_json({"erased": True, "warning": WARNING})
    else:
        click.echo("Everything of yours is erased.")


def _counted(made: Exported) -> str:
    """What an archive holds, in words."""
    runs = f" and {made.runs} practice {'run' if made.runs == 1 else 'runs'}" if made.runs else ""
    joined = f"{made.roles} roles" + (", " if runs else " and ")
    return f"{made.bets} bets, {joined}{made.answers} answers{runs}"
