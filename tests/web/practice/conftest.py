"""Debriefs of the pages, worked on when a test says so, in its thread and its transaction."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest

from fieldcraft.practice import steps
from fieldcraft.web.practice import jobs


class Begun:
    """The threads that were begun, in their order; none of them runs before `work`."""

    def __init__(self) -> None:
        self.waiting: list[Any] = []
        self.count = 0

    def thread(self, target: Any, args: list[Any], **said: Any) -> Any:
        """Stands in for a thread."""

        def start() -> None:
            self.count += 1
            self.waiting.append(partial(target, *args))

        return SimpleNamespace(start=start, join=lambda patience: self.work())

    def work(self) -> None:
        """Let all of them run to their end."""
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Iterator[Begun]:
    """The threads of debriefs, with few replays each."""
    threads = Begun()
    few = steps.steps
    monkeypatch.setattr(steps, "steps", lambda run, settled: few(run, settled, 20))
    monkeypatch.setattr(jobs, "Thread", threads.thread)
    monkeypatch.setattr(jobs, "connection", SimpleNamespace(close=lambda: None))
    monkeypatch.setattr(jobs, "_leaving", Event())
    monkeypatch.setattr(jobs, "_jobs", {})
    yield threads
