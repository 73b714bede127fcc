"""A practice run as a conversation in the terminal: one decision at a time, with its reason and forecast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from fieldcraft.cli.acting import Acting
from fieldcraft.cli.practice_text import office_as_text
from fieldcraft.refusal import Refused
from fieldcraft.typed import typed_number, typed_percent

if TYPE_CHECKING:
    from fieldcraft.practice.run import Run


def play_in_terminal(me: Acting, id: str) -> None:
    """Ask for decisions until the year is over or the player stops; what was decided stays."""
    from fieldcraft.web.practice import actions
    from fieldcraft.web.practice.shown import what_came

    at, told, said = actions.show_run(me.person, id), -1, _Said()
    while not at.run.over:
        if at.run.week != told:
            said = _Said()
            # What was refused is asked again without all that stands above it.
            click.echo(f"\n{office_as_text(at.shown(), with_asks=False)}\n", err=True)
            if settled := what_came(at):
                click.echo("\n".join([*settled, ""]), err=True)
            told = at.run.week
        try:
            said = _ask(at.run, said)
            decision = {**said.decision, "week": at.run.week}
            at = actions.decide(me.person, id, decision, me.now)
        except click.Abort:
            raise Refused(
                f"Stopped; what you decided is kept. Go on with `fieldcraft practice play {id}`."
            ) from None
        except Refused as refused:
            click.echo("\n".join(refused.problems), err=True)
            at = actions.show_run(me.person, id)
    click.echo(office_as_text(at.shown()))


def ask_own_view(run: Run) -> dict[str, Any]:
    """Which decisions the player thinks were best and worst, before the record is told."""
    from fieldcraft.practice.showing import message

    click.echo("Before the record: your own view. You decided:", err=True)
    for number, decided in enumerate(run.decided):
        said = message(run, run.points[number][1], number)
        subject = f" “{said['subject']}”:" if said else ""
        click.echo(f"  week {decided.week:>2}:{subject} {run.chosen(number).text}", err=True)
    return {
        "best": click.prompt("The week of your best decision", type=int, err=True),
        "worst": click.prompt("The week of your worst decision", type=int, err=True),
        "because": click.prompt("Why", default="", show_default=False, err=True),
    }


@dataclass(frozen=True)
class _Said:
    """What was answered last: offered again when a number beside it is refused, so that nothing is lost."""

    choice: int | None = None
    reason: str | None = None
    ask: int | None = None
    decision: Mapping[str, Any] = field(default_factory=dict)


def _ask(run: Run, before: _Said) -> _Said:
    from fieldcraft.practice.asking import suggested
    from fieldcraft.practice.units import YES_NO

    assert run.situation is not None
    choices = run.situation.choices
    number = click.prompt(
        "What do you decide", type=click.IntRange(1, len(choices)), default=before.choice, err=True
    )
    chosen = choices[number - 1]
    reason = click.prompt("Your reason", default=before.reason, err=True)
    click.echo("You can forecast:", err=True)
    for place, ask in enumerate(run.asks, 1):
        click.echo(f"  {place:>2}  {ask.quantity} ({ask.unit})", err=True)
    natural = suggested(run.lane, run.situation, chosen, run.asks)
    default = next((place for place, ask in enumerate(run.asks, 1) if ask.key == natural), 1)
    if number == before.choice and before.ask is not None:
        default = before.ask
    asked = click.prompt("Forecast which", type=click.IntRange(1, len(run.asks)), default=default, err=True)
    ask = run.asks[asked - 1]
    if ask.unit == YES_NO:
        click.echo(f"{ask.quantity}:", err=True)
        said = click.prompt("How likely, in percent", err=True)
        forecast: dict[str, Any] = {"question": ask.quantity, "probability": typed_percent(said.strip())}
    else:
        # Their order follows the situation: who typed the number of another time sees it here.
        click.echo(f"{ask.quantity} ({ask.unit}):", err=True)
        forecast = {"quantity": ask.quantity, "unit": ask.unit}
        for name, words in (
            ("p10", "Under which it lies with 10 %"),
            ("p50", "The middle"),
            ("p90", "Under which with 90 %"),
        ):
            forecast[name] = typed_number(click.prompt(words, err=True), "%", ask.unit)
    return _Said(number, reason, asked, {"choice": chosen.id, "reason": reason, "forecast": forecast})
