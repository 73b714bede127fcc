from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from fieldcraft.cli.acting import acting
from fieldcraft.refusal import Refused
from fieldcraft.web.people.actions import local_owner

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_local_owner_acts_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")
    with acting() as me:
        assert (me.person, me.today, me.now.date()) == (local_owner(), date(2026, 3, 5), date(2026, 3, 5))


def test_a_day_that_is_none_is_refused_before_anything_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "5 March")
    with pytest.raises(Refused, match="FIELDCRAFT_TODAY"), acting():
        pass


def test_a_database_that_fails_is_a_sentence() -> None:
    with pytest.raises(Refused, match="database could not be used"), acting():
        connection.cursor().execute("SELECT * FROM a_table_that_is_not_there")
