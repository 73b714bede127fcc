from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Any

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.scale.on_ray import on_ray
from tests.scale import work


def test_without_ray_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "ray":
            raise ImportError(name)
        return whole(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Refused, match=r"fieldcraft\[ray\]"):
        on_ray(work.square, [1], None)


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """A real Ray with two cores; skipped where the extra is not installed."""
    module = pytest.importorskip("ray", reason="Ray is an extra: pip install 'fieldcraft[ray]'")
    module.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield module
    module.shutdown()


@pytest.mark.filterwarnings("ignore")
def test_ray_gives_what_this_process_gives(ray: Any) -> None:
    assert list(on_ray(work.square, range(30), 2)) == [number * number for number in range(30)]
    assert ray.is_initialized(), "a Ray that was there before is left running"


@pytest.mark.filterwarnings("ignore")
def test_ray_keeps_the_order(ray: Any) -> None:
    assert list(on_ray(work.slowly, range(10), 2)) == list(range(10))
