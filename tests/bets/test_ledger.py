from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets.ledger import (
    GENESIS,
    Entry,
    append,
    append_written,
    canonical_bytes,
    check_clock,
    hash_after,
    read_head,
    read_lines,
    verify,
    write_lines,
    written,
)
from fieldcraft.refusal import Refused

AT = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
scalars = st.none() | st.booleans() | st.integers(-(10**9), 10**9)
numbers = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
values = st.recursive(
    scalars | numbers | texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text('abü"', max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
bodies = st.lists(st.dictionaries(st.sampled_from(["bet", "on", "wörd"]), values, max_size=3), max_size=5)


def chain(contents: list[dict[str, Any]]) -> list[Entry]:
    entries: list[Entry] = []
    for number, body in enumerate(contents):
        head = entries[-1].head if entries else GENESIS
        entries.append(append(head, AT + timedelta(seconds=number), "bet_opened", body))
    return entries


def export(entries: list[Entry]) -> bytes:
    return b"".join(write_lines(entries))


def split(data: bytes) -> list[bytes]:
    return [line for line in re.split(rb"(?<=\n)", data) if line]


FIVE = chain([{"bet": str(n), "reason": 'weil "so" – ü', "p": n / 10} for n in range(1, 6)])


def test_canonical_bytes_have_one_spelling() -> None:
    assert canonical_bytes({"b": 0.7, "a": "ü\n", "c": [1, None, True]}) == (
        '{"a":"ü\\n","b":0.7,"c":[1,null,true]}'.encode()
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800"])
def test_what_has_no_canonical_bytes_is_an_error(value: object) -> None:
    with pytest.raises(ValueError):
        canonical_bytes({"x": value})


def test_the_hash_can_be_had_from_the_bytes_of_a_line_alone() -> None:
    line = export(FIVE[:1]).rstrip(b"\n")
    before, mark, after = line.rpartition(b',"hash":"')
    assert mark and sha256(before + after[65:]).hexdigest() == after[:64].decode() == FIVE[0].hash


def test_the_program_in_the_documentation_verifies_an_exported_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Path(__file__).parents[2] / "docs" / "bets.md"
    (program,) = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    monkeypatch.chdir(tmp_path)
    Path("ledger.jsonl").write_bytes(export(FIVE))
    exec(program)
    assert capsys.readouterr().out == f"{FIVE[4].head}\n"
    Path("ledger.jsonl").write_bytes(export(FIVE).replace(b'"p":0.3', b'"p":0.9'))
    with pytest.raises(AssertionError, match="entry 3 was changed"):
        exec(program)


def test_an_entry_names_its_moment_in_utc_and_the_hash_before_it() -> None:
    assert FIVE[0].at == "2026-03-05T09:30:00Z"
    assert FIVE[0].previous == "0" * 64
    assert FIVE[1].previous == FIVE[0].hash


@given(bodies)
def test_an_honest_chain_is_whole_and_reads_back(contents: list[dict[str, Any]]) -> None:
    entries = chain(contents)
    data = export(entries)
    assert list(read_lines(split(data))) == entries
    assert verify(entries) is None
    for entry in [None, *entries]:
        assert verify(read_lines(split(data)), entry.head if entry else GENESIS) is None


@given(st.data())
def test_any_single_changed_byte_is_found_where_it_is(data: st.DataObject) -> None:
    whole = export(FIVE)
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    changed = whole[:place] + bytes([byte]) + whole[place + 1 :]
    fault = verify(read_lines(split(changed)))
    assert fault is not None
    assert fault.sequence == whole[:place].count(b"\n") + 1


@given(st.data())
def test_any_cut_is_found_against_the_head(data: st.DataObject) -> None:
    whole = export(FIVE)
    cut = data.draw(st.integers(0, len(whole) - 1))
    fault = verify(read_lines(split(whole[:cut])), FIVE[-1].head)
    assert fault is not None
    assert fault.sequence == whole[:cut].count(b"\n") + 1


def test_a_cut_between_entries_is_found_only_against_a_head() -> None:
    assert verify(FIVE[:3]) is None
    fault = verify(FIVE[:3], FIVE[4].head)
    assert fault is not None and "its tail was cut off" in fault.why
    assert verify(FIVE, FIVE[2].head) is None


def test_a_chain_made_anew_is_found_against_a_head() -> None:
    anew = chain([{"bet": str(n), "reason": "better"} for n in range(1, 6)])
    assert verify(anew) is None
    fault = verify(anew, FIVE[2].head)
    assert fault is not None and fault.sequence == 3 and "made anew" in fault.why


@pytest.mark.parametrize(
    ("entries", "sequence"),
    [
        (FIVE[1:], 1),
        (FIVE[:1] + FIVE[2:], 2),
        ([FIVE[0], FIVE[2], FIVE[1], *FIVE[3:]], 2),
        ([*FIVE[:2], replace(FIVE[2], body={"bet": "3"}), *FIVE[3:]], 3),
        ([*FIVE[:2], replace(FIVE[2], body={"bet": float("nan")}), *FIVE[3:]], 3),
        ([*FIVE[:3], append(FIVE[1].head, AT, "bet_opened", {})], 4),
        ([*FIVE[:3], replace(append(GENESIS, AT, "bet_opened", {}), sequence=4)], 4),
    ],
)
def test_the_first_broken_entry_is_named(entries: list[Entry], sequence: int) -> None:
    fault = verify(entries)
    assert fault is not None and fault.sequence == sequence


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"null\n",
        b"{}\n",
        b"[" * 5000 + b"\n",
        b"1" * 5000 + b"\n",
        b'{"a":NaN}\n',
        b'{"a":"\\ud800"}\n',
        b"\xff\xfe\n",
        b"\x00\x01\x02",
        export(FIVE[1:2])[:-1],
        json.dumps(FIVE[1].to_dict()).encode() + b"\n",
        canonical_bytes(FIVE[1].to_dict() | {"extra": 1}) + b"\n",
        canonical_bytes(FIVE[1].to_dict() | {"sequence": True}) + b"\n",
        canonical_bytes({"at": "x"}) + b"\n",
    ],
)
def test_a_line_that_is_no_entry_is_a_fault_with_its_place(line: bytes) -> None:
    fault = verify(read_lines([*split(export(FIVE[:1])), line]))
    assert fault is not None and fault.sequence == 2


def test_a_head_is_read_as_it_is_printed() -> None:
    assert read_head(str(FIVE[4].head)) == FIVE[4].head


@pytest.mark.parametrize(
    "text", ["", "5", "5:", "x:" + "0" * 64, "5:" + "0" * 63, "-1:" + "0" * 64, "5:" + "G" * 64]
)
def test_a_head_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="LENGTH:HASH"):
        read_head(text)


def test_a_clock_may_stand_still_for_a_day_and_not_go_back_over_one() -> None:
    last = "2026-03-05T09:30:00Z"
    check_clock(last, datetime(2026, 3, 5, 9, 29, tzinfo=UTC))
    check_clock(last, datetime(2026, 3, 6, tzinfo=UTC))
    with pytest.raises(Refused, match="your ledger was last written on 2026-03-05"):
        check_clock(last, datetime(2026, 3, 4, 23, 59, tzinfo=UTC))


@given(bodies)
def test_an_entry_whose_body_is_written_already_has_the_hash_of_one_that_is_appended(
    contents: list[dict[str, Any]],
) -> None:
    head = GENESIS
    for entry in chain(contents):
        body = canonical_bytes(entry.body).decode()
        assert hash_after(head, entry.at, entry.kind, body) == entry.hash
        head = entry.head
    assert written(AT) == "2026-03-05T09:30:00Z"


@given(st.dictionaries(st.text(max_size=5), st.floats(allow_nan=False, allow_infinity=False) | st.text()))
def test_an_entry_comes_with_its_body_as_it_was_hashed(body: dict[str, Any]) -> None:
    entry, written = append_written(GENESIS, datetime(2026, 3, 5, tzinfo=UTC), "x", body)
    assert written.encode() == canonical_bytes(body)
    assert verify([entry]) is None
