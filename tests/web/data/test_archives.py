from __future__ import annotations

from pathlib import Path

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.web.data.archives import opened
from fieldcraft.web.data.export import ADS, ANSWERS, export_everything
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import TODAY
from tests.web.data.living import NOW, furnish, ledger_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path: Path) -> Path:
    ada = Person.objects.create(name="ada")
    furnish(ada)
    export_everything(ada, tmp_path / "mine.zip", TODAY, NOW)
    return tmp_path / "mine.zip"


def test_a_whole_archive_gives_its_ledger_and_its_rows(export: Path) -> None:
    with opened(export, "mine.zip") as archive:
        assert list(archive.entries()) == ledger_of(Person.objects.get(name="ada"))
        assert archive.head.length == len(list(archive.entries()))
        assert archive.made == NOW.date()
        assert len(archive.rows(ANSWERS, "answer")) == 1 and len(archive.rows(ADS, "ad")) > 0
        assert archive.rows("what-comes-later.json", "thing") == []


def test_rows_that_are_not_sound_are_refused_in_the_name_that_the_owner_knows(export: Path) -> None:
    no_ad = "ads.json holds what is no ad"
    with (
        opened(export, "mine.zip") as archive,
        pytest.raises(Refused) as refused,
        archive.sound(no_ad),
    ):
        raise KeyError("text")
    assert str(refused.value).startswith(f"mine.zip is damaged: {no_ad}. Nothing was taken in")
