from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pytest

from fieldcraft.ads.count import count_ads
from fieldcraft.ads.read import read_ad
from fieldcraft.ads.survey import read as room
from fieldcraft.ads.survey.batches import Batch, Item, Place
from fieldcraft.ads.survey.columns import Columns
from fieldcraft.ads.survey.read import AD, DEMANDS, MARK, SENTENCE, Task, families, family_of, read_batch
from fieldcraft.refusal import Refused

COLUMNS = Columns("text", "country", False, "company", "country", "posted")


def read(*items: Item, columns: Columns = COLUMNS, only: bool = True) -> room.BatchRead:
    return read_batch(Task(columns, only), Batch(items, Place()))


def row(text: str | None, *others: str | None, number: int = 1) -> Item:
    return Item("a.csv", number, cells=(text, *others, *[None] * (4 - len(others))))


def held(found: room.BatchRead) -> set[tuple[int, str, str, int]]:
    marks = np.frombuffer(found.marks, MARK)
    return {(int(m["ad"]), *found.names[m["what"] - 1], int(m["how"])) for m in marks}


def test_a_credential_counts_once_an_ad_with_its_strongest_demand() -> None:
    text = (
        "Nice to have: CSPO is a plus.\n\nCSPO certification required. 5+ years of experience. 3 years too."
    )
    found = held(read(row(text)))
    cspo = {each for each in found if each[2] == "CSPO"}
    assert cspo == {(0, "credential certification", "CSPO", DEMANDS.index("required"))}
    assert (0, "family", "product owner", 0) in found
    assert (0, "credential years", "years of experience", 0) in found


@pytest.mark.parametrize(
    "text",
    [
        "CSPO certification required.",
        "CSPO or PSPO certification required.",
        "CSPO, or equivalent experience, required.",
        "An active Secret clearance is required.",
        "We coach on the job. No certificates needed.",
        "CSPO is a plus.",
    ],
)
@pytest.mark.parametrize("only", [True, False])
def test_an_ad_requires_a_certification_exactly_when_count_ads_says_so(text: str, only: bool) -> None:
    flags = np.frombuffer(read(row(text), only=only).ads, AD)["flags"][0]
    counted = count_ads([read_ad(text)], None)
    assert bool(flags & room.REQUIRES) == bool(counted.requiring_any)
    assert bool(flags & room.ONLY_CLEARANCE) == bool(counted.requiring_only_clearance)


def test_cells_become_names_and_a_day() -> None:
    ad = np.frombuffer(read(row("An ad here", " DE ", "Harbour\nLtd", "DE", "2024-02-03T10:00")).ads, AD)[0]
    found = read(row("An ad here", " DE ", "Harbour\nLtd", "DE", "2024-02-03T10:00"))
    assert found.names[ad["by"] - 1] == ("by", "DE")
    assert found.names[ad["organisation"] - 1] == ("organisation", "Harbour Ltd")
    assert date.fromordinal(int(ad["day"])) == date(2024, 2, 3)


@pytest.mark.parametrize(
    ("said", "day"),
    [("2024", date(2024, 1, 1)), ("5 March 2023", date(2023, 1, 1)), ("2024-13-45", None), ("", None)],
)
def test_a_day_that_is_only_a_year_is_its_first(said: str, day: date | None) -> None:
    ordinal = int(np.frombuffer(read(row("An ad here", None, None, None, said)).ads, AD)[0]["day"])
    assert ordinal == (day.toordinal() if day else 0)


def test_the_year_of_a_day_can_be_the_group() -> None:
    columns = Columns("text", "posted", True)
    found = read(row("An ad here", "2021-05-06"), row("Another ad here", "soon"), columns=columns)
    assert ("by", "2021") in found.names
    assert np.frombuffer(found.ads, AD)["by"].tolist()[1] == 0


def test_what_cannot_be_read_is_listed_with_its_row_and_the_rest_is_read() -> None:
    found = read(
        row("An ad here", number=1),
        row("", number=2),
        row(None, number=3),
        row("x" * 300_000, number=4),
        Item("a.csv", 5, why="It has 2 cells."),
        row("Another ad here", number=6),
    )
    assert len(np.frombuffer(found.ads, AD)) == 2
    assert [(row, why) for _, row, why in found.unreadable] == [
        (2, "Its text is empty."),
        (3, "Its text is empty."),
        (4, "Its text is longer than 200,000 characters, and no ad is that long."),
        (5, "It has 2 cells."),
    ]


def line(value: Any) -> Item:
    return Item("a.jsonl", 1, json.dumps(value).encode() if not isinstance(value, bytes) else value)


def test_json_lines_are_taken_apart_here() -> None:
    found = read(
        line({"text": "An ad here", "country": "DE", "posted": 2024}),
        line(b'{"text": "broken'),
        line({"other": 1}),
        line({"text": ["no text"]}),
        line({"text": "half \ud800 a pair"}),
    )
    ads = np.frombuffer(found.ads, AD)
    assert len(ads) == 2
    assert found.names[ads["by"][0] - 1] == ("by", "DE")
    assert [why for _, _, why in found.unreadable] == [
        "The line is no JSON; it is broken, or was cut off.",
        "It has no field text.",
        "Its text is empty.",
    ]


def test_a_text_with_markup_is_read_as_a_reader_sees_it() -> None:
    marked = "<p>CSPO <b>certification</b> required.</p><ul><li>You decide</li></ul>"
    assert (0, "credential certification", "CSPO", 0) in held(read(row(marked)))
    assert read(row("<p></p>")).unreadable[0][2] == "Its text is empty."


def test_files_are_decoded_here_and_grouped_by_their_folder() -> None:
    found = read(
        Item("a/x.txt", data=b"CSPO certification required.", folder="a"),
        Item("y.pdf", data=b"no pdf"),
        columns=Columns(None),
    )
    assert ("by", "a") in found.names
    assert "does not hold what its ending" in found.unreadable[0][2]


@dataclass(frozen=True)
class Labelled:
    start: int
    end: int
    text: str
    label: str | None
    probability: float | None


def test_kinds_of_sentences_are_counted_where_they_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_labels(text: str) -> Any:
        reading = read_ad(text)
        labels = ["coaching", None, "coaching"]
        sentences = tuple(Labelled(0, 1, "x", label, 0.9) for label in labels)
        object.__setattr__(reading, "sentences", sentences)
        return reading

    monkeypatch.setattr(room, "read_ad", with_labels)
    monkeypatch.setattr(room, "count_ads", lambda readings, asked: count_ads([], asked))
    found = read(row("An ad here."), only=False)
    marks = np.frombuffer(found.marks, MARK)
    (mark,) = marks[marks["how"] == SENTENCE]
    assert found.names[mark["what"] - 1] == ("sentence", "coaching")
    assert mark["times"] == 2


def test_one_ad_that_the_reader_fails_on_does_not_lose_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = room.credentials_of

    def failing(page: Any) -> Any:
        if "bad" in page.text:
            raise RuntimeError
        return whole(page)

    monkeypatch.setattr(room, "credentials_of", failing)
    found = read(row("a bad ad", number=7), row("An ad here"))
    assert len(np.frombuffer(found.ads, AD)) == 1
    (_, number, why), *_ = found.unreadable
    assert number == 7
    place = r"\(RuntimeError in test_read\.py, line \d+\)"
    assert re.fullmatch(rf"Fieldcraft itself failed on it {place}; please report this ad\.", why)


@pytest.mark.parametrize("text", ["n/a", "5", "see below", "-"])
def test_what_is_too_short_to_be_an_ad_is_not_counted_as_one_without_demands(text: str) -> None:
    found = read(row(text))
    assert (found.ads, found.unreadable[0][2]) == (b"", "It holds too few words to be a job ad.")


def test_a_text_of_a_word_that_names_a_certificate_is_read() -> None:
    assert not read(row("PMP required")).unreadable


def test_a_lack_of_memory_stops_the_reading_and_leaves_no_ad_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def short_of_memory(page: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(room, "credentials_of", short_of_memory)
    with pytest.raises(Refused, match="Memory ran out while ads were read"):
        read(row("An ad here"))


def test_families() -> None:
    assert family_of("CSPO") == "product owner"
    assert family_of("Bachelor") is None
    assert {"product owner", "product manager"} <= set(families())
