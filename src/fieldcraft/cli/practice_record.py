"""`fieldcraft practice record`: are the decisions, are the forecasts, getting better across runs?"""

from __future__ import annotations

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json


@click.command("record")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def runs_record(as_json: bool) -> None:
    """Show whether your decisions and forecasts get better across debriefed runs; never the cash."""
    with acting() as me:
        from fieldcraft.web.practice.across import across_runs

        found = across_runs(me.person)
    if as_json:
        print_json(found.to_dict())
        return
    from fieldcraft.cli.practice_text import across_as_text

    click.echo(across_as_text(found))
