from __future__ import annotations

from datetime import date

import jsonschema

from fieldcraft.roles.data_files import load
from fieldcraft.roles.faults import fault_kinds, faults_of_one
from fieldcraft.roles.parts import parts
from fieldcraft.roles.role import PARTS
from tests.roles.written import criterion

TODAY = date(2026, 3, 5)


def test_every_part_of_a_criterion_is_asked_for_in_order() -> None:
    jsonschema.validate(load("parts.yaml"), load("parts.schema.yaml"))
    assert tuple(parts()) == PARTS


def test_the_weak_example_has_the_fault_it_is_shown_for_and_the_good_one_has_none() -> None:
    for name, part in parts().items():
        assert fault_kinds()[part.why].part == name
        if name != "by":
            weak = faults_of_one(criterion(**{name: part.weak}), TODAY)
            good = faults_of_one(criterion(**{name: part.good}), TODAY)
            assert part.why in [fault.code for fault in weak] or name == "help"
            assert good == ()
