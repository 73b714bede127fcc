"""`fieldcraft bets`: open, show, update, rate and settle bets."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    from fieldcraft.bets.bet import Bet

# A draft is a page of text; a file far above that was named by mistake.
LARGEST_FILE = 16 * 1024 * 1024

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print the bet as one JSON object.")


@click.group()
def bets() -> None:
    """Open, show, update, rate and settle bets."""


@bets.command("open")
@click.option(
    "--file", "source", metavar="DRAFT", required=True, help="A draft in JSON; - reads standard input."
)
@as_json_option
def open_bet(source: str, as_json: bool) -> None:
    """Open a bet from a draft."""
    draft = read_json(source)
    with acting() as me:
        from fieldcraft.web.bets import actions

        bet = actions.open_bet(me.person, draft, me.today, me.now)
        _print_bet(bet, me.today, as_json, with_missing=True)


@bets.command("list")
@click.option(
    "--state", metavar="STATE", help="Only those in this state: open, locked, rated, settled or void."
)
@click.option("--json", "as_json", is_flag=True, help="Print the bets as a JSON list.")
def list_bets(state: str | None, as_json: bool) -> None:
    """List your bets, those to look at soonest first."""
    with acting() as me:
        from fieldcraft.web.bets import actions

        found = actions.list_bets(me.person, me.today, state)
        if as_json:
            print_json([bet.to_dict(me.today) for bet in found])
            return
        for bet in found:
            click.echo(_in_a_line(bet, me.today))
        if not found:
            click.echo("No bets here; open one with `fieldcraft bets open --file DRAFT`.", err=True)


@bets.command("show")
@click.argument("id")
@as_json_option
def show_bet(id: str, as_json: bool) -> None:
    """Show one bet."""
    with acting() as me:
        from fieldcraft.web.bets import actions

        _print_bet(actions.show_bet(me.person, id), me.today, as_json, with_missing=True)


@bets.command("forecast")
@click.argument("id")
@click.option("--probability", metavar="P", help="The new probability of yes, such as 0.7.")
@click.option("--range", "quantiles", metavar="P10 P50 P90", nargs=3, help="The new range.")
@as_json_option
def update_forecast(
    id: str, probability: str | None, quantiles: tuple[str, str, str] | None, as_json: bool
) -> None:
    """Update a forecast, through the due date; every forecast is kept."""
    from fieldcraft.bets.fields import typed_number
    from fieldcraft.bets.forecast import Forecast, with_probability, with_range

    if (probability is None) == (quantiles is None):
        raise Refused("Give either --probability P, or --range P10 P50 P90.")

    def change(forecast: Forecast) -> Forecast:
        if quantiles is None:
            return with_probability(forecast, typed_number(probability or ""))
        low, middle, high = (typed_number(text) for text in quantiles)
        return with_range(forecast, low, middle, high)

    with acting() as me:
        from fieldcraft.web.bets import actions

        bet = actions.update_forecast(me.person, id, change, me.today, me.now)
        _print_bet(bet, me.today, as_json)


@bets.command("rate")
@click.argument("id")
@click.option(
    "--file", "source", metavar="FILE", required=True, help="A rating in JSON; - reads standard input."
)
@as_json_option
def rate_bet(id: str, source: str, as_json: bool) -> None:
    """Rate the decision, before the outcome."""
    rating = read_json(source)
    with acting() as me:
        from fieldcraft.web.bets import actions

        bet = actions.rate_bet(me.person, id, rating, me.today, me.now)
        _print_bet(bet, me.today, as_json)


@bets.command("settle")
@click.argument("id")
@click.option("--happened", metavar="yes|no|void", help="Did it happen?")
@click.option("--value", metavar="X", help="What the quantity came to.")
@click.option("--too-early", "look_on", metavar="DATE", help="Too early to tell; look again on this day.")
@click.option("--reason", default="", metavar="TEXT", help="Why; needed for void.")
@click.option("--read-from", default="", metavar="TEXT", help="Where it was read.")
@click.option("--unrated", is_flag=True, help="Go on without a rating; this is recorded.")
@as_json_option
def settle_bet(
    id: str,
    happened: str | None,
    value: str | None,
    look_on: str | None,
    reason: str,
    read_from: str,
    unrated: bool,
    as_json: bool,
) -> None:
    """Settle a bet, or say that it is too early to tell."""
    if sum(given is not None for given in (happened, value, look_on)) != 1:
        raise Refused("Give one of --happened yes|no|void, --value X and --too-early DATE.")
    texts = {"reason": reason, "read_from": read_from}
    with acting() as me:
        from fieldcraft.bets.fields import read_day
        from fieldcraft.web.bets import actions

        if look_on is not None:
            day = read_day(look_on, "day to look again")
            bet = actions.look_later(me.person, id, day, me.today, me.now, **texts)
        else:
            outcome = _read_outcome(happened, value)
            bet = actions.settle_bet(me.person, id, outcome, me.today, me.now, unrated=unrated, **texts)
        _print_bet(bet, me.today, as_json)


def read_json(source: str) -> Any:
    """The JSON value in a file, or on standard input for -; Refused with what is wrong with the file."""
    name = "Standard input" if source == "-" else source
    try:
        data = _read_bytes(source)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refused(f"{name} cannot be read ({why}); name a JSON file, or - for standard input.") from None
    if len(data) > LARGEST_FILE:
        raise Refused(
            f"{name} is larger than {LARGEST_FILE // 1024**2} MB; name a file that holds one JSON object."
        )
    if not data.strip():
        raise Refused(f"{name} is empty; write a JSON object into it.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused(f"{name} is not UTF-8 text; save it as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise Refused(
            f"{name} is not JSON: {error.msg} in line {error.lineno}, column {error.colno}; mend it there."
        ) from None
    except (ValueError, RecursionError):
        raise Refused(f"{name} holds JSON that is nested too deep or has a number too long.") from None


def _read_bytes(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    with Path(source).open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _read_outcome(happened: str | None, value: str | None) -> Any:
    from fieldcraft.bets.fields import typed_number
    from fieldcraft.bets.settlement import Happened, read_value

    if value is not None:
        return read_value(typed_number(value))
    if happened not in ("yes", "no", "void"):
        raise Refused(f"--happened is yes, no or void, not {happened!r}.")
    return Happened(happened)


def _print_bet(bet: Bet, today: date, as_json: bool, with_missing: bool = False) -> None:
    from fieldcraft.bets.cells import cells
    from fieldcraft.bets.draft import missing_parts
    from fieldcraft.bets.sentences import STATE_WORDS, day, forecast_sentence, result_sentence

    if as_json:
        print_json(bet.to_dict(today))
        return
    click.echo(f"Bet {bet.id} ({STATE_WORDS[bet.state(today)]}): {bet.draft.title}")
    click.echo(forecast_sentence(bet.forecast, bet.draft.due, today))
    for label, text in (("Goal", bet.draft.goal), ("Choice", bet.draft.choice), ("Reason", bet.draft.reason)):
        if text:
            click.echo(f"{label}: {text}")
    if bet.settlement is None:
        if bet.looks:
            click.echo(f"Too early to tell so far; look again on {day(bet.look_on, today)}.")
        for sentence in missing_parts(bet.draft) if with_missing else ():
            click.echo(f"- {sentence}")
        return
    cell = cells()[bet.cell]
    click.echo(f"{cell.shape} {cell.word}. {result_sentence(bet)}")


def _in_a_line(bet: Bet, today: date) -> str:
    from fieldcraft.bets.sentences import STATE_WORDS, day, numbers_in_words

    state = STATE_WORDS[bet.state(today)]
    return (
        f"{bet.id}  {day(bet.look_on, today)}  {state}  {numbers_in_words(bet.forecast)}  {bet.draft.title}"
    )
