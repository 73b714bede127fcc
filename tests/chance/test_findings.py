"""What is said of the figures, and what is said beside them so that nobody is flattered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.chance.findings import said_with_band, unit_findings
from fieldcraft.chance.judgement import Judgement, judge
from fieldcraft.chance.skewed import Mean
from tests.chance.settled import NO_CHANCES, NO_RANGES, chances, ranges


def of(*groups: tuple[float, int, int]) -> Judgement:
    return judge(chances(*groups), NO_RANGES)


def said(*groups: tuple[float, int, int]) -> str:
    return " ".join(of(*groups).findings).replace("\u00a0", " ")


def test_the_fullest_group_comes_first_with_its_doubt() -> None:
    judgement = of((0.7, 40, 26), (0.3, 15, 4))
    assert judgement.findings[0].replace("\u00a0", " ") == (
        "Of 40 bets you gave about 70 %, 26 came true (65 %, could be 52 to 76)."
    )


def test_a_group_astray_beyond_luck_comes_before_a_fuller_one() -> None:
    assert of((0.7, 40, 28), (0.9, 30, 12)).findings[0].startswith("Of 30 bets you gave about 90")


def test_a_group_as_far_astray_as_one_of_several_will_be_by_luck_does_not_come_first() -> None:
    judgement = of((0.7, 40, 28), (0.9, 10, 7), (0.5, 30, 15), (0.3, 30, 9))
    astray = [point for point in judgement.curve if not point.holds]
    assert [point.n for point in astray] == [10]
    assert judgement.findings[0].startswith("Of 40 bets")
    assert "In 1 of 4 groups what you said lies outside" in judgement.findings[1]


def test_groups_that_hold_are_said_to_hold_and_one_group_is_no_curve() -> None:
    assert "In all 2 groups what you said lies within what could be." in said((0.7, 20, 14), (0.3, 20, 6))
    assert "the curve is one point" in said((0.7, 20, 14))


@pytest.mark.parametrize(("came_true", "word"), [(10, "less"), (40, "more")])
def test_expecting_too_much_or_too_little_overall_is_said(came_true: int, word: str) -> None:
    assert f": {word} happens than you expect." in said((0.5, 50, came_true))


def test_skill_is_said_against_both_with_its_doubt() -> None:
    text = said((0.9, 40, 37), (0.1, 40, 3))
    assert "72 % better than always saying 50 %, your own share of yes (could be" in text


def test_worse_than_saying_ones_own_share_is_said_plainly() -> None:
    assert "worse than always saying 50 %, your own share of yes" in said((0.9, 20, 10), (0.2, 20, 10))


def test_sure_things_do_not_flatter() -> None:
    text = said((0.95, 60, 57))
    assert "All 60 forecasts were near sure things" in text
    assert "is 0.000 of 0.048, and no skill against your own share is shown yet." in text


def test_always_saying_ones_own_share_does_not_flatter() -> None:
    text = said((0.55, 60, 33))
    assert "A curve alone can look good without telling bets apart" in text
    assert "no skill against your own share is shown yet" in text


def test_sure_things_on_both_sides_that_come_right_are_not_called_skill() -> None:
    text = said((0.95, 40, 38), (0.05, 40, 2))
    assert "nothing can be said yet: 0 of the 20 it takes" in text
    assert "would tell whether that is skill or a choice of easy bets" in text


def test_skill_is_said_of_the_bets_that_could_go_either_way_and_of_all_after_it() -> None:
    text = said((0.8, 60, 48), (0.2, 60, 12), (0.95, 140, 133))
    assert (
        "On the 120 bets that could go either way (over 10 % and under 90 %) your forecasts scored 36 %"
        in text
    )
    assert "All 260, near sure things too, scored" in text
    assert "resolution, what your forecasts tell apart, is" in text and "without them" in text


FLIPS = (0.5, 40, 20)


def test_a_coin_flipper_does_not_look_skilled_by_adding_sure_things() -> None:
    """With 40 sure things the skill of all forecasts together is a third; the headline stays what it was."""
    alone, flattered = of(FLIPS), of(FLIPS, (0.99, 40, 40))
    assert flattered.chances is not None and flattered.chances.skill_vs_own_base_rate is not None
    assert flattered.chances.skill_vs_own_base_rate.estimate > 0.3
    assert flattered.findings[0] == alone.findings[0]
    assert "On the 40 bets that could go either way" in said(FLIPS, (0.99, 40, 40))
    assert "scored no better than always saying 50 %, your own share of yes there" in (
        said(FLIPS, (0.99, 40, 40))
    )


middling = st.sampled_from([0.15, 0.3, 0.5, 0.65, 0.85])
sure = st.tuples(st.sampled_from([0.01, 0.05, 0.95, 0.99, 1.0]), st.integers(1, 300))


@given(st.lists(st.tuples(middling, st.booleans()), min_size=20, max_size=80), st.lists(sure, max_size=4))
def test_sure_things_that_come_right_change_neither_headline_nor_the_skill_it_stands_beside(
    pairs: list[tuple[float, bool]], added: list[tuple[float, int]]
) -> None:
    groups = [(forecast, 1, int(answer)) for forecast, answer in pairs]
    right = [(forecast, n, n if forecast > 0.5 else 0) for forecast, n in added]
    before, after = of(*groups), of(*groups, *right)
    assert after.findings[0] == before.findings[0]
    assert before.chances is not None and after.chances is not None
    assert after.chances.without_near_sure == before.chances.without_near_sure


def test_sure_things_that_go_wrong_do_come_first() -> None:
    assert said((0.5, 40, 20), (0.95, 40, 20)).startswith("Of 40 bets you gave about 95 %")


def test_someone_who_tells_bets_apart_without_sure_things_is_not_warned() -> None:
    text = said((0.8, 60, 48), (0.2, 60, 12))
    assert "flatter" not in text and "A curve alone" not in text and "near sure" not in text


@pytest.mark.parametrize(("came_true", "words"), [(30, "every one came true"), (0, "none came true")])
def test_when_all_or_none_came_true_nobody_can_tell_skill(came_true: int, words: str) -> None:
    text = said((0.9, 30, came_true))
    assert words in text
    assert "bets that could go either way would tell more" in text


def test_forecasts_of_0_and_100_are_said_to_be_scored_otherwise() -> None:
    assert "One forecast was exactly 0 or 100 %" in said((0.6, 30, 18), (1.0, 1, 1))
    assert "2 forecasts were exactly 0 or 100 %" in said((0.6, 30, 18), (1.0, 2, 1))
    assert "exactly" not in said((0.6, 30, 18))


def test_ranges_are_said_with_what_was_expected_and_on_which_side_they_missed() -> None:
    (_, sentence) = judge(NO_CHANCES, ranges(40, below=8, above=1)).findings
    assert sentence.replace("\u00a0", " ") == (
        "Your 80 % ranges held 31 of 40 (78 %, could be 65 to 87); 32 expected. "
        "Of the 9 outside, 8 fell below and 1 above."
    )


def test_ranges_that_all_held_have_no_misses_to_place() -> None:
    assert judge(NO_CHANCES, ranges(20)).findings[-1].endswith("16 expected.")


def test_of_too_few_ranges_nothing_is_said_yet_and_of_none_nothing_at_all() -> None:
    assert judge(NO_CHANCES, ranges(19)).findings[-1] == (
        "Of ranges nothing can be said yet: 19 of the 20 settled ones it takes."
    )
    assert len(judge(NO_CHANCES, NO_RANGES).findings) == 1


@pytest.mark.parametrize(("n", "start"), [(0, "20 more settled yes-or-no bets make 20"), (19, "1 more")])
def test_what_more_would_tell_counts_the_bets_that_lack(n: int, start: str) -> None:
    assert of((0.7, n, n // 2)).what_more_would_tell.startswith(start)


def test_what_more_would_tell_says_how_close_the_fullest_group_is_bounded() -> None:
    assert "40 bets you gave about 70\u00a0% tell their share to within about 12 points; 62 or so" in (
        of((0.7, 40, 26), (0.3, 15, 4)).what_more_would_tell
    )
    assert "four times as many would halve that" in of((0.7, 400, 280)).what_more_would_tell


def test_each_unit_is_said_with_its_share_and_both_scores() -> None:
    figures = judge(NO_CHANCES, ranges(25, below=3, above=1)).ranges
    (sentence,) = unit_findings(figures)
    assert sentence.replace("\u00a0", " ").startswith(
        "Ranges in hours: 21 of 25 held (84 %, could be 69 to 93); interval score 28.0 (could be "
    )
    assert unit_findings(judge(NO_CHANCES, ranges(19)).ranges) == ()


@pytest.mark.parametrize(
    ("score", "words"), [(0, "0"), (1234.5, "1,230"), (18.44, "18.4"), (0.02134, "0.0213"), (3e-9, "3e-09")]
)
def test_scores_are_said_with_three_digits_in_any_unit(score: float, words: str) -> None:
    assert said_with_band(Mean(5, score, None)).split(" (")[0] == words
