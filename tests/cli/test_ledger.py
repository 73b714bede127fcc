from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bets.drafts import draft
from tests.cli.test_bets import Run, kept, refused, run

pytestmark = pytest.mark.django_db(transaction=True)

__all__ = ["run"]


@pytest.fixture
def exported(run: Run, tmp_path: Path) -> Path:
    """The export of a ledger with three entries."""
    for title in ("First", "Second", "Third"):
        kept(run, draft(title=title))
    path = tmp_path / "ledger.jsonl"
    assert run("ledger", "export", "--to", str(path)).status == 0
    return path


def change(path: Path, before: bytes, after: bytes) -> None:
    data = path.read_bytes()
    assert before in data
    path.write_bytes(data.replace(before, after))


def test_a_ledger_that_is_whole_says_its_length_and_head(run: Run, exported: Path) -> None:
    head = run("ledger", "head").out.strip()
    assert head.startswith("3:")
    for arguments in ((), (str(exported),), (str(exported), "--head", head), ("--head", head)):
        verdict = run("ledger", "verify", *arguments)
        assert (verdict.status, verdict.out) == (0, f"The ledger is whole: 3 entries, head {head}.\n")
    assert run("ledger", "head", "--json").json == {"length": 3, "hash": head[2:]}


def test_an_empty_ledger_is_whole(run: Run, tmp_path: Path) -> None:
    assert run("ledger", "head").out == "0:" + "0" * 64 + "\n"
    assert run("ledger", "export", "--to", str(tmp_path / "ledger")).status == 0
    assert run("ledger", "verify", str(tmp_path / "ledger")).status == 0


def test_the_first_broken_entry_is_named(run: Run, exported: Path) -> None:
    change(exported, b"Second", b"Sekond")
    verdict = run("ledger", "verify", str(exported))
    assert (verdict.status, verdict.out) == (1, "Entry 2 was changed: its hash is not that of its content.\n")
    as_json: Any = run("ledger", "verify", str(exported), "--json").json
    assert (as_json["whole"], as_json["fault"]["entry"]) == (False, 2)


def test_a_cut_tail_is_found_against_a_head(run: Run, exported: Path) -> None:
    head = run("ledger", "head").out.strip()
    exported.write_bytes(b"".join(exported.read_bytes().splitlines(keepends=True)[:2]))
    assert run("ledger", "verify", str(exported)).status == 0
    verdict = run("ledger", "verify", str(exported), "--head", head)
    assert verdict.status == 1 and "its tail was cut off" in verdict.out


def test_a_file_that_is_no_ledger_is_broken_from_its_first_entry(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary\n")
    verdict = run("ledger", "verify", str(path))
    assert (verdict.status, verdict.out) == (1, "Entry 1 cannot be read: the line is not JSON.\n")


def test_what_cannot_be_read_or_written_is_refused(run: Run, tmp_path: Path) -> None:
    assert "cannot be read" in refused(run("ledger", "verify", str(tmp_path)))
    assert "cannot be read" in refused(run("ledger", "verify", str(tmp_path / "none")))
    assert "LENGTH:HASH" in refused(run("ledger", "verify", "--head", "three"))
    assert "cannot be" in refused(run("ledger", "export", "--to", str(tmp_path)))
    assert "cannot be written" in refused(run("ledger", "export", "--to", str(tmp_path / "none" / "ledger")))


def test_an_export_replaces_an_export_and_no_other_file(run: Run, exported: Path) -> None:
    notes = exported.with_name("notes.txt")
    notes.write_text("Dear diary\n")
    assert "exists and is no ledger" in refused(run("ledger", "export", "--to", str(notes)))
    assert notes.read_text() == "Dear diary\n"
    kept(run)
    for path, force in ((exported, ()), (notes, ("--force",))):
        written = run("ledger", "export", "--to", str(path), "--json", *force).json
        assert written["length"] == 4 == len(path.read_bytes().splitlines())
    assert sorted(path.name for path in exported.parent.iterdir()) == ["ledger.jsonl", "notes.txt"]
