"""`fieldcraft practice`: a product to learn on, played in the terminal, and its debrief."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.json_files import read_json
from fieldcraft.cli.output import print_json
from fieldcraft.cli.practice_lab import LAB
from fieldcraft.cli.practice_lessons import run_lessons
from fieldcraft.cli.practice_record import runs_record
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    from fieldcraft.web.practice.actions import Played

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
run_argument = click.argument("run")


@click.group()
def practice() -> None:
    """Practise on a simulated product: a year of decisions, and a debrief that tells skill from luck."""


for _command in (*LAB, run_lessons, runs_record):
    practice.add_command(_command)


@practice.command()
@as_json_option
def scenarios(as_json: bool) -> None:
    """List the companies you can play; the first is the one for a first try."""
    from fieldcraft.practice.scenarios import scenarios as all_of_them

    rows = [
        {"name": each.name, "about": each.about, "world": f"{each.kind} {each.audience}", "weeks": each.weeks}
        for each in all_of_them().values()
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(f"{row['name']:<18}{row['weeks']} weeks  {row['about']}")


@practice.command()
@as_json_option
def policies(as_json: bool) -> None:
    """List the policies that can play a run by themselves."""
    from fieldcraft.practice.policies import policy_names

    if as_json:
        print_json(list(policy_names()))
        return
    for name in policy_names():
        click.echo(name)


@practice.command()
@click.option("--scenario", metavar="NAME", help="Which company; see `practice scenarios`.")
@click.option("--seed", metavar="N", help="0 to 2⁶⁴−1; the same seed is the same world. Drawn when left out.")
@as_json_option
def start(scenario: str | None, seed: str | None, as_json: bool) -> None:
    """Begin a run, and show its first decision."""
    with acting() as me:
        from fieldcraft.web.practice import actions

        _print(actions.start_run(me.person, scenario, seed, me.now), as_json)


@practice.command()
@run_argument
@click.option(
    "--file", "source", metavar="FILE", required=True, help="The decision as JSON; - reads standard input."
)
@as_json_option
def decide(run: str, source: str, as_json: bool) -> None:
    """Take the decision that RUN asks for: {"choice", "reason", "forecast"}; it cannot be undone."""
    value = read_json(source)
    with acting() as me:
        from fieldcraft.web.practice import actions

        _print(actions.decide(me.person, run, value, me.now), as_json)


@practice.command()
@run_argument
@as_json_option
def show(run: str, as_json: bool) -> None:
    """Show where RUN stands: the inbox, the dashboard, the team, and the decision it asks for."""
    with acting() as me:
        from fieldcraft.web.practice import actions

        _print(actions.show_run(me.person, run), as_json)


@practice.command("list")
@as_json_option
def list_runs(as_json: bool) -> None:
    """List your runs, the newest first."""
    with acting() as me:
        from fieldcraft.web.practice import actions

        rows = [actions.line_of(row, kept) for row, kept in actions.list_runs(me.person)]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        end = row["broken"] or ("over" if row["over"] else f"{row['decisions']} decisions taken")
        click.echo(f"{row['run']}  {row['started']}  {row['scenario']:<18}{end}")
    if not rows:
        click.echo("No runs yet; `fieldcraft practice start` begins one.", err=True)


@practice.command()
@run_argument
@click.option("--policy", metavar="NAME", required=True, help="Who plays on; see `practice policies`.")
@as_json_option
def autoplay(run: str, policy: str, as_json: bool) -> None:
    """Let a policy play RUN to its end, from where it stands."""
    with acting() as me:
        from fieldcraft.web.practice import actions

        _print(actions.autoplay(me.person, run, policy, me.now), as_json)


@practice.command()
@run_argument
def play(run: str) -> None:
    """Play RUN in the terminal, one decision after another; stop and go on whenever you like."""
    if not sys.stdin.isatty():
        raise Refused(
            "There is no terminal to ask in; decide with `fieldcraft practice decide RUN --file FILE`."
        )
    from fieldcraft.cli.practice_dialogue import play_in_terminal

    with acting() as me:
        play_in_terminal(me, run)


@practice.command()
@run_argument
@click.option("--replays", type=int, metavar="N", help="Replays of each decision; 200 when left out.")
@click.option(
    "--own-view",
    "own_view",
    metavar="FILE",
    help='Your own view as JSON: {"best": week, "worst": week, "because"}; - reads standard input.',
)
@click.option("--skip-own-view", is_flag=True, help="Go on without saying your own view first.")
@as_json_option
def debrief(run: str, replays: int | None, own_view: str | None, skip_own_view: bool, as_json: bool) -> None:
    """Tell what each decision of a finished RUN was worth, and what was luck. Takes some seconds."""
    if own_view is not None and skip_own_view:
        raise Refused("Choose --own-view or --skip-own-view, not both.")
    view = None if own_view is None else read_json(own_view)
    with acting() as me:
        from fieldcraft.practice.debrief import check_replays
        from fieldcraft.web.practice import actions

        if replays is not None:
            check_replays(replays)
        at = actions.show_run(me.person, run)
        if own_view is None and not skip_own_view and not at.viewed and at.run.over and sys.stdin.isatty():
            from fieldcraft.cli.practice_dialogue import ask_own_view

            view = ask_own_view(at.run)
        if view is not None or own_view is not None:
            actions.keep_own_view(me.person, run, view, me.now)
        told = actions.debrief_run(
            me.person, run, replays, skip_own_view, say=lambda line: click.echo(line, err=True), now=me.now
        )
    if as_json:
        print_json(told)
        return
    from fieldcraft.cli.practice_text import debrief_as_text

    click.echo(debrief_as_text(told))
    click.echo(
        f"\nKeep lessons: `fieldcraft practice lessons {run} --file FILE`. "
        f"Again, in a new world: `fieldcraft practice start --scenario {at.run.scenario.name}`. "
        "Across runs: `fieldcraft practice record`."
    )


def _print(at: Played, as_json: bool) -> None:
    shown: dict[str, Any] = at.shown()
    if as_json:
        print_json(shown)
        return
    from fieldcraft.cli.practice_text import office_as_text

    click.echo(office_as_text(shown))
