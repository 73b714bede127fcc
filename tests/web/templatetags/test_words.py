from __future__ import annotations

from typing import get_args

import pytest

from fieldcraft.ads.reading import Demand, Kind
from fieldcraft.sources.claims import Stance
from fieldcraft.web.templatetags.words import (
    DEMANDS,
    KINDS,
    STANCES,
    count,
    demand_word,
    demands,
    host,
    in_words,
    kind_word,
    minus,
    of,
    shape,
    stance_word,
)


def test_every_demand_kind_and_stance_has_its_word() -> None:
    assert set(DEMANDS) == set(get_args(Demand))
    assert set(KINDS) == set(get_args(Kind))
    assert set(STANCES) == set(get_args(Stance))


def test_no_two_demands_share_a_shape_or_a_word() -> None:
    assert len({shape(demand) for demand in DEMANDS}) == len(DEMANDS)
    assert len({demand_word(demand) for demand in DEMANDS}) == len(DEMANDS)
    assert [(mark, word) for mark, word, _ in demands()] == [
        (shape(demand), demand_word(demand)) for demand in DEMANDS
    ]


def test_words_are_said_plainly() -> None:
    assert kind_word("tool_cert") == "vendor's certificate"
    assert stance_word("nuance") == "qualifies it"


def test_a_missing_key_is_empty() -> None:
    assert of({"a": {"hours": "2"}}, "a") == {"hours": "2"}
    assert of({}, "a") == {}


def test_a_link_is_named_by_its_host() -> None:
    assert host("https://doi.org/10.1/x") == "doi.org"
    assert host("no address") == "no address"


def test_less_than_nothing_has_a_minus_sign_and_no_hyphen() -> None:
    assert count(-43_000) == "−43,000" and count(200_000) == "200,000"
    assert minus("-0.12") == minus(-0.12) == "−0.12" and minus("–") == "–"


def test_a_day_is_written_in_words_with_the_year_where_it_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")
    assert in_words("2026-03-05") == "Thu 5 March"
    assert in_words("2025-12-31") == "Wed 31 December 2025"
