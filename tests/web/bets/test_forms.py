from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given

from fieldcraft.bets.draft import read_draft
from fieldcraft.refusal import Refused
from fieldcraft.web.bets.forms import DraftForm
from tests.bets.drafts import FULL, RANGE, TODAY, draft, drafts


def sent(form: DraftForm) -> DraftForm:
    """The form as a browser sends it back untouched."""
    data = QueryDict(mutable=True)
    for name in form.fields:
        data[name] = str(form.get_initial_for_field(form.fields[name], name) or "")
    return DraftForm(data)


@pytest.mark.parametrize("value", [FULL, draft(), draft(forecast=RANGE), draft(reversible=False)])
def test_a_form_filled_with_a_draft_and_sent_untouched_is_that_draft(value: dict[str, Any]) -> None:
    assert read_draft(sent(DraftForm.from_draft(value)).to_draft(), TODAY) == read_draft(value, TODAY)


@given(drafts)
def test_any_draft_can_be_filled_in_and_sent(value: dict[str, Any]) -> None:
    before = read_draft(value, TODAY)
    assert read_draft(sent(DraftForm.from_draft(before.to_dict())).to_draft(), TODAY) == before


def test_an_empty_form_lacks_what_is_needed_and_nothing_else() -> None:
    with pytest.raises(Refused) as refused:
        read_draft(sent(DraftForm.from_draft({})).to_draft(), TODAY)
    assert len(refused.value.problems) == 4


def test_what_is_no_number_is_refused_as_it_was_typed() -> None:
    data = {"title": "x", "kind": "work", "due": "2026-04-01", "quantity": "Teams", "hoped_side": "higher"}
    typed = {"p10": "a few", "p50": "3", "p90": "9 %", "base_k": "two", "base_n": "3", "hours": "long"}
    with pytest.raises(Refused) as refused:
        read_draft(DraftForm(data | typed).to_draft(), TODAY)
    said = " ".join(refused.value.problems)
    assert all(word in said for word in ('"a few"', '"two"', '"long"'))
    assert len(refused.value.problems) == 3


def test_a_form_with_both_kinds_of_forecast_is_told_to_keep_one() -> None:
    data = {"title": "x", "kind": "work", "due": "2026-04-01", "probability": "70 %", "p10": "3"}
    with pytest.raises(Refused, match="has both probability and p10"):
        read_draft(DraftForm(data).to_draft(), TODAY)


def test_every_form_made_has_a_key_of_its_own_unless_it_is_given() -> None:
    keys = {DraftForm.from_draft({}).initial["form_key"] for _ in range(3)}
    assert len(keys) == 3 and all(len(key) <= 64 for key in keys)
    assert DraftForm.from_draft({}, "answer 7").initial["form_key"] == "answer 7"


def test_every_field_is_in_a_group() -> None:
    form = DraftForm.from_draft({})
    grouped = [field.name for _, fields in form.groups() for field in fields]
    assert sorted([*grouped, "form_key"]) == sorted(form.fields)
