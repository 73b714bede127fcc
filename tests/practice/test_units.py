"""What forecasts are counted in is known without the engine."""

from __future__ import annotations

import subprocess
import sys

from fieldcraft.practice import asking
from fieldcraft.practice.run import Run
from fieldcraft.practice.units import PEOPLE, PERCENT, YES_NO
from tests.practice.plays import SCENARIO, SEED


def test_what_can_be_forecast_is_counted_in_these_or_in_money_questions_and_weeks() -> None:
    units = {each.unit for each in Run(SCENARIO, SEED).asks}
    assert {PEOPLE, PERCENT, YES_NO} <= units
    assert units - {PEOPLE, PERCENT, YES_NO} == {"tickets", "weeks", SCENARIO.currency}
    assert asking.GROWS in {each.key for each in Run(SCENARIO, SEED).asks if each.unit == YES_NO}


def test_a_form_that_asks_for_units_loads_no_engine() -> None:
    code = "import sys, fieldcraft.practice.units; print('numba' in sys.modules, 'numpy' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == ["False", "False"]
