from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.refusal import Refused
from fieldcraft.roles.markdown import to_markdown
from fieldcraft.roles.role import Content, Origin, new_role
from fieldcraft.roles.share import LARGEST_FILE, parse, read_share, to_share
from tests.roles.written import GOOD, TODAY, content, criterion

MADE, HASH = "2026-03-05T09:30:00Z", "b" * 64


def share() -> dict[str, Any]:
    role = new_role(4, content(criterion(), criterion(change="<b>Calls</b> fall from 9 to 3")), TODAY)
    return to_share([role, new_role(5, content(title="Lead"), TODAY)], MADE, 12, HASH, "0.1.0")


@pytest.mark.parametrize("write", [json.dumps, to_markdown])
def test_another_fieldcraft_reads_the_same_roles_and_where_they_came_from(write: Any) -> None:
    first, second = read_share(parse(write(share()).encode(), "f"), TODAY)
    assert [each.change for each in first.content.criteria] == [
        GOOD["change"],
        "<b>Calls</b> fall from 9 to 3",
    ]
    assert first.origin == Origin("R4", 1, MADE, f"12:{HASH}")
    assert second.content == Content("Lead", "Dana", TODAY, ())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"a": ' + b"9" * 5000 + b"}", "number too long"),
        (b"\xff\xd8\xff\xe0JFIF", "not UTF-8"),
        (b"PK\x03\x04", "neither JSON nor Markdown"),
        (b"title: PM", "neither JSON nor Markdown"),
        (b"# Notes", "not Markdown as"),
        (b"[" + b" " * LARGEST_FILE, "larger than 4 MB"),
    ],
)
def test_a_file_of_the_wrong_kind_says_what_is_wrong(data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        parse(data, "f")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(encoding: str) -> None:
    assert parse(json.dumps([GOOD], ensure_ascii=False).encode(encoding), "f") == [GOOD]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"format": "fieldcraft-export"}, "not fieldcraft-roles"),
        ({"version": 2}, "newer Fieldcraft"),
        ({"version": "1"}, "no number"),
        ({"roles": []}, "1 to 100 roles"),
        ({"roles": [{"title": ""}]}, "title of the role is missing"),
    ],
)
def test_an_export_that_cannot_be_is_refused(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_share(share() | changes, TODAY)


@pytest.mark.parametrize(
    "changes", [{"ledger": None}, {"made": 3}, {"ledger": {"length": "x", "hash": HASH}}]
)
def test_what_says_only_half_of_where_it_came_from_has_no_origin(changes: dict[str, Any]) -> None:
    assert read_share(share() | changes, TODAY)[0].origin is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse(data, "f")
    except Refused as refused:
        assert refused.problems
