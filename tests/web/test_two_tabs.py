from __future__ import annotations

import pytest
from django.test import RequestFactory

from fieldcraft.web.two_tabs import NO_VERSION, version_of


@pytest.mark.parametrize(
    ("said", "version"),
    [("7", 7), *((said, NO_VERSION) for said in ("", "-1", "x", "9" * 10, "٣"))],
)
def test_a_version_is_a_short_whole_number_or_none_that_anything_has(said: str, version: int) -> None:
    assert version_of(RequestFactory().post("/", {"version": said})) == version


def test_a_form_without_one_has_none() -> None:
    assert version_of(RequestFactory().post("/")) == NO_VERSION
