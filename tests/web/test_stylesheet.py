"""The stylesheet keeps what the face promises: contrast in both themes, five sizes, no third party."""

from __future__ import annotations

import re

import pytest

from tests.house import SOURCE

STYLE = (SOURCE / "web/static/fieldcraft.css").read_text("utf-8")
COLOURS = {
    name: both
    for name, *both in re.findall(r"--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)", STYLE)
}
LIGHT, DARK = 0, 1
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, theme: int) -> float:
    low, high = sorted(luminance(COLOURS[name][theme]) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@THEMES
@pytest.mark.parametrize("paper", ["paper", "sunk"])
@pytest.mark.parametrize("text", ["ink", "faded", "accent", "red"])
def test_text_has_a_contrast_of_seven(text: str, paper: str, theme: int) -> None:
    assert contrast(text, paper, theme) >= 7


@THEMES
@pytest.mark.parametrize("text", ["ink", "accent"])
def test_text_on_amber_has_a_contrast_of_seven(text: str, theme: int) -> None:
    assert contrast(text, "amber-wash", theme) >= 7


@THEMES
@pytest.mark.parametrize("line", ["line", "faded", "accent", "amber"])
def test_lines_that_carry_meaning_have_a_contrast_of_three(line: str, theme: int) -> None:
    assert contrast(line, "paper", theme) >= 3


def test_nothing_is_loaded_from_elsewhere() -> None:
    assert not re.search(r"url\(|@import|@font-face|https?:", STYLE)


def test_type_comes_in_the_five_sizes_only() -> None:
    sizes = set(re.findall(r"font(?:-size)?: [^;]*?(var\(--[a-z]+\)|[\d.]+(?:rem|em|px|pt|%))", STYLE))
    five = {f"var(--{name})" for name in ("small", "body", "large", "larger", "largest")}
    # The root's size, on the screen and on paper.
    assert sizes - five == {"112.5%", "10.5pt"}
