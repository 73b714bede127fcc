"""Batches worked on by Ray. The only place that imports it; it is an extra: `pip install fieldcraft[ray]`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import Any, TypeVar

from fieldcraft.refusal import Refused

Batch = TypeVar("Batch")
Result = TypeVar("Result")

AHEAD = 4


def on_ray(
    function: Callable[[Batch], Result], batches: Iterable[Batch], cores: int | None
) -> Generator[Result, None, None]:
    """As `run`, on the Ray that runs here, on the cluster that RAY_ADDRESS names, or on one started for it.

    `cores` bounds one that is started for it. Refused where Ray is not installed or cannot be reached.
    """
    try:
        import ray
    except ImportError:
        raise Refused(
            "Ray is not installed; install it with `pip install 'fieldcraft[ray]'`, or leave --where out "
            "to use the cores of this computer."
        ) from None
    return _on(ray, function, batches, cores)


def _on(
    ray: Any, function: Callable[[Batch], Result], batches: Iterable[Batch], cores: int | None
) -> Generator[Result, None, None]:
    ours = not ray.is_initialized()
    if ours:
        try:
            ray.init(num_cpus=cores, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise Refused(f"Ray cannot be reached ({error}); unset RAY_ADDRESS, or start it.") from None
    try:
        task = ray.remote(num_cpus=1)(_call)
        shared = ray.put(function)
        ahead = AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        waiting: deque[Any] = deque()
        for batch in batches:
            waiting.append(task.remote(shared, batch))
            if len(waiting) >= ahead:
                yield ray.get(waiting.popleft())
        while waiting:
            yield ray.get(waiting.popleft())
    finally:
        if ours:
            ray.shutdown()


def _call(function: Callable[[Any], Any], batch: Any) -> Any:
    return function(batch)
