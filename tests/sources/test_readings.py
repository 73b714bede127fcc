"""Readings: one idea each, to be tried."""

from __future__ import annotations

from fieldcraft.sources.readings import all_readings


def test_a_reading_gives_an_idea_an_experiment_and_what_to_keep() -> None:
    book = all_readings()["B05"]
    assert (book.title, book.medium) == ("The Mom Test", "book")
    assert book.idea and book.experiment and book.keep
    assert "S08" in book.fits


def test_every_reading_names_its_author_without_the_medium() -> None:
    assert not [reading.id for reading in all_readings().values() if "(article)" in reading.author]
    assert all_readings()["A01"].medium == "essay"
