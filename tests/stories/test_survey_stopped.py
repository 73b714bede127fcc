"""A survey is stopped again and again, by Ctrl-C and by kill -9, and comes to the same figures."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from fieldcraft.ads.survey.run import Settings
from tests.ads.survey import made

ADS = 6_000
BLOWS = 6


@pytest.fixture(scope="module")
def ads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ads of which some were posted twice, some cannot be read, and some require a certificate."""
    table: list[Any] = [
        {"text": made.ad(number % (ADS - 500), certified=number % 7 == 0), "country": "DEUS"[number % 2 :: 2]}
        for number in range(ADS)
    ]
    for place in range(0, ADS, 400):
        table.insert(place, b"broken")
    return made.write_jsonl(tmp_path_factory.mktemp("ads") / "ads.jsonl", table)


@pytest.fixture(scope="module")
def whole(ads: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    found = made.survey(ads, tmp_path_factory.mktemp("whole"), Settings(by="country"))
    assert found is not None
    return found.to_dict()


@contextmanager
def surveying(ads: Path, home: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "fieldcraft", "ads", "survey", str(ads), "--by", "country", "--json"]
    command += ["--cores", "2", *options]
    environment = os.environ | {"FIELDCRAFT_HOME": str(home)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process


def kept(home: Path) -> int:
    """The bytes that were kept so far."""
    return sum(path.stat().st_size for path in (home / "surveys").glob("*.work*"))


def to_its_end(ads: Path, home: Path) -> tuple[dict[str, Any], str]:
    with surveying(ads, home) as process:
        out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return json.loads(out), err


def test_killed_again_and_again_it_comes_to_the_same_figures(
    ads: Path, whole: dict[str, Any], tmp_path: Path
) -> None:
    drawn, ended = Random(4), 0
    for _ in range(BLOWS):
        with surveying(ads, tmp_path) as process:
            time.sleep(1.0 + 1.2 * drawn.random())
            if process.poll() is None:
                process.kill()
            else:
                ended += 1
            process.communicate(timeout=60)
    assert ended < BLOWS, "no blow fell while it worked"
    found, _ = to_its_end(ads, tmp_path)
    assert found == whole


def test_ctrl_c_says_how_to_go_on_and_going_on_counts_nothing_twice(
    ads: Path, whole: dict[str, Any], tmp_path: Path
) -> None:
    with surveying(ads, tmp_path) as process:
        give_up = time.monotonic() + 60
        while kept(tmp_path) < 200_000:
            assert process.poll() is None and time.monotonic() < give_up
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert "ads read; give the same command again to go on from there." in err
    assert "Traceback" not in err
    found, said = to_its_end(ads, tmp_path)
    assert "ads were read before; going on from there." in said
    assert found == whole


def test_the_same_survey_twice_at_once_is_refused(ads: Path, whole: dict[str, Any], tmp_path: Path) -> None:
    with surveying(ads, tmp_path) as first:
        give_up = time.monotonic() + 60
        while kept(tmp_path) < 50_000:
            assert first.poll() is None and time.monotonic() < give_up
            time.sleep(0.02)
        with surveying(ads, tmp_path) as second:
            _, err = second.communicate(timeout=60)
        assert second.returncode == 2
        assert "already running" in err
        out, _ = first.communicate(timeout=300)
    assert json.loads(out) == whole


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
def test_a_worker_that_is_killed_is_said_and_going_on_counts_nothing_twice(
    ads: Path, whole: dict[str, Any], tmp_path: Path
) -> None:
    with surveying(ads, tmp_path) as process:
        give_up = time.monotonic() + 60
        while kept(tmp_path) < 200_000:
            assert process.poll() is None and time.monotonic() < give_up
            time.sleep(0.02)
        os.kill(workers_of(process.pid)[0], signal.SIGKILL)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "What was read is kept: run the survey again" in err and "Traceback" not in err
    assert to_its_end(ads, tmp_path)[0] == whole


def workers_of(parent: int) -> list[int]:
    """The processes that read ads for another one."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            said = (entry / "cmdline").read_bytes() if entry.name.isdigit() else b""
            own = (entry / "stat").read_text().rsplit(")", 1)[1].split() if said else []
        except OSError:
            continue
        if own and int(own[1]) == parent and b"spawn_main" in said:
            found.append(int(entry.name))
    return found
