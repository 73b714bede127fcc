from __future__ import annotations

from fieldcraft.ads.survey.run import Settings
from fieldcraft.web.survey.forms import SurveyForm


def test_what_was_chosen_becomes_settings() -> None:
    said = {
        "path": "/ads",
        "text_field": " body ",
        "by": "",
        "sample": "two\n words",
        "only_credentials": "on",
    }
    form = SurveyForm(said)
    assert form.is_valid()
    assert form.to_settings() == Settings("body", None, True, "two words")


def test_every_fresh_form_has_a_key_of_its_own() -> None:
    one, other = (SurveyForm.fresh().initial["form_key"] for _ in range(2))
    assert one != other
