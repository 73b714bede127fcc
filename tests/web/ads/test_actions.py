from __future__ import annotations

import pytest

from fieldcraft.ads.folders import Document
from fieldcraft.refusal import Refused
from fieldcraft.web.ads import actions
from fieldcraft.web.people.actions import local_owner
from tests.web.question.asking import NOW, PICTURE, REQUIRES, somebody_else, started

pytestmark = pytest.mark.django_db

AD = Document("northwind.txt", "CSPO required")


def test_an_ad_is_kept_listed_shown_and_deleted() -> None:
    me = local_owner()
    row = actions.keep_ad(me, AD, NOW)
    later = actions.keep_ad(me, Document("b.txt", "PMP required"), NOW)
    assert list(actions.list_ads(me)) == [later, row]
    assert actions.show_ad(me, row.pk).text == AD.text
    actions.delete_ad(me, row.pk)
    with pytest.raises(actions.NoSuchAd, match=f"You have no ad {row.pk}; look it up"):
        actions.show_ad(me, row.pk)


def test_the_same_text_is_kept_once_whatever_its_white_space_and_name() -> None:
    me = local_owner()
    first = actions.keep_ad(me, AD, NOW)
    assert actions.keep_ad(me, Document("again.txt", "CSPO \r\n required\n"), NOW) == first
    assert actions.list_ads(me).count() == 1


def test_what_is_somebody_elses_is_not_there() -> None:
    theirs = actions.keep_ad(somebody_else(), AD, NOW)
    for id in (theirs.pk, 0, -1, 10**30):
        with pytest.raises(actions.NoSuchAd):
            actions.show_ad(local_owner(), id)
        with pytest.raises(actions.NoSuchAd):
            actions.delete_ad(local_owner(), id)
    mine = actions.keep_ad(local_owner(), AD, NOW)
    assert mine.pk != theirs.pk


def test_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_ADS", 1)
    actions.keep_ad(local_owner(), AD, NOW)
    with pytest.raises(Refused, match="1 ads are the most that are kept; delete some"):
        actions.keep_ad(local_owner(), Document("b", "PMP required"), NOW)


def test_an_address_names_a_kept_ad_or_one_of_an_answer() -> None:
    me = local_owner()
    kept, answer = actions.keep_ad(me, AD, NOW), started(REQUIRES, unreadable=(PICTURE,))
    read, unread = answer.ads.order_by("pk")
    assert actions.document_by_key(me, str(kept.pk)) == AD
    assert actions.document_by_key(me, f"{answer.pk}-{read.pk}") == REQUIRES
    keys = (f"{answer.pk}-{unread.pk}", f"{answer.pk + 1}-{read.pk}", "", "-", "a", "1-2-3", "-1", "9" * 50)
    for key in keys:
        with pytest.raises(actions.NoSuchAd):
            actions.document_by_key(me, key)
    with pytest.raises(actions.NoSuchAd):
        actions.document_by_key(somebody_else(), f"{answer.pk}-{read.pk}")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n# Product *Owner*\nCSPO", "Product *Owner"),
        ("x" * 90, "x" * 69 + "…"),
        ("", ""),
    ],
)
def test_a_pasted_ad_is_known_by_its_first_words(text: str, title: str) -> None:
    assert actions.title_of(text) == title


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Owner / Manager", "Owner / Manager"), ("\u202e\n", "pasted text"), ("", "pasted text")],
)
def test_its_name_is_fit_to_be_shown(name: str, shown: str) -> None:
    assert actions.keep_ad(local_owner(), Document(name, "CSPO required"), NOW).name == shown
