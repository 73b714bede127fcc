from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bets.drafts import draft
from tests.bets.imports.files import FATEBOOK_HEADER, fatebook_line
from tests.cli.run import Ran, run
from tests.web.data.homes import HEADER, LINE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("day")]
BAD = "It stays,0.5,2025-01-02,never,no\n"


def bring_in(folder: Path, content: str, *options: str, stdin: str = "") -> Ran:
    path = folder / "bets.csv"
    path.write_text(content, "utf-8")
    return run("bets", "import", str(path), *options, stdin=stdin)


def count() -> int:
    return len(json.loads(run("bets", "list", "--json").out))


def test_the_columns_are_shown_and_nothing_is_kept_before_somebody_says_yes(tmp_path: Path) -> None:
    asked = bring_in(tmp_path, HEADER + LINE, stdin="n\n")
    assert asked.code == 2 and "  Due: due" in asked.err and "nothing was changed" in asked.err
    assert count() == 0
    assert bring_in(tmp_path, HEADER + LINE, stdin="y\n").out == "Bets imported, marked unwitnessed: 1.\n"
    assert count() == 1


def test_what_was_imported_is_printed_as_json(tmp_path: Path) -> None:
    ran = bring_in(tmp_path, HEADER + LINE, "--yes", "--json")
    assert (ran.code, json.loads(ran.out)) == (0, {"imported": 1, "refused": []})
    (bet,) = json.loads(run("bets", "list", "--json").out)
    assert bet["unwitnessed"] is True


def test_a_known_export_needs_no_yes(tmp_path: Path) -> None:
    assert bring_in(tmp_path, f"{FATEBOOK_HEADER}\n{fatebook_line()}").code == 0


def test_a_bad_line_keeps_everything_out_and_is_listed(tmp_path: Path) -> None:
    ran = bring_in(tmp_path, HEADER + LINE + BAD, "--yes", "--json")
    assert ran.code == 2 and "Nothing was imported: bad lines: 1." in ran.err
    assert json.loads(ran.out)["imported"] == 0
    assert [bad["line"] for bad in json.loads(ran.out)["refused"]] == [3]
    assert "Line 3: The due date" in bring_in(tmp_path, HEADER + LINE + BAD, "--yes").err
    assert count() == 0


def test_the_good_lines_are_imported_with_skip_bad_and_the_rest_is_reported(tmp_path: Path) -> None:
    ran = bring_in(tmp_path, HEADER + LINE + BAD, "--yes", "--skip-bad")
    assert ran.code == 1 and "unwitnessed: 1." in ran.out
    assert count() == 1


def test_drafts_come_in_lines(tmp_path: Path) -> None:
    value = draft(due="2025-03-01", opened="2025-01-02", outcome={"happened": "no"}, settled=None)
    assert bring_in(tmp_path, json.dumps(value) + "\n").code == 0
    assert count() == 1


def test_what_can_be_read_in_two_ways_is_settled_by_an_option(tmp_path: Path) -> None:
    sheet = "What,When,Sure\nThe trial converts,03/04/2025,70\n"
    said = ("--map", "What=title", "--map", "When=due", "--map", "Sure=probability", "--yes")
    assert "--dates dmy or --dates mdy" in bring_in(tmp_path, sheet, *said).err
    assert bring_in(tmp_path, sheet, *said, "--dates", "mdy", "--kind", "reading").code == 0
    (bet,) = json.loads(run("bets", "list", "--json").out)
    assert (bet["due"], bet["kind"], bet["forecast"]["probability"]) == ("2025-03-04", "reading", 0.7)


def test_what_was_said_wrongly_is_refused(tmp_path: Path) -> None:
    assert "--map is written COLUMN=FIELD" in bring_in(tmp_path, HEADER + LINE, "--map", "Due").err
    assert "cannot be read" in run("bets", "import", str(tmp_path / "none.csv")).err
    assert "cannot be read" in run("bets", "import", str(tmp_path)).err
