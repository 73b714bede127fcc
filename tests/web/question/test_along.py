from __future__ import annotations

import pytest

from fieldcraft.refusal import Missing
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.question.along import kept_ads


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["1", "1-1", "x", "9" * 99, ""])
def test_an_ad_that_nobody_kept_is_missing(key: str) -> None:
    with pytest.raises(Missing):
        kept_ads().document_by_key(local_owner(), key)
