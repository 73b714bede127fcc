from __future__ import annotations

from datetime import date

from fieldcraft.ads.survey.sample import Frame


def test_the_persons_own_words_stand_for_themselves() -> None:
    frame = Frame(217, 3, "mostly US technology firms", organisations=(("Harbour", 9),))
    assert frame.sentence() == "217 ads, mostly US technology firms"


def test_without_words_it_says_what_the_data_say_and_no_more() -> None:
    assert Frame(1, 1).sentence() == "1 ad from 1 file"
    frame = Frame(
        1_200,
        3,
        "",
        date(2023, 1, 2),
        date(2024, 5, 6),
        1_000,
        (("Harbour", 600), ("Meadow", 20), ("A", 2), ("B", 1)),
        (("DE", 700),),
        57,
    )
    assert frame.sentence() == (
        "1,200 ads from 3 files; 1,000 of them dated 2023-01-02 to 2024-05-06; 57 organisations, "
        "most from Harbour (600), Meadow (20), A (2); countries: DE (700)"
    )
    assert "not in it" in frame.warning()


def test_data_that_tell_only_years_are_not_told_by_the_day() -> None:
    assert "; 2019 to 2024" in Frame(9, 1, "", date(2019, 1, 1), date(2024, 1, 1), 9).sentence()
    assert "; 2024" in Frame(9, 1, "", date(2024, 1, 1), date(2024, 1, 1), 9).sentence()


def test_as_an_object() -> None:
    said = Frame(2, 1, "", date(2024, 1, 1), date(2024, 1, 1), 2, (("Harbour", 2),)).to_dict()
    assert said["from"] == said["until"] == "2024-01-01"
    assert said["organisations"] == [{"name": "Harbour", "ads": 2}]
