"""`fieldcraft bets calibration`: what settled bets say about their owner's judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json

if TYPE_CHECKING:
    from fieldcraft.chance.apart import GroupFigures
    from fieldcraft.chance.skill import Skill
    from fieldcraft.web.bets.judgement import Apart


@click.command("calibration")
@click.option("--kind", default="", metavar="KIND", help="Only bets of this kind; practice only so.")
@click.option("--tag", default="", metavar="TAG", help="Only bets with this tag.")
@click.option("--situation", default="", metavar="TEXT", help="Only bets whose situation begins so.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show_calibration(kind: str, tag: str, situation: str, as_json: bool) -> None:
    """Say what your settled bets tell about your judgement, and when nothing can be said yet."""
    with acting() as me:
        from fieldcraft.web.bets.judgement import Among, judge_apart, judge_bets

        among = Among(kind, tag, situation)
        judged, apart = judge_bets(me.person, among), judge_apart(me.person, among)
    if as_json:
        print_json(judged.to_dict() | {"apart": apart.to_dict()})
        return
    from fieldcraft.chance.findings import unit_findings
    from fieldcraft.charts.text import calibration_as_text, over_time_as_text

    found = judged.judgement
    click.echo(f"Bets: {judged.bets}, of them settled: {found.settled}.")
    for sentence in judged.notes:
        click.echo(sentence)
    click.echo(calibration_as_text(found))
    for sentence in unit_findings(found.ranges):
        click.echo(sentence)
    if found.enough:
        click.echo(f"\nOver time, by quarter of settlement:\n{over_time_as_text(judged.over_time)}")
        for line in _apart(apart):
            click.echo(line)
    if found.what_more_would_tell:
        click.echo(found.what_more_would_tell)


def _apart(apart: Apart) -> list[str]:
    """Lines of the groups that can be read, under what they are; none where there is but one group."""
    lines = []
    for name, groups in (("kind", apart.kind), ("tag", apart.tag), ("situation", apart.situation)):
        if len(groups) > 1 and any(group.enough for group in groups):
            lines += [f"\nBy {name}:", *(_group(group) for group in groups)]
    if lines:
        lines += ["Of many groups some look good or bad by luck alone: one band in ten misses.", ""]
    return lines


def _group(group: GroupFigures) -> str:
    if not group.enough:
        return f"{group.name}: too few to say ({group.n})."
    brier = f"Brier score {group.brier.estimate:.3f}" + _band(group.brier.band)
    own = group.skill_vs_own_base_rate
    skill = "" if own is None else f"; skill against its own share of yes {_skill(own)}"
    return (
        f"{group.name}: {group.n} bets, {brier}{skill}, against always 50 % "
        f"{_skill(group.skill_vs_always_half)}."
    )


def _skill(skill: Skill) -> str:
    return f"{skill.estimate:.2f}" + _band(skill.band)


def _band(band: tuple[float, float] | None) -> str:
    return "" if band is None else f" ({band[0]:.2f} to {band[1]:.2f})"
