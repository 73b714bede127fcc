from __future__ import annotations

from fieldcraft.roles.inputs import read_criterion, read_role
from fieldcraft.roles.role import Criterion
from fieldcraft.web.roles.forms import CriterionForm, RoleForm
from tests.roles.written import TODAY, content, criterion


def test_a_form_sent_untouched_gives_what_it_was_filled_with() -> None:
    form = CriterionForm.filled(criterion())
    assert read_criterion(CriterionForm(form.initial).to_criterion()) == criterion()
    form = RoleForm.filled(content(), TODAY)  # type: ignore[assignment]
    assert read_role(RoleForm(form.initial).to_role(), TODAY) == content()


def test_each_new_form_has_a_key_of_its_own_and_a_role_starts_today() -> None:
    forms = [RoleForm.filled(None, TODAY) for _ in range(2)]
    assert forms[0].initial["form_key"] != forms[1].initial["form_key"]
    assert forms[0].initial["starts"] == "2026-03-05"
    assert CriterionForm.filled(Criterion("")).initial["by"] == ""
