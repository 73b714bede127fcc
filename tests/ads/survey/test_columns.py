from __future__ import annotations

import pytest

from fieldcraft.ads.survey.columns import Columns, choose_columns
from fieldcraft.refusal import Refused

LONG = "word " * 100


def choose(names: list[str], text: str | None = None, by: str | None = None, long: str = "") -> Columns:
    return choose_columns(names, [{name: LONG if name == long else "x" for name in names}] * 5, text, by)


def test_the_column_of_the_text_is_known_by_its_name() -> None:
    assert choose(["title", "Job Description"]).text == "Job Description"
    assert choose(["body", "text"]).text == "text"


def test_or_by_its_length_where_it_is_clearly_the_longest() -> None:
    assert choose(["a", "b"], long="b").text == "b"
    with pytest.raises(Refused, match=r"columns are a, b\. Name it: with --text-field"):
        choose(["a", "b"])


def test_two_long_columns_are_not_guessed_between() -> None:
    with pytest.raises(Refused, match="cannot be told"):
        choose_columns(["a", "b"], [{"a": LONG, "b": LONG}], None, None)


def test_what_the_person_said_is_taken_whatever_its_capitals() -> None:
    assert choose(["A", "text"], text="a").text == "A"


def test_all_that_is_wrong_is_said_at_once_with_the_columns() -> None:
    with pytest.raises(Refused) as refused:
        choose(["title", "text"], text="body", by="country")
    assert len(refused.value.problems) == 2
    assert all("title, text" in problem for problem in refused.value.problems)


def test_year_is_taken_out_of_a_day() -> None:
    chosen = choose(["text", "date_posted"], by="year")
    assert (chosen.by, chosen.by_year) == ("date_posted", True)
    chosen = choose(["text", "date_posted", "Year"], by="year")
    assert (chosen.by, chosen.by_year) == ("Year", False)


def test_what_tells_of_the_sample_is_found() -> None:
    chosen = choose(["text", "Company", "country", "posted_at"])
    assert (chosen.organisation, chosen.country, chosen.day) == ("Company", "country", "posted_at")


def test_strange_names_are_shown_fit_for_a_sentence() -> None:
    with pytest.raises(Refused) as refused:
        choose([f"c{number}" for number in range(40)] + ["\x1b[31m"])
    assert "and 11 more" in str(refused.value)
    with pytest.raises(Refused) as refused:
        choose(["\x1b[31m", ""], long="none")
    assert "\x1b" not in str(refused.value)
