"""Credentials asked for in one breath."""

from __future__ import annotations

import pytest

from fieldcraft.ads.groups import groups_of
from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.named import named_certificates
from fieldcraft.ads.page import page_of


def groups(text: str) -> list[tuple[list[str | None], bool]]:
    page = page_of(text)
    cues = lexicon().cues.find(page.words)
    return [
        ([span.name for span in each.spans], each.any_will_do)
        for each in groups_of(page, page.passages[0], named_certificates(page), cues)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CSPO, PSPO or PMP", [(["CSPO", "PSPO I", "PMP"], True)]),
        ("CSPO/PMP", [(["CSPO", "PMP"], True)]),
        ("both CSPO or PMP", [(["CSPO", "PMP"], False)]),
        ("CSPO and PMP", [(["CSPO", "PMP"], False)]),
        ("CSPO; PMP", [(["CSPO"], False), (["PMP"], False)]),
        ("CSPO required, PMP preferred", [(["CSPO"], False), (["PMP"], False)]),
        ("CSPO oder PMP", [(["CSPO", "PMP"], True)]),
        ("CSPO (current) or PMP", [(["CSPO", "PMP"], True)]),
    ],
)
def test_lists_are_grouped_by_what_joins_them(text: str, expected: list[tuple[list[str], bool]]) -> None:
    assert groups(text) == expected
