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


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command on 5 March 2026, or another day, with something on standard input."""

    def one(*arguments: str, stdin: bytes = b"", today: str = "2026-03-05") -> Ran:
        monkeypatch.setenv("FIELDCRAFT_TODAY", today)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
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
    ranged = run("bets", "forecast", kept(run, draft(forecast=RANGE)), "--range", "-1", "36", "41", "--json")
    assert ranged.json["forecast"]["p10"] == -1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Give either --probability P, or --range P10 P50 P90."),
        (("--probability", "0.5", "--range", "1", "2", "3"), "Give either"),
        (("--probability", "0"), "leaves no doubt"),
        (("--probability", "140"), "not between 0 and 1"),
        (("--probability", "70 %"), "must be a number such as 0.7"),
        (("--probability", "nan"), "finite"),
        (("--probability", ""), "The probability is missing"),
        (("--range", "1", "2", "3"), "give a probability, not a range"),
    ],
)
def test_a_forecast_that_is_none_is_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    assert said in refused(run("bets", "forecast", kept(run), *arguments))


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


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"{", "is not JSON: Expecting property name enclosed in double quotes in line 1, column 2"),
        ('{"title": "ü"}'.encode("latin-1"), "is not UTF-8 text"),
        (json.dumps(FULL).encode("utf-16"), "is not UTF-8 text"),
        (b"[" * 100_000, "nested too deep"),
        (b"1" * 5000, "a number too long"),
        (b"[]", "must be a JSON object"),
        (b" " * (16 * 1024 * 1024 + 1), "is larger than 16 MB"),
    ],
)
def test_a_file_that_holds_no_draft_is_refused(run: Run, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "draft.json"
    path.write_bytes(content)
    assert said in refused(run("bets", "open", "--file", str(path)))
    assert said in refused(run("bets", "open", "--file", "-", stdin=content))


def test_a_folder_or_a_missing_file_is_refused(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", "a\0b"):
        assert "cannot be read" in refused(run("bets", "rate", "1", "--file", str(path)))


def test_all_problems_of_a_draft_are_said_one_a_line(run: Run) -> None:
    ran = run("bets", "open", "--file", "-", stdin=json.dumps({"kind": "practice"}).encode())
    assert len(refused(ran).splitlines()) == 4
