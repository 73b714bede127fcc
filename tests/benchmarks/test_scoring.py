"""How found spans are compared with labelled ones."""

from __future__ import annotations

from benchmarks.scoring import Labelled, Score, macro_f1, pairs, score


def certification(start: int, end: int, demand: str = "required") -> Labelled:
    return Labelled(start, end, "certification", demand)


def test_an_overlapping_span_with_the_same_demand_is_right() -> None:
    assert score([certification(2, 5)], [certification(4, 9)]) == Score(1, 1, 1)


def test_touching_spans_do_not_overlap() -> None:
    assert score([certification(0, 4)], [certification(4, 9)]) == Score(0, 1, 1)


def test_another_demand_or_kind_is_wrong() -> None:
    assert score([certification(0, 4)], [certification(0, 4, "preferred")]) == Score(0, 1, 1)
    assert pairs([certification(0, 4)], [Labelled(0, 4, "degree", "required")]) == []


def test_a_labelled_span_is_used_once() -> None:
    assert score([certification(0, 3), certification(5, 9)], [certification(0, 9)]) == Score(1, 2, 1)


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    counted = Score(2, 4, 3) + Score(1, 1, 3)
    assert (counted.precision, counted.recall) == (3 / 5, 3 / 6)
    assert abs(counted.f1 - 2 / (5 / 3 + 6 / 3)) < 1e-12


def test_nothing_found_where_nothing_is_labelled_is_all_right() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)
    assert (Score(0, 0, 2).recall, Score(0, 2, 0).precision) == (0.0, 0.0)


def test_the_macro_mean_leaves_out_classes_that_do_not_occur() -> None:
    assert macro_f1([Score(1, 1, 1), Score(0, 1, 1), Score()]) == 0.5
    assert macro_f1([]) == 1.0
