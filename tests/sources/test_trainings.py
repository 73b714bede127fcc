"""Trainings: prices only where one was read."""

from __future__ import annotations

from fieldcraft.sources.trainings import all_trainings


def test_a_price_stands_exactly_where_it_was_read() -> None:
    for training in all_trainings().values():
        assert (training.price is None) == (training.price_status == "not_read"), training.id


def test_no_training_that_is_only_recalled_has_a_price() -> None:
    recalled = [training for training in all_trainings().values() if not training.may_be_shown]
    assert recalled
    assert all(training.price is None for training in recalled)


def test_the_cheapest_exam_has_the_price_that_was_read() -> None:
    exam = all_trainings()["T01"]
    assert (exam.name, exam.price, exam.price_status) == ("PSPO I", "USD 200 per attempt", "read_secondary")


def test_a_price_from_a_polluted_page_is_not_kept() -> None:
    assert all_trainings()["T09"].price is None


def test_a_training_with_two_addresses_has_them_apart() -> None:
    assert len(all_trainings()["T13"].urls) == 2
