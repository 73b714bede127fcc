from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.refusal import Refused
from fieldcraft.roles.inputs import read_criteria
from fieldcraft.roles.markdown import from_markdown, to_markdown
from fieldcraft.roles.role import new_role
from fieldcraft.roles.share import read_share, to_share
from tests.roles.written import TODAY, content, criterion

HEAD = (7, "a" * 64, "0.1.0")
PIECES = st.sampled_from(
    ["#", "## R1.9", "### By when", "\n", "\\", "<b>", "- For: x", "word", " ", "é", "&lt;"]
)
TEXTS = st.lists(PIECES, max_size=12).map(lambda pieces: "".join(pieces).strip())


def shared(**changes: str) -> dict[str, Any]:
    role = new_role(1, content(criterion(**changes)), TODAY)
    return to_share([role], "2026-03-05T09:30:00Z", *HEAD)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_was_written_is_read_back_without_loss(change: str, seen: str, help: str, decide: str) -> None:
    share = shared(change=change, seen_by=seen, help=help, may_decide=decide)
    read = from_markdown(to_markdown(share))
    assert read["roles"] == share["roles"]
    assert (read["made"], read["ledger"]) == (share["made"], share["ledger"])


def test_it_says_which_version_when_and_which_head() -> None:
    text = to_markdown(shared())
    for line in ("- Version: 1", "- Written: 2026-03-05", "- Exported: 2026-03-05T09:30:00Z"):
        assert line in text
    assert f"- Ledger head: 7:{'a' * 64}" in text


def test_no_tag_and_no_heading_of_a_text_is_one_in_the_file() -> None:
    text = to_markdown(shared(change="# not a heading\n<script>alert(1)</script>"))
    assert "\n# not" not in text and "\n\\# not a heading\n\\<script>" in text


def test_what_it_cannot_have_written_is_told_by_its_line() -> None:
    with pytest.raises(Refused) as refused:
        from_markdown(
            "# Success criteria: PM\n\nhello\n\n### The change\n\n## 1\n\n### The chance\n\nx\n", "f.md"
        )
    assert [problem.partition(":")[0] for problem in refused.value.problems] == [
        "Line 3 of f.md",
        "Line 5 of f.md",
        "Line 9 of f.md",
        "Line 11 of f.md",
    ]


def test_other_markdown_is_refused() -> None:
    with pytest.raises(Refused, match="not Markdown as"):
        from_markdown("## A page of something else\n")


def test_a_half_written_file_gives_the_criteria_that_are_in_it() -> None:
    text = to_markdown(shared())
    cut = text[: text.index("### By when")]
    (found,) = read_criteria(from_markdown(cut))
    assert found.by is None and found.seen_by
    assert read_share(from_markdown(cut), TODAY)[0].content.title == "Product manager"


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for start in ("", "# Success criteria: x\n", "# Success criteria: x\n## 1\n### The change\n"):
        try:
            from_markdown(start + text)
        except Refused as refused:
            assert refused.problems
