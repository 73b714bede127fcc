"""What is said of the figures, and what is said beside them so that nobody is flattered."""

from __future__ import annotations

import pytest

from fieldcraft.chance.judgement import Judgement, judge
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


def test_sure_things_on_both_sides_that_come_right_point_to_the_skill() -> None:
    assert "the skill above is the figure to read" in said((0.95, 40, 38), (0.05, 40, 2))


def test_someone_who_tells_bets_apart_without_sure_things_is_not_warned() -> None:
    text = said((0.8, 60, 48), (0.2, 60, 12))
    assert "flatter" not in text and "A curve alone" not in text and "near sure" not in text


@pytest.mark.parametrize(("came_true", "words"), [(30, "Every bet came true"), (0, "No bet came true")])
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
