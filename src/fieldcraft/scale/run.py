"""One function over many batches: in this process, on the cores of this computer, or on Ray."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable
from typing import Literal, TypeVar

from fieldcraft.refusal import Refused

Batch = TypeVar("Batch")
Result = TypeVar("Result")
Where = Literal["here", "cores", "ray"]
PLACES: tuple[Where, ...] = ("here", "cores", "ray")


def run(
    function: Callable[[Batch], Result],
    batches: Iterable[Batch],
    where: Where = "cores",
    cores: int | None = None,
) -> Generator[Result, None, None]:
    """The result of `function` for each batch, in the order of the batches, wherever it was worked out.

    `function` must be pure and importable (a function of a module, or a `functools.partial` of one);
    batches and results must pickle. `cores` is how many processes work, all cores when it is None. Batches
    are taken from their iterator only a few ahead of the result that is asked for, so that memory stays
    bounded however many there are. Leaving the iteration early (or `close`) ends what was started.
    """
    if cores is not None and cores < 1:
        raise Refused(f"{cores} cores cannot work; give 1 or more, or leave it out to use all.")
    if where == "ray":
        from fieldcraft.scale.on_ray import on_ray

        return on_ray(function, batches, cores)
    number = usable_cores() if cores is None else cores
    if where == "here" or number == 1:
        return (function(batch) for batch in batches)
    from fieldcraft.scale.on_cores import on_cores

    return on_cores(function, batches, number)


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
