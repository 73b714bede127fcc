from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

import fieldcraft.web
from fieldcraft.web.hatch import Hatch

WEB = Path(fieldcraft.web.__file__).parent


def five() -> int:
    return 5


def test_what_is_handed_down_is_made_when_it_is_asked_for() -> None:
    asked: list[int] = []
    hatch: Hatch[int] = Hatch("a number")
    hatch.hand_down(lambda: asked.append(1) or 5)
    assert not asked
    assert hatch() == 5
    assert asked


def test_a_hatch_that_nobody_filled_says_so() -> None:
    with pytest.raises(RuntimeError, match="No room hands down a number"):
        Hatch[int]("a number")()


def test_a_hatch_is_filled_by_one_room_however_often() -> None:
    hatch: Hatch[int] = Hatch("a number")
    hatch.hand_down(five)
    hatch.hand_down(five)
    with pytest.raises(RuntimeError, match="Two rooms hand down a number"):
        hatch.hand_down(lambda: 6)
    assert hatch() == 5


def test_every_hatch_of_the_shell_is_filled_when_django_is_ready() -> None:
    assert apps.ready
    found = []
    for path in WEB.rglob("*.py"):
        if "= Hatch(" in path.read_text("utf-8"):
            name = ".".join(path.relative_to(WEB).with_suffix("").parts)
            module = import_module(f"fieldcraft.web.{name}")
            found += [each for each in vars(module).values() if isinstance(each, Hatch)]
    assert len(found) >= 3
    for hatch in found:
        assert hatch() is not None
