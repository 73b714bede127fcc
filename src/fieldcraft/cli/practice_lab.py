"""`fieldcraft practice gates|bench`: is the simulated product what it should be, and how quick is it?"""

from __future__ import annotations

from time import perf_counter

import click

from fieldcraft.cli.output import print_json


@click.command()
@click.option("--quick", is_flag=True, help="Fewer games and worlds, for a first look.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def gates(quick: bool, as_json: bool) -> None:
    """Check the simulated product against published facts and its own laws.

    Exit status 1 when a figure lies outside its band. Takes about half a minute.
    """
    from fieldcraft.practice import gates as rules

    sizes = rules.Sizes(games=10_000, told_apart=40, replays=12) if quick else rules.Sizes()
    found = []
    for gate in rules.gates(sizes):
        found.append(gate)
        if not as_json:
            low, high = gate.band
            click.echo(
                f"{'ok     ' if gate.ok else 'MISSED '}{gate.gate:<36}{gate.preset:<16}"
                f"{gate.figure:>9.4g}  of {low:g} to {high:g}"
            )
    if as_json:
        print_json(
            {
                "gates": [
                    {
                        "gate": gate.gate,
                        "preset": gate.preset,
                        "figure": gate.figure,
                        "band": list(gate.band),
                        "ok": gate.ok,
                        "source": gate.source,
                        "note": gate.note,
                    }
                    for gate in found
                ]
            }
        )
    missed = sum(not gate.ok for gate in found)
    if not as_json:
        click.echo(f"{len(found) - missed} of {len(found)} gates hold.")
    click.get_current_context().exit(1 if missed else 0)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def bench(as_json: bool) -> None:
    """Measure how long a draw and a replay take on one core, for few and for many potential users."""
    from fieldcraft.practice.bench import bench as measured

    made = measured(perf_counter)
    if as_json:
        print_json(made)
        return
    draws, per_draw, per_second = (
        made[key] for key in ("draws_per_replay", "ns_per_draw", "replays_per_second_per_core")
    )
    assert isinstance(per_draw, dict) and isinstance(per_second, dict)
    click.echo(f"{draws} draws a replay of a year, everything included, on one core:")
    for users, ns in per_draw.items():
        each = f"{ns:>6.1f} ns a draw {1000 / per_second[users]:>6.2f} ms a replay"
        click.echo(f"{int(users):>10,} potential users {each}")


LAB = (gates, bench)
