from __future__ import annotations

from fieldcraft.web.bets.lists import Wanted
from fieldcraft.web.bets.search_forms import JudgementForm, SearchForm


def test_what_is_looked_for_is_what_was_typed() -> None:
    form = SearchForm({"search": " cut form ", "state": "open", "kind": "", "tag": "ux", "part": "ended"})
    assert form.wanted() == Wanted("cut form", "open", "", "ux")
    assert form.address() == {"search": "cut form", "state": "open", "tag": "ux"}
    assert not SearchForm({}).wanted()


def test_practice_is_asked_for_in_judgement_only() -> None:
    assert "practice" in str(JudgementForm({})["kind"])
    assert "practice" not in str(SearchForm({})["kind"])
