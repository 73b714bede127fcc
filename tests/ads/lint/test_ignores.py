"""Ignores written into an ad."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.lint.check import lint
from fieldcraft.ads.lint.finding import Lines
from fieldcraft.ads.lint.ignores import ignores_in

PMP = "A PMP certification is required."


def codes(text: str) -> list[str]:
    """The codes found in a text, but for what it leaves out as a whole ad."""
    return [each.code for each in lint(text).findings if not each.whole_ad]


@pytest.mark.parametrize(
    "text",
    [
        f"{PMP} <!-- fieldcraft: ignore FC101 -->",
        f"{PMP} <!-- fieldcraft: ignore FC101 -- a client asks for it -->",
        f"{PMP} # fieldcraft: ignore fc101",
        f"<!-- fieldcraft: ignore FC101 -->\n\n{PMP}",
        f"[//]: # (fieldcraft: ignore FC101)\n{PMP}",
        f"fieldcraft: ignore-file FC101\nWe do things.\n{PMP}\n{PMP}",
    ],
)
def test_an_ignore_is_about_its_line_the_next_one_or_the_whole_ad(text: str) -> None:
    assert codes(text) == []


def test_an_ignore_reaches_no_further() -> None:
    assert codes(f"{PMP} <!-- fieldcraft: ignore FC101 -->\n{PMP}") == ["FC101"]
    assert codes(f"<!-- fieldcraft: ignore FC102 -->\n{PMP}") == ["FC002", "FC101"]
    assert codes(f"<!-- fieldcraft: ignore FC999 -->\n{PMP}") == ["FC001", "FC101"]


def test_several_codes_in_one_ignore() -> None:
    assert codes(f"{PMP} You are a ninja. <!-- fieldcraft: ignore FC101, FC301 -->") == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_taking_ignores_out_moves_nothing(before: str, after: str) -> None:
    text = f"{before}<!-- fieldcraft: ignore FC101 -->{after}"
    _, blanked = ignores_in(text, Lines.of(text))
    assert len(blanked) == len(text)
    assert blanked.startswith(before[:-1])
