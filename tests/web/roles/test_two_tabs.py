from __future__ import annotations

import pytest
from django.test import RequestFactory

from fieldcraft.roles.role import new_role
from fieldcraft.web.roles.actions import ChangedMeanwhile
from fieldcraft.web.roles.two_tabs import show_changed
from tests.roles.written import TODAY, content


@pytest.mark.django_db
def test_it_says_what_was_changed_and_sends_what_was_typed_again() -> None:
    changed = ChangedMeanwhile(new_role(1, content(), TODAY), ["Title is now “A”; it was “B”."])
    request = RequestFactory().post("/roles/1/edit")
    response = show_changed(request, changed, {"title": "C", "for": ""}, {"whom": "for"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Title is now “A”" in page and "left empty" in page
    assert '<input type="hidden" name="whom" value="">' in page
    assert '<input type="hidden" name="version" value="1">' in page
