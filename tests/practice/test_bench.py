"""The bench: what it counts; how long things take is measured by it, not here."""

from __future__ import annotations

from itertools import count

from fieldcraft.practice.bench import DRAWS_A_WEEK, USERS, bench, lanes_of


def test_it_reports_for_every_size_what_the_clock_says() -> None:
    ticks = count()
    made = bench(lambda: float(next(ticks)), rounds=1)
    assert made["draws_per_replay"] == DRAWS_A_WEEK * 52
    keys = [str(users) for users in USERS]
    for part in ("ns_per_draw", "replays_per_second_per_core"):
        figures = made[part]
        assert isinstance(figures, dict) and list(figures) == keys
    per_second = made["replays_per_second_per_core"]
    assert isinstance(per_second, dict) and per_second["8000"] == 200


def test_lanes_have_the_users_they_were_asked_for() -> None:
    lanes = lanes_of(80_000, 3)
    assert abs(lanes.world.people.sum(1) - 80_000).max() <= 2
