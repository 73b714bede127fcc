"""Baselines."""

from __future__ import annotations

import pytest

from fieldcraft.ads.lint.baseline import read_baseline, write_baseline
from fieldcraft.ads.lint.check import lint
from fieldcraft.ads.lint.finding import Finding
from fieldcraft.refusal import Refused

OLD = "A PMP certification is required.\n\nYou are a ninja."


def test_what_was_there_is_known_and_what_is_new_is_told() -> None:
    written = write_baseline(("a.md", each) for each in lint(OLD).findings)
    known = read_baseline(written, "base.json")
    # What a whole ad leaves out is told of three sentences on, and is not what this is about.
    new, old = known.new_in("a.md", _of_places(f"First of all:\n\n{OLD}\n\nA ninja, a guru."))
    assert [each.what for each in new] == ["ninja", "guru"]
    assert old == 2
    assert known.new_in("b.md", lint(OLD).findings)[1] == 0


def _of_places(text: str) -> list[Finding]:
    return [each for each in lint(text).findings if not each.whole_ad]


def test_no_words_of_an_ad_are_written() -> None:
    written = write_baseline(("a.md", each) for each in lint(OLD).findings)
    assert "ninja" not in written and "PMP" not in written


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [3]}', "[" * 100_000],
)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"base\.json is no baseline"):
        read_baseline(text, "base.json")
