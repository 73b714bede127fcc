from __future__ import annotations

from fieldcraft.bets.imports.plan import Choices
from fieldcraft.bets.imports.reading import plan_import
from fieldcraft.web.data.forms import EraseForm, FileForm, PlanForm
from tests.bets.imports.files import file_of

LINES = ["Title,When,Probability,Colour", "It converts,2025-03-01,70 %,red"]


def test_the_form_shows_what_was_guessed_and_gives_it_back() -> None:
    plan = plan_import(file_of(LINES), Choices(columns={"When": "due"}))
    assert plan.table is not None
    form = PlanForm(plan.table.header, PlanForm.initial_of("d", plan))
    assert form.is_valid(), form.errors
    assert form.to_choices() == Choices({"1": "title", "2": "due", "3": "probability", "4": "nothing"})
    assert [field.label for field in form.columns()] == ["Title", "When", "Probability", "Colour"]


def test_what_is_chosen_besides_is_read() -> None:
    said = {"digest": "d", "dates": "mdy", "chances": "percent", "mine": " Ada ", "kind": "reading"}
    form = PlanForm((), said)
    assert form.is_valid()
    assert form.to_choices() == Choices({}, "mdy", "percent", "Ada", "reading")


def test_what_is_not_on_offer_is_not_valid() -> None:
    assert not PlanForm(("a",), {"digest": "d", "column_1": "colour"}).is_valid()
    assert not FileForm({}, {}).is_valid()


def test_the_word_is_asked_for() -> None:
    assert "erase" in str(EraseForm()["word"].label)
