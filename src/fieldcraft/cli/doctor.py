"""`fieldcraft doctor`: whether everything is well with the data."""

from __future__ import annotations

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json


@click.command()
@click.option(
    "--mend", is_flag=True, help="First build bets and roles anew from the ledger, which must be whole."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(mend: bool, as_json: bool) -> None:
    """Check the data folder, the disk, the database, the ledger, the bets and the roles.

    Exit status 1 when something is not well; each finding says what to do.
    """
    if mend:
        _build_anew()
    from fieldcraft.web.home import data_folder
    from fieldcraft.web.start import set_up

    set_up()
    from fieldcraft.web.data.health import examine

    checks = examine(data_folder())
    well = all(check.ok for check in checks)
    if as_json:
        print_json({"ok": well, "checks": [check.to_dict() for check in checks]})
    else:
        for check in checks:
            click.echo(f"{'well' if check.ok else 'look'}  {check.name}: {check.detail}")
    click.get_current_context().exit(0 if well else 1)


def _build_anew() -> None:
    with acting() as who:
        from fieldcraft.web.bets.actions import rebuild_bets
        from fieldcraft.web.roles.actions import rebuild_roles

        rebuild_bets(who.person)
        rebuild_roles(who.person)
