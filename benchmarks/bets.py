"""Bets by the hundred thousand: the desk and lists, opening one, judgement from the database.

It runs in a process and a data folder of its own, so that nobody's bets are touched.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import mean, median
from time import perf_counter, process_time
from typing import Any

TODAY = date(2026, 3, 5)
NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
MANY, JUDGED, TEMPLATES = 100_000, 2_500, 400
ROUNDS = 41
RATING = {"knew": "The replays", "left_out": "The campaign", "again": True, "decision": 4}
# How many bets a busy week opens, moves and settles: 60 entries of the ledger.
WEEK = 20
IN_OWN_FOLDER = "--in-own-folder"
WORDS = (
    *("form", "team", "price", "sign-up", "trial", "import", "export", "search"),
    *("invoice", "report", "mobile", "alert", "onboarding", "churn"),
)
LISTS = {
    "the desk": "/",
    "all bets": "/bets/",
    "bets of one state": "/bets/?state=reviewed",
    "bets of one kind and tag": "/bets/?kind=reading&tag=churn",
    "a word that most lack": "/bets/?search=form+invoice",
    "a word that none has": "/bets/?search=walrus",
    "a page in the middle": "/bets/?part=ended&after=2025-06-01.2025-06-01.1",
}


def figures() -> list[tuple[str, str]]:
    """Rows of (what, figure)."""
    with tempfile.TemporaryDirectory(prefix="fieldcraft-bets-") as home:
        environment = os.environ | {"FIELDCRAFT_HOME": home, "FIELDCRAFT_TODAY": TODAY.isoformat()}
        environment.pop("FIELDCRAFT_DATABASE", None)
        command = [sys.executable, "-m", "benchmarks.bets", IN_OWN_FOLDER]
        ran = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return [(what, figure) for what, figure in json.loads(ran.stdout)]


def measured(many: int = MANY, judged: int = JUDGED) -> list[tuple[str, str]]:
    """The rows, measured in the data folder of this process."""
    from fieldcraft.web.start import prepare

    prepare()
    from django.test import Client

    from fieldcraft.web.bets.judgement import judge_bets
    from fieldcraft.web.people.actions import local_owner
    from fieldcraft.web.people.tables import Person

    me, other = local_owner(), Person.objects.create(name="other")
    _fill(me, many, ("going", "rated", "settled", "reviewed"))
    _fill(other, judged, ("settled", "reviewed"))
    _live(me)
    client = Client(HTTP_HOST="localhost")
    rows = []
    for what, address in LISTS.items():
        one, took = _in_turn(lambda: client.get("/bets/1/"), lambda address=address: client.get(address))
        against = f"{took / one:.1f} times a page that reads one row ({1000 * one:.1f} ms)"
        rows.append((f"{what}, of {many:,} bets", f"{1000 * took:.1f} ms, {against}"))
    bare, *changes = _changes(me)
    rows.append(("a bare one-row insert, synchronous FULL", f"{1000 * median(bare):.2f} ms"))
    for what, took in zip(("opening a bet", "rating one", "settling one"), changes, strict=True):
        times = f"{median(took) / median(bare):.1f} times; on average {mean(took) / mean(bare):.1f} times"
        rows.append((what, f"{1000 * median(took):.2f} ms, {times}"))
    judging = _in_turn(lambda: judge_bets(other))[0]
    rows.append((f"judgement of {judged:,} bets from the database", f"{1000 * judging:.1f} ms"))
    return rows


def _in_turn(*calls: Callable[[], object]) -> list[float]:
    """The median seconds that each call keeps the processor busy: nothing here waits for the disk."""
    return [median(seconds) for seconds in _all_in_turn(ROUNDS, process_time, *calls)]


def _all_in_turn(rounds: int, clock: Callable[[], float], *calls: Callable[[], object]) -> list[list[float]]:
    """All seconds of each call. They are called in turn, so that a busy moment meets all of them."""
    took: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for seconds, call in zip(took, calls, strict=True):
            start = clock()
            call()
            seconds.append(clock() - start)
    return took


def _changes(person: Any) -> list[list[float]]:
    """The seconds of a bare insert of what is kept of a bet, of opening it, rating it and settling it."""
    from django.db import connection, transaction

    from fieldcraft.bets.settlement import Happened
    from fieldcraft.web.bets import actions
    from fieldcraft.web.bets.search_index import TOGETHER

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT)")
    value = _draft(Random(7), 0)
    opened = [actions.open_bet(person, value, TODAY, NOW)]
    body = json.dumps(opened[0].record())

    def insert() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare (body) VALUES (%s)", [body])

    def open_bet() -> None:
        opened.append(actions.open_bet(person, value, TODAY, NOW))

    def rate() -> None:
        actions.rate_bet(person, opened[-1].id, RATING, TODAY, NOW)

    def settle() -> None:
        actions.settle_bet(person, opened[-1].id, Happened("yes"), TODAY, NOW)

    # The index of words takes up bets by dozens: the rounds hold whole turns of it.
    return _all_in_turn(3 * TOGETHER, perf_counter, insert, open_bet, rate, settle)


def _fill(person: Any, count: int, stages: tuple[str, ...]) -> None:
    from fieldcraft.web.bets.tables import BetRow

    random = Random(1)
    templates = [_columns(random, stages[number % len(stages)], number) for number in range(TEMPLATES)]
    rows = []
    for number in range(1, count + 1):
        columns = templates[number % TEMPLATES]
        body = columns["body"] | {"id": str(number)}
        rows.append(BetRow(owner=person, number=number, **columns | {"body": body}))
        if len(rows) == 5_000:
            BetRow.objects.bulk_create(rows)
            rows.clear()
    BetRow.objects.bulk_create(rows)


def _live(person: Any) -> None:
    """A busy week in the ledger, which the desk tells of: bets opened, their forecasts moved, settled."""
    from fieldcraft.bets.forecast import with_numbers
    from fieldcraft.bets.settlement import Happened
    from fieldcraft.web.bets import actions

    random = Random(3)
    for number in range(0, 5 * WEEK, 5):
        bet = actions.open_bet(person, _draft(random, number), TODAY, NOW)
        moved = {"probability": random.randrange(10, 90) / 100 + 0.001}
        actions.update_forecast(person, bet.id, lambda held, to=moved: with_numbers(held, to), TODAY, NOW)
        actions.settle_bet(person, bet.id, Happened("no"), TODAY, NOW, unrated=True)


def _columns(random: Random, stage: str, number: int) -> dict[str, Any]:
    """The columns of a bet that has come as far as `stage`."""
    from fieldcraft.bets import life
    from fieldcraft.bets.draft import read_draft
    from fieldcraft.bets.rating import read_rating
    from fieldcraft.bets.review import read_review
    from fieldcraft.bets.settlement import Happened, Value
    from fieldcraft.web.bets.tables import BetRow

    opened = TODAY - timedelta(random.randrange(20, 1500))
    bet, _ = life.open_bet("1", read_draft(_draft(random, number, opened), opened), opened)
    if stage != "going":
        bet, _ = life.rate(bet, read_rating(RATING, opened), opened)
    if stage in ("settled", "reviewed"):
        outcome = Value(random.gauss(35, 5)) if number % 5 == 1 else Happened(random.choice(["yes", "no"]))
        bet, _ = life.settle(bet, outcome, opened + timedelta(20))
    if stage == "reviewed":
        bet, _ = life.review(bet, read_review({"weakest_decision": "None asked"}, TODAY), TODAY, ())
    return BetRow.columns(bet)


def _draft(random: Random, number: int, opened: date = TODAY) -> dict[str, Any]:
    forecast: dict[str, Any] = {"question": "It reaches 36 %", "probability": random.randrange(5, 96) / 100}
    if number % 5 == 1:
        forecast = {"quantity": "Activation", "unit": "%", "p10": 28, "p50": 35, "p90": 42, "hoped": "higher"}
    return {
        "kind": random.choice(["work", "reading", "training", "coaching"]),
        "title": " ".join(random.sample(WORDS, 5)),
        "goal": "More new teams get to their first report",
        "options": ["Cut the form", "Leave it"],
        "choice": "Cut the form",
        "reason": "Because we saw nine of twelve people stop at the form via session replays",
        "base_rate": {"k": 3, "n": 8, "of": "form changes of last year"},
        "forecast": forecast,
        "resolution": "The activation board, teams created in March",
        "due": (opened + timedelta(random.randrange(14, 90))).isoformat(),
        "if_then": "If the sponsor asks for a date, I will ask what happens without it",
        "tags": random.sample(WORDS, 2),
    }


if __name__ == "__main__":
    # Only the folder that `figures` made is filled; whoever runs this file alone gets such a folder too.
    if sys.argv[1:] == [IN_OWN_FOLDER]:
        print(json.dumps(measured()))
    else:
        print("\n".join(f"{what}: {figure}" for what, figure in figures()))
