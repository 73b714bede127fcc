"""`fieldcraft bets calibration`: what settled bets say about their owner's judgement."""

from __future__ import annotations

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json


@click.command("calibration")
@click.option("--kind", default="", metavar="KIND", help="Only bets of this kind; practice only so.")
@click.option("--tag", default="", metavar="TAG", help="Only bets with this tag.")
@click.option("--situation", default="", metavar="TEXT", help="Only bets whose situation begins so.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show_calibration(kind: str, tag: str, situation: str, as_json: bool) -> None:
    """Say what your settled bets tell about your judgement, and when nothing can be said yet."""
    with acting() as me:
        from fieldcraft.web.bets.judgement import Among, judge_bets

        judged = judge_bets(me.person, Among(kind, tag, situation))
    if as_json:
        print_json(judged.to_dict())
        return
    from fieldcraft.charts.text import calibration_as_text

    click.echo(f"Bets: {judged.bets}, of them settled: {judged.judgement.settled}.")
    click.echo(calibration_as_text(judged.judgement))
    if judged.judgement.what_more_would_tell:
        click.echo(judged.judgement.what_more_would_tell)
