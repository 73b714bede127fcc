from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from fieldcraft.cli.main import main
from tests.bets.drafts import FULL, RANGE, draft

pytestmark = pytest.mark.django_db(transaction=True)

RATING = {"knew": "the replays", "left_out": "the campaign", "again": True, "decision": 4}


class Ran(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Terminal(io.TextIOWrapper):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command on 5 March 2026, or another day, with something on standard input."""

    def one(*arguments: str, stdin: bytes = b"", today: str = "2026-03-05", terminal: bool = False) -> Ran:
        monkeypatch.setenv("FIELDCRAFT_TODAY", today)
        monkeypatch.setattr("sys.stdin", (Terminal if terminal else io.TextIOWrapper)(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, said.out, said.err)

    return one


def kept(run: Run, value: dict[str, Any] = FULL) -> str:
    opened = run("bets", "open", "--file", "-", "--json", stdin=json.dumps(value).encode())
    assert opened.status == 0
    return str(opened.json["id"])


def refused(ran: Ran) -> str:
    """What a refused command said: nothing on standard output, status 2."""
    assert (ran.status, ran.out) == (2, "")
    return ran.err.strip()


def test_a_bet_is_opened_from_a_file_and_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(FULL), encoding="utf-8-sig")
    opened = run("bets", "open", "--file", str(path), "--json")
    assert (opened.status, opened.err) == (0, "")
    assert {name: opened.json[name] for name in FULL} == FULL
    assert opened.json["state"] == "open"
    assert run("bets", "show", opened.json["id"], "--json").json == opened.json
    assert "Cut the sign-up form to three fields" in run("bets", "show", opened.json["id"]).out


def test_for_people_it_says_what_is_missing(run: Run) -> None:
    said = run("bets", "open", "--file", "-", stdin=json.dumps(draft()).encode()).out
    assert said.startswith("Bet 1 (open): Cut the sign-up form")
    assert "- No if-then plan yet." in said


def test_a_vague_bet_is_kept_without_a_terminal_and_said_to_be_vague(run: Run) -> None:
    opened = run("bets", "open", "--file", "-", "--json", stdin=json.dumps(draft()).encode())
    assert opened.status == 0 and opened.json["vague"]
    assert opened.err.splitlines()[1:] == [f"- {sentence}" for sentence in opened.json["vague"]]


@pytest.mark.parametrize(("said", "status", "kept"), [("y", 0, 1), ("n", 2, 0)])
def test_a_vague_bet_is_asked_about_in_a_terminal(
    said: str, status: int, kept: int, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(draft()), "utf-8")
    ran = run("bets", "open", "--file", str(path), stdin=f"{said}\n".encode(), terminal=True)
    assert ran.status == status
    assert "This bet is vague" in ran.err and "Keep it anyway?" in ran.err
    assert len(run("bets", "list", "--json").json) == kept


def test_bets_are_listed(run: Run) -> None:
    assert "No bets here" in run("bets", "list").err
    kept(run)
    kept(run, draft(due="2026-03-20"))
    assert [bet["id"] for bet in run("bets", "list", "--json").json] == ["2", "1"]
    assert run("bets", "list", "--state", "locked", "--json").json == []
    assert run("bets", "list").out.splitlines()[0].startswith("2  Fri 20 March  open  70 %")
    assert refused(run("bets", "list", "--state", "lost")).startswith("There is no state lost;")


def test_a_forecast_is_updated_through_the_due_date(run: Run) -> None:
    id = kept(run)
    updated = run("bets", "forecast", id, "--probability", "0.8", "--json", today="2026-04-01")
    assert updated.json["forecast"]["probability"] == 0.8
    assert [each["probability"] for each in updated.json["forecasts"]] == [0.7, 0.8]
    late = run("bets", "forecast", id, "--probability", "0.9", today="2026-04-02")
    assert "locked since the due date, 1 April 2026, passed" in refused(late)


def test_a_range_is_updated_by_quantiles_or_by_bins(run: Run) -> None:
    id = kept(run, draft(forecast=RANGE))
    ranged = run("bets", "forecast", id, "--range", "-1", "36", "41", "--json")
    assert ranged.json["forecast"]["p10"] == -1
    bins = [{"low": 0, "high": 10, "probability": 0.5}, {"low": 10, "high": 20, "probability": 0.5}]
    binned = run("bets", "forecast", id, "--bins", "-", "--json", stdin=json.dumps(bins).encode())
    assert [binned.json["forecast"][name] for name in ("p10", "p50", "p90")] == [2, 10, 18]
    assert binned.json["forecast"]["bins"] == bins


def test_what_is_vague_is_told_without_keeping_anything(run: Run) -> None:
    vague = run("bets", "open", "--check", "--file", "-", stdin=json.dumps(draft()).encode())
    assert vague.status == 1
    assert "Nobody could say whether this happened" in vague.out
    plain = run("bets", "open", "--check", "--file", "-", "--json", stdin=json.dumps(FULL).encode())
    assert (plain.status, plain.json) == (0, {"vague": []})
    assert run("bets", "list", "--json").json == []


def test_bets_are_found_by_words_kind_and_tag(run: Run) -> None:
    kept(run)
    kept(run, draft(title="Read about pricing", kind="reading", due="2026-03-20"))
    for arguments, ids in (
        (("--search", "FORM three"), ["1"]),
        (("--search", "onboarding"), ["1"]),
        (("--kind", "reading"), ["2"]),
        (("--tag", "Onboarding"), ["1"]),
        (("--tag", "onboard"), []),
        (("--kind", "reading", "--tag", "onboarding"), []),
    ):
        assert [bet["id"] for bet in run("bets", "list", *arguments, "--json").json] == ids


def test_a_settled_bet_is_reviewed_and_its_lesson_recalled(run: Run) -> None:
    id = kept(run)
    review = json.dumps(
        {
            "weakest_decision": "No look at the campaign",
            "lesson": {"when": "a campaign runs", "i_will": "wait a week"},
            "confirms": [],
            "contradicts": [],
        }
    ).encode()
    assert "not settled yet" in refused(run("bets", "review", id, "--file", "-", stdin=review))
    run("bets", "settle", id, "--happened", "yes", "--unrated")
    reviewed = run("bets", "review", id, "--file", "-", "--json", stdin=review).json
    assert (reviewed["state"], reviewed["review"]["lesson"]["i_will"]) == ("reviewed", "wait a week")
    assert run("bets", "show", id).out.endswith("Lesson L1: When a campaign runs, I will wait a week\n")
    (lesson,) = run("bets", "lessons", "--json").json
    assert (lesson["id"], lesson["recall_on"]) == ("L1", "2026-03-07")
    recalled = run("bets", "recall", "L1", "--knew", "yes", "--json", today="2026-03-07")
    assert recalled.json["recall_on"] == "2026-03-21"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Give either --probability P, or --range P10 P50 P90, or --bins FILE."),
        (("--probability", "0.5", "--range", "1", "2", "3"), "Give either"),
        (("--probability", "0"), "leaves no doubt"),
        (("--probability", "140"), "not between 0 and 1"),
        (("--probability", "70 %"), "must be a number such as 0.7"),
        (("--probability", "nan"), "must be a number such as 0.7"),
        (("--probability", ""), "The probability is missing"),
        (("--range", "1", "2", "3"), "give a probability, not a range"),
    ],
)
def test_a_forecast_that_is_none_is_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    assert said in refused(run("bets", "forecast", kept(run), *arguments))


def test_numbers_are_typed_in_the_terminal_as_they_are_printed(run: Run) -> None:
    forecast = {"quantity": "Teams", "unit": "teams", "p10": 900, "p50": 1500, "p90": 2500, "hoped": "higher"}
    id = kept(run, FULL | {"forecast": forecast})
    moved = run("bets", "forecast", id, "--range", "1,000", "1\u202f600.5", "2,500 teams", "--json").json
    assert [moved["forecasts"][-1][name] for name in ("p10", "p50", "p90")] == [1000, 1600.5, 2500]
    settled = run(
        "bets", "settle", id, "--value", "1,750 teams", "--unrated", "--json", today="2026-04-02"
    ).json
    assert settled["settlement"]["outcome"] == {"value": 1750}


def test_a_bet_is_rated_and_settled(run: Run) -> None:
    id = kept(run)
    rated = run(
        "bets", "rate", id, "--file", "-", "--json", stdin=json.dumps(RATING).encode(), today="2026-04-02"
    )
    assert (rated.json["state"], rated.json["rating"]["decision"]) == ("rated", 4)
    ended = run(
        "bets", "settle", id, "--happened", "no", "--reason", "It did not", "--read-from", "board", "--json",
        today="2026-04-02",
    )  # fmt: skip
    assert (ended.json["state"], ended.json["cell"]) == ("settled", "bad_luck")
    assert ended.json["settlement"] == {
        "on": "2026-04-02",
        "outcome": {"happened": "no"},
        "reason": "It did not",
        "read_from": "board",
        "unrated": False,
    }
    assert "○ Bad luck." in run("bets", "show", id, today="2026-04-03").out


def test_an_unrated_bet_is_settled_only_with_unrated(run: Run) -> None:
    id = kept(run, draft(forecast=RANGE))
    assert "not rated yet" in refused(run("bets", "settle", id, "--value", "36"))
    ended = run("bets", "settle", id, "--value", "36", "--unrated", "--json").json
    assert ended["settlement"]["unrated"] is True
    assert ended["settlement"]["outcome"] == {"value": 36.0}
    assert ended["cell"] == "none"


def test_too_early_sets_another_day(run: Run) -> None:
    id = kept(run)
    looked = run("bets", "settle", id, "--too-early", "2026-04-09", "--json", today="2026-04-02").json
    assert (looked["state"], looked["look_on"], len(looked["looks"])) == ("locked", "2026-04-09", 1)
    assert "not a day of the calendar" in refused(run("bets", "settle", id, "--too-early", "2026-02-31"))


def test_void_needs_a_reason(run: Run) -> None:
    id = kept(run)
    assert "needs a reason" in refused(run("bets", "settle", id, "--happened", "void"))
    ended = run("bets", "settle", id, "--happened", "void", "--reason", "Typed wrongly", "--json").json
    assert ended["state"] == "void"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Give one of --happened"),
        (("--happened", "yes", "--value", "3"), "Give one of --happened"),
        (("--happened", "maybe"), "--happened is yes, no or void, not 'maybe'."),
        (("--value", "many"), 'must be a number such as 3.5, not "many"'),
        (("--value", "1.500,5"), 'The value "1.500,5" cannot be read for sure; put a point before decimals'),
        (("--value", "3", "--unrated"), "asks for a yes or no"),
    ],
)
def test_a_settlement_that_is_none_is_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    id = kept(run)
    assert said in refused(run("bets", "settle", id, *arguments))
    assert run("bets", "show", id, "--json").json["settlement"] is None


def test_a_bet_that_does_not_exist_is_refused(run: Run) -> None:
    for arguments in (
        ("show", "9"),
        ("settle", "x", "--happened", "yes"),
        ("forecast", "9", "--probability", ".5"),
    ):
        assert refused(run("bets", *arguments)).startswith(f"You have no bet {arguments[1]};")


def test_all_problems_of_a_draft_are_said_one_a_line(run: Run) -> None:
    ran = run("bets", "open", "--file", "-", stdin=json.dumps({"kind": "practice"}).encode())
    assert len(refused(ran).splitlines()) == 4
