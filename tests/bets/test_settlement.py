from __future__ import annotations

from datetime import date

import pytest

from fieldcraft.bets.settlement import VOID, Happened, Look, Settlement, Value, read_value
from fieldcraft.refusal import Refused

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize("outcome", [Happened("yes"), Happened("no"), VOID, Value(34.5)])
def test_a_settlement_written_reads_the_same(outcome: Happened | Value) -> None:
    settlement = Settlement(TODAY, outcome, "It is so", "the board", unrated=True)
    assert Settlement.from_dict(settlement.to_dict()) == settlement


def test_a_look_written_reads_the_same() -> None:
    look = Look(TODAY, date(2026, 4, 1), "The data lag", "")
    assert Look.from_dict(look.to_dict()) == look


def test_a_value_is_a_finite_number() -> None:
    assert read_value(34) == Value(34.0)
    for value in (None, "34 %", float("nan"), True):
        with pytest.raises(Refused, match="value"):
            read_value(value)
