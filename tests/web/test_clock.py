from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.web import clock


def test_the_day_can_be_set_and_the_moment_lies_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")
    assert clock.today() == clock.now().date() == date(2026, 3, 5)


def test_unset_it_is_the_day_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIELDCRAFT_TODAY", raising=False)
    before = datetime.now(UTC)
    assert clock.now() - before < timedelta(minutes=1)
    assert before.date() <= clock.today() <= datetime.now(UTC).date()
    assert clock.now().microsecond == 0


@pytest.mark.parametrize("said", ["5 March", "2026-02-30", "tomorrow"])
def test_a_day_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", said)
    with pytest.raises(Refused, match="write it as YYYY-MM-DD, or unset it"):
        clock.today()
