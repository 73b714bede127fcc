"""Linting one ad."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.lint.check import lint
from fieldcraft.ads.lint.settings import Settings

PIECES = st.sampled_from(
    [
        "A CSPO is required. ",
        "ninja ",
        "5+ years ",
        "\n",
        "- ",
        "Raise activation. ",
        "שלום ",
        "x" * 200,
        "e\u0301 ",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_findings_stand_in_order_inside_the_text(text: str) -> None:
    found = lint(text).findings
    assert list(found) == sorted(found)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert (
            each.whole_ad or each.code == "FC103" or each.what.split() == text[each.start : each.end].split()
        )


def test_settings_grade_and_leave_out() -> None:
    settings = Settings(ignore=("FC301",), severity={"FC101": "note"})
    (found,) = lint("A PMP is required. You are a ninja.", settings).findings
    assert (found.code, found.severity) == ("FC101", "note")


def test_another_language_is_read_for_credentials_only() -> None:
    linted = lint("Wir suchen einen Product Owner. Eine CSPO-Zertifizierung ist erforderlich.")
    assert not linted.labelled
    assert [each.code for each in linted.findings] == ["FC101"]
