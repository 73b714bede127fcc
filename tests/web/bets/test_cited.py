from __future__ import annotations

import pytest

from fieldcraft.web.bets.cited import Cited, criteria
from fieldcraft.web.people.actions import local_owner


@pytest.mark.django_db
def test_a_criterion_that_no_role_has_stays_the_text_that_it_is() -> None:
    texts = ["R9.1", "Be better"]
    assert criteria().cited_by(local_owner(), texts) == [Cited(text) for text in texts]
