from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldcraft.scale.on_cores import AHEAD, WorkerEnded, on_cores
from tests.house import ROOT
from tests.scale import work


def test_results_come_in_the_order_of_the_batches() -> None:
    assert list(on_cores(work.slowly, range(12), 2)) == list(range(12))


def test_the_work_is_done_by_other_processes() -> None:
    workers = set(on_cores(work.process, range(40), 2))
    assert os.getpid() not in workers
    assert len(workers) == 2


def test_no_more_batches_are_taken_than_a_few_ahead() -> None:
    taken: list[int] = []

    def batches() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = on_cores(work.square, batches(), 2)
    for _ in range(5):
        next(results)
    results.close()
    assert len(taken) <= 5 + 2 * AHEAD


def test_an_error_of_the_function_comes_out_as_it_is() -> None:
    with pytest.raises(ValueError, match="three"):
        list(on_cores(work.fail, range(6), 2))


def test_a_worker_that_is_killed_is_said_with_what_to_do() -> None:
    with pytest.raises(WorkerEnded, match="fewer cores"):
        list(on_cores(work.die, range(6), 2))


PROGRAM = """
import time
from fieldcraft.scale.on_cores import on_cores
from tests.scale import work

def batches():
    for number in range(10_000):
        time.sleep(0.01)
        yield number

if __name__ == "__main__":
    for pid in on_cores(work.process, batches(), 2):
        print(pid, flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
def test_workers_end_with_their_parent_even_when_it_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, "utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        workers = {parent.stdout.readline().strip() for _ in range(20)}
        parent.kill()
        parent.wait()
        give_up = time.monotonic() + 10
        while any(_runs(pid) for pid in workers):
            assert time.monotonic() < give_up, "the workers outlived their parent"
            time.sleep(0.05)
    assert workers


def _runs(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
