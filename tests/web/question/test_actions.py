from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from fieldcraft.bets.draft import read_draft
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import Cost, read_inputs
from fieldcraft.refusal import Refused
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.question import actions
from fieldcraft.web.question.tables import AdRow, AnswerRow
from tests.web.question.asking import (
    NOW,
    PICTURE,
    PLAIN,
    REQUIRES,
    SAID,
    answered_to_the_end,
    somebody_else,
    started,
)

pytestmark = pytest.mark.django_db


def give(row: AnswerRow, question: str, answer: str, version: int | None = None) -> AnswerRow:
    return actions.give_answer(
        local_owner(), row.pk, question, answer, row.version if version is None else version, NOW
    )


def test_a_question_is_kept_with_its_first_answer_and_its_ads() -> None:
    row = started(REQUIRES, PLAIN, unreadable=(PICTURE,))
    kept = AnswerRow.objects.get(pk=row.pk)
    assert kept.inputs["name"] == "CSPO"
    assert kept.today == date(2026, 3, 5)
    assert kept.content_hash == load_content().hash
    assert kept.result["ads"]["read"] == 2
    assert kept.result["ads"]["unreadable"] == [{"file": PICTURE.file, "why": PICTURE.why}]


def test_a_false_start_is_refused_and_keeps_nothing() -> None:
    with pytest.raises(Refused, match="“about” is “certificat”"):
        actions.start_answer(local_owner(), SAID | {"about": "certificat"}, [REQUIRES], [], NOW)
    assert not AnswerRow.objects.exists()
    assert not AdRow.objects.exists()


def test_an_answer_worked_out_elsewhere_is_kept_under_a_number() -> None:
    inputs = read_inputs(SAID | {"answers": {"rule": "ads"}}, load_content())
    unreadable = [{"file": PICTURE.file, "why": PICTURE.why}]
    number = actions.keep_answer(local_owner(), inputs, [REQUIRES], unreadable, NOW)
    row = actions.show_answer(local_owner(), number)
    assert row.result["answered"][0]["answer"] == "ads"
    assert row.result["ads"]["read"] == 1


def test_each_answer_given_moves_the_beliefs_and_the_version() -> None:
    row = started()
    later = give(row, "rule", "client")
    assert later.version == row.version + 1
    assert later.result["reasons"] != row.result["reasons"]
    assert AnswerRow.objects.get(pk=row.pk).result == later.result


def test_an_answer_can_be_given_anew() -> None:
    row = give(give(started(), "rule", "client"), "rule", "nobody")
    assert row.inputs["answers"] == {"rule": "nobody"}


@pytest.mark.parametrize(
    ("question", "answer", "why"),
    [
        ("rule", "", "Nothing is chosen"),
        ("rule", "perhaps", "has no answer “perhaps”"),
        ("weather", "rain", "not asked any more"),
    ],
)
def test_a_false_answer_is_refused_and_changes_nothing(question: str, answer: str, why: str) -> None:
    row = started()
    with pytest.raises(Refused, match=why):
        give(row, question, answer)
    assert AnswerRow.objects.get(pk=row.pk).version == row.version


def test_of_two_tabs_the_later_is_told_what_the_earlier_changed_and_overwrites_nothing() -> None:
    row = started()
    opened_by_both = row.version
    give(row, "rule", "client", opened_by_both)
    with pytest.raises(actions.ChangedMeanwhile) as changed:
        give(row, "stage", "settled", opened_by_both)
    assert changed.value.since == (
        "“Does somebody else's written rule ask for it?” was answered with "
        "“Yes: a client, a tender or a rate card”.",
    )
    assert AnswerRow.objects.get(pk=row.pk).inputs["answers"] == {"rule": "client"}
    both = give(row, "stage", "settled", changed.value.row.version)
    assert both.inputs["answers"] == {"rule": "client", "stage": "settled"}


def test_the_same_form_sent_twice_is_one_change() -> None:
    row = started()
    once = give(row, "rule", "client")
    assert give(row, "rule", "client", row.version).version == once.version


def test_costs_are_kept_and_go_back_to_what_we_know() -> None:
    row = started()
    me = local_owner()
    row = actions.set_cost(me, row.pk, "the_certificate", Cost(hours=3, money=900), row.version, NOW)
    asked = next(option for option in row.result["options"] if option["asked_for"])
    assert asked["hours"] == {"low": 3, "high": 3}
    assert asked["money"] == {"low": 900, "high": 900}
    row = actions.set_cost(me, row.pk, "the_certificate", Cost(), row.version, NOW)
    assert row.inputs["costs"] == {}


def test_a_cost_that_cannot_be_and_a_means_that_is_not_there_are_refused() -> None:
    row = started()
    with pytest.raises(Refused):
        actions.set_cost(local_owner(), row.pk, "the_certificate", Cost(hours=-1), row.version, NOW)
    with pytest.raises(Refused, match="not compared any more"):
        actions.set_cost(local_owner(), row.pk, "a_horse", Cost(hours=1), row.version, NOW)


def test_the_currency_can_be_set() -> None:
    row = started()
    row = actions.set_currency(local_owner(), row.pk, "USD", row.version, NOW)
    assert row.result["currency"] == "USD"
    with pytest.raises(Refused):
        actions.set_currency(local_owner(), row.pk, "dollars", row.version, NOW)


def test_ads_are_added_once_each_and_counted_anew() -> None:
    row = started(REQUIRES)
    kept = actions.add_ads(local_owner(), row.pk, [PLAIN, REQUIRES], [PICTURE], NOW)
    assert (kept.added, kept.unreadable, kept.again) == (1, 1, (REQUIRES.name,))
    assert actions.show_answer(local_owner(), row.pk).result["ads"]["read"] == 2


def test_adding_ads_in_one_tab_does_not_undo_what_another_tab_did() -> None:
    row = started()
    give(row, "rule", "client")
    actions.add_ads(local_owner(), row.pk, [REQUIRES], [], NOW)
    kept = actions.show_answer(local_owner(), row.pk)
    assert kept.inputs["answers"] == {"rule": "client"}
    assert kept.result["ads"]["read"] == 1


def test_an_ad_can_be_removed_and_stays_removed() -> None:
    row = started(REQUIRES, PLAIN)
    ad = AdRow.objects.get(name=REQUIRES.name)
    for _ in range(2):
        row = actions.remove_ad(local_owner(), row.pk, ad.pk, NOW)
        assert [each.name for each in row.ads.all()] == [PLAIN.name]
    assert row.result["ads"]["requiring_this"] == 0


def test_an_ad_of_another_answer_is_not_removed() -> None:
    row, other = started(REQUIRES), started(PLAIN)
    actions.remove_ad(local_owner(), row.pk, other.ads.get().pk, NOW)
    assert other.ads.count() == 1


def test_changed_content_is_said_and_the_answer_stays_until_it_is_worked_out_anew() -> None:
    row = started()
    AnswerRow.objects.filter(pk=row.pk).update(content_hash="of an older content")
    row = actions.show_answer(local_owner(), row.pk)
    assert actions.is_outdated(row)
    row = actions.recompute(local_owner(), row.pk, row.version, NOW + timedelta(days=3))
    assert not actions.is_outdated(row)
    assert row.today == date(2026, 3, 8)


def test_what_the_content_no_longer_knows_is_left_out_when_worked_out_anew() -> None:
    row = started()
    old = row.inputs | {"answers": {"rule": "ads", "shoe_size": "42"}, "costs": {"a_horse": {"hours": 1}}}
    AnswerRow.objects.filter(pk=row.pk).update(inputs=old, content_hash="of an older content")
    row = actions.recompute(local_owner(), row.pk, row.version, NOW)
    assert row.inputs["answers"] == {"rule": "ads"}
    assert row.inputs["costs"] == {}


def test_working_out_anew_does_not_overwrite_another_tab() -> None:
    row = started()
    give(row, "rule", "client")
    with pytest.raises(actions.ChangedMeanwhile):
        actions.recompute(local_owner(), row.pk, row.version, NOW)


def test_the_list_has_the_last_changed_first_and_only_mine() -> None:
    one = started()
    two = started()
    started(person=somebody_else())
    assert [row.pk for row in actions.list_answers(local_owner())] == [two.pk, one.pk]


def test_an_answer_is_deleted_with_its_ads() -> None:
    row = started(REQUIRES)
    actions.delete_answer(local_owner(), row.pk)
    assert not AnswerRow.objects.exists()
    assert not AdRow.objects.exists()


@pytest.mark.parametrize("number", [0, -1, 10**30])
def test_a_number_that_no_answer_has_is_refused(number: int) -> None:
    with pytest.raises(actions.NoSuchAnswer):
        actions.show_answer(local_owner(), number)


def test_somebody_elses_answer_is_as_if_it_were_not_there() -> None:
    row = started(REQUIRES, person=somebody_else())
    me, ad = local_owner(), row.ads.get()
    attempts: list[Any] = [
        lambda: actions.show_answer(me, row.pk),
        lambda: actions.give_answer(me, row.pk, "rule", "ads", row.version, NOW),
        lambda: actions.set_cost(me, row.pk, "the_certificate", Cost(hours=1), row.version, NOW),
        lambda: actions.set_currency(me, row.pk, "USD", row.version, NOW),
        lambda: actions.add_ads(me, row.pk, [PLAIN], [], NOW),
        lambda: actions.remove_ad(me, row.pk, ad.pk, NOW),
        lambda: actions.recompute(me, row.pk, row.version, NOW),
        lambda: actions.delete_answer(me, row.pk),
        lambda: actions.draft_bet(me, row.pk, NOW),
    ]
    said = set()
    for attempt in attempts:
        with pytest.raises(actions.NoSuchAnswer) as refused:
            attempt()
        said.add(str(refused.value))
    with pytest.raises(actions.NoSuchAnswer) as missing:
        actions.show_answer(me, row.pk + 1000)
    assert said == {str(missing.value).replace(str(row.pk + 1000), str(row.pk))}


def test_the_bet_is_a_whole_draft_due_after_today() -> None:
    row = answered_to_the_end(started(REQUIRES))
    later = NOW + timedelta(days=400)
    draft = read_draft(actions.draft_bet(local_owner(), row.pk, later), later.date())
    assert draft.due > later.date()
    assert draft.title == row.result["options"][0]["means"]
    other = row.result["options"][1]["id"]
    assert actions.draft_bet(local_owner(), row.pk, NOW, other)["title"] == row.result["options"][1]["means"]
    with pytest.raises(Refused, match="not compared any more"):
        actions.draft_bet(local_owner(), row.pk, NOW, "a_horse")
