from __future__ import annotations

import re

import pytest
from django.test import Client

from fieldcraft.sources.claims import all_claims

pytestmark = pytest.mark.django_db


def test_every_claim_that_may_be_shown_stands_there_under_its_id_and_no_other(client: Client) -> None:
    page = client.get("/sources/").content.decode()
    shown = set(re.findall(r'<li id="(E\d+)"', page))
    assert shown == {claim.id for claim in all_claims().values() if claim.may_be_shown}
    assert len(shown) > 40


def test_each_claim_tells_how_well_it_was_read_and_links_lead_to_the_web_only(client: Client) -> None:
    page = client.get("/sources/").content.decode()
    for claim in all_claims().values():
        if claim.may_be_shown:
            assert claim.how_well_read in page
    links = re.findall(r'<a href="([^"]+)" rel="noreferrer"', page)
    assert links
    assert all(link.startswith(("http://", "https://")) for link in links)
