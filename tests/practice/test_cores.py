"""The compiled loops on all cores."""

from __future__ import annotations

from fieldcraft.practice.cores import cores, on_all_cores, one_core


def test_pieces_make_up_the_whole_on_one_core_and_on_all() -> None:
    done: list[tuple[int, int]] = []
    on_all_cores(lambda first, last: done.append((first, last)), 200)
    assert sorted(at for edge in done for at in range(*edge)) == list(range(200))
    with one_core():
        assert cores() == 1
        done.clear()
        on_all_cores(lambda first, last: done.append((first, last)), 200)
        assert done == [(0, 200)]
