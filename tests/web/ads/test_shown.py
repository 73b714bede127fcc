from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from fieldcraft.ads.folders import Document
from fieldcraft.web.ads import actions, shown
from fieldcraft.web.people.actions import local_owner
from tests.ads.test_pains import labelled
from tests.bets.drafts import TODAY
from tests.web.question.asking import NOW, REQUIRES, started

pytestmark = pytest.mark.django_db

LABELLED = labelled(
    "You raise activation. You meet teams. You keep the Gloss ledger. You are sunny. Dana coaches you.",
    "outcome",
    "responsibility",
    "artifact",
    "vague",
    "coaching",
)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> str:
    """The page of an ad whose sentences were labelled by hand."""
    monkeypatch.setattr(shown, "reading_of", lambda text: LABELLED)
    me = local_owner()
    row = actions.keep_ad(me, Document("a.txt", LABELLED.text), NOW)
    context = shown.annotated(shown.kept_ad(row), me, TODAY)
    return render_to_string("ads/annotated.html", context, RequestFactory().get("/ads/1/"))


def test_the_top_line_and_the_balance_are_said_and_drawn(page: str) -> None:
    assert "1 outcome, 1 activity, 1 artifact, 1 word nobody can verify; 1 sentence about coaching." in page
    assert "For each time it names what you will change, it names once what you will produce." in page
    assert page.count('class="mark bar"') == 2


def test_each_marked_kind_has_a_sign_and_a_word_and_responsibilities_have_none(page: str) -> None:
    article = page[page.index("<article") :]
    for sign, word in (("→", "outcome"), ("▭", "artifact"), ("≈", "vague"), ("⇄", "coaching")):
        assert f'aria-hidden="true">{sign}</span>' in article
        assert word in article
    assert "responsibility" not in article


def test_without_labels_there_is_no_balance(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = labelled("A rockstar with a PMP certificate is required.", None)
    monkeypatch.setattr(shown, "reading_of", lambda text: bare)
    me = local_owner()
    row = actions.keep_ad(me, Document("a.txt", bare.text), NOW)
    context = shown.annotated(shown.kept_ad(row), me, TODAY)
    assert context["balance"] is None
    assert context["language_line"] == "Its sentences are not told apart by kind."
    assert "mark bar" not in render_to_string("ads/annotated.html", context, RequestFactory().get("/ads/1/"))


def test_an_ad_of_an_answer_has_addresses_of_its_own() -> None:
    answer = started(REQUIRES)
    ad = shown.ad_of_answer(answer.ads.get())
    assert ad.here == f"/ask/{answer.pk}/ads/{answer.ads.get().pk}/"
    assert ad.key == f"{answer.pk}-{answer.ads.get().pk}"
    assert ad.delete == ""
    assert [each.id for each in shown.interview(ad, local_owner(), TODAY)["questions"]] == [
        "product_owner_certificate"
    ]
