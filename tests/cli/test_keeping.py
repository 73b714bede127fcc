"""What the command line keeps belongs to the owner of this computer's data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.question.tables import AnswerRow
from tests.cli.run import run

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_kept_answer_has_its_number_its_owner_and_its_ads(tmp_path: Path) -> None:
    ad = tmp_path / "ad.txt"
    ad.write_text("You must hold a current CSPO certification.")
    said = json.loads(run("ask", "--about", "CSPO", "--ad", str(ad), "--keep", "--json").out)
    row = AnswerRow.objects.get(pk=said["id"])
    assert row.owner == local_owner()
    assert [kept.text for kept in row.ads.all()] == ["You must hold a current CSPO certification."]


def test_without_keep_nothing_is_kept() -> None:
    assert run("ask", "--about", "CSPO", "--json").code == 0
    assert not AnswerRow.objects.exists()
