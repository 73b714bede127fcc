"""Runs of letters and digits taken apart, and remembered in bounds."""

from __future__ import annotations

import pytest

from fieldcraft.ads import runs
from fieldcraft.ads.runs import Keys, key_of


@pytest.mark.parametrize(
    ("piece", "key"),
    [
        ("Owner", "owner"),
        ("CSPOs", "cspo"),
        ("certi\ufb01ed", "certified"),
        ("\U0001d40f\U0001d40c\U0001d40f", "pmp"),
    ],
)
def test_a_word_is_looked_up_in_plain_small_letters(piece: str, key: str) -> None:
    assert key_of(piece) == key


def test_a_glued_run_has_no_key_but_pieces() -> None:
    keys = Keys(frozenset())
    assert keys["QualificationsBachelor"] == ""
    assert keys.pieces("QualificationsBachelor") == (
        ["Qualifications", "", "Bachelor"],
        ["qualifications", "bachelor"],
    )


def test_what_is_remembered_stays_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_MOST_REMEMBERED", 10)
    keys = Keys(frozenset())
    for number in range(100):
        assert keys[f"word{number}"] == ""
        assert keys.pieces(f"word{number}").keys == ["word", str(number)]
        assert keys["a" * (number + 61)] == "a" * (number + 61)
        assert len(keys) <= 10
