"""`fieldcraft bets`: open, show, update, rate, settle and review bets; calibration."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.import_bets import import_bets
from fieldcraft.cli.json_files import read_json
from fieldcraft.cli.judgement import show_calibration
from fieldcraft.cli.keeping import vague_in
from fieldcraft.cli.lessons import list_lessons, recall_lesson
from fieldcraft.cli.output import print_json, say_vague
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    from fieldcraft.bets.bet import Bet

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print the bet as one JSON object.")


@click.group()
def bets() -> None:
    """Open, show, update, rate, settle and review bets, and see what they say about your judgement."""


for command in (import_bets, show_calibration, list_lessons, recall_lesson):
    bets.add_command(command)


@bets.command("open")
@click.option(
    "--file", "source", metavar="DRAFT", required=True, help="A draft in JSON; - reads standard input."
)
@click.option("--check", is_flag=True, help="Keep nothing; say what is vague in it (exit status 1).")
@as_json_option
def open_bet(source: str, check: bool, as_json: bool) -> None:
    """Open a bet from a draft. What is vague in it is said first; in a terminal you may still leave it.

    Elsewhere it is kept, and what is vague is said on standard error and stands in the JSON.
    """
    draft = read_json(source)
    # Before the database is opened, so that nobody waits for it while somebody thinks.
    vague = vague_in(draft)
    if check:
        _print_vague(vague, as_json)
        click.get_current_context().exit(1 if vague else 0)
    say_vague(vague)
    if vague and not as_json and source != "-" and sys.stdin.isatty():
        click.confirm("Keep it anyway?", err=True, abort=True)
    with acting() as me:
        from fieldcraft.web.bets import actions

        bet = actions.open_bet(me.person, draft, me.today, me.now)
        _print_bet(bet, me.today, as_json, with_missing=True)


@bets.command("list")
@click.option(
    "--state",
    default="",
    metavar="STATE",
    help="Only those in this state: open, locked, rated, settled, reviewed or void.",
)
@click.option("--kind", default="", metavar="KIND", help="Only those of this kind.")
@click.option("--tag", default="", metavar="TAG", help="Only those with this tag.")
@click.option(
    "--search", default="", metavar="WORDS", help="Only those with all these words in title or tags."
)
@click.option("--json", "as_json", is_flag=True, help="Print the bets as a JSON list.")
def list_bets(state: str, kind: str, tag: str, search: str, as_json: bool) -> None:
    """List your bets, those to look at soonest first."""
    with acting() as me:
        from fieldcraft.web.bets import lists

        found = lists.list_bets(me.person, me.today, lists.Wanted(search, state, kind, tag))
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
@click.option("--bins", metavar="FILE", help="The new range as a JSON list of bins; - reads standard input.")
@as_json_option
def update_forecast(
    id: str,
    probability: str | None,
    quantiles: tuple[str, str, str] | None,
    bins: str | None,
    as_json: bool,
) -> None:
    """Update a forecast, through the due date; every forecast is kept."""
    from fieldcraft.bets.forecast import Forecast, RangeForecast, with_bins, with_probability, with_range
    from fieldcraft.typed import typed_number

    if sum(given is not None for given in (probability, quantiles, bins)) != 1:
        raise Refused("Give either --probability P, or --range P10 P50 P90, or --bins FILE.")
    read = None if bins is None else read_json(bins)

    def change(forecast: Forecast) -> Forecast:
        if bins is not None:
            return with_bins(forecast, read)
        if quantiles is None:
            return with_probability(forecast, typed_number(probability or ""))
        unit = forecast.unit if isinstance(forecast, RangeForecast) else ""
        low, middle, high = (typed_number(text, "%", unit) for text in quantiles)
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
        from fieldcraft.bets.forecast import RangeForecast
        from fieldcraft.fields import read_day
        from fieldcraft.web.bets import actions

        if look_on is not None:
            day = read_day(look_on, "day to look again")
            bet = actions.look_later(me.person, id, day, me.today, me.now, **texts)
        else:
            # The number may be typed with the unit in which the bet is printed.
            about = None if value is None else actions.show_bet(me.person, id).forecast
            outcome = _read_outcome(happened, value, about.unit if isinstance(about, RangeForecast) else "")
            bet = actions.settle_bet(me.person, id, outcome, me.today, me.now, unrated=unrated, **texts)
        _print_bet(bet, me.today, as_json)


@bets.command("review")
@click.argument("id")
@click.option(
    "--file", "source", metavar="FILE", required=True, help="A review in JSON; - reads standard input."
)
@as_json_option
def review_bet(id: str, source: str, as_json: bool) -> None:
    """Review a settled bet: its weakest decision, a lesson, what it says about earlier lessons."""
    review = read_json(source)
    with acting() as me:
        from fieldcraft.web.bets import actions

        bet = actions.review_bet(me.person, id, review, me.today, me.now)
        _print_bet(bet, me.today, as_json)


def _read_outcome(happened: str | None, value: str | None, unit: str) -> Any:
    from fieldcraft.bets.settlement import Happened, read_value
    from fieldcraft.typed import typed_number

    if value is not None:
        return read_value(typed_number(value, "%", unit))
    if happened not in ("yes", "no", "void"):
        raise Refused(f"--happened is yes, no or void, not {happened!r}.")
    return Happened(happened)


def _print_vague(vague: tuple[str, ...], as_json: bool) -> None:
    if as_json:
        print_json({"vague": list(vague)})
        return
    for sentence in vague or ("Nothing in it is vague.",):
        click.echo(sentence)


def _print_bet(bet: Bet, today: date, as_json: bool, with_missing: bool = False) -> None:
    from fieldcraft.bets.cells import cells
    from fieldcraft.bets.draft import missing_parts
    from fieldcraft.bets.lessons import lesson_of
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
    lesson = lesson_of(bet)
    if lesson is not None:
        click.echo(f"Lesson {lesson.id}: {lesson.sentence}")


def _in_a_line(bet: Bet, today: date) -> str:
    from fieldcraft.bets.sentences import STATE_WORDS, day, numbers_in_words

    state = STATE_WORDS[bet.state(today)]
    return (
        f"{bet.id}  {day(bet.look_on, today)}  {state}  {numbers_in_words(bet.forecast)}  {bet.draft.title}"
    )
