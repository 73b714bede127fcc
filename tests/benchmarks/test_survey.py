from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random

import pytest
from benchmarks.survey import _changed, _resident, write_ads


@pytest.mark.shared
def test_ads_are_made_of_sentences_and_the_same_for_a_seed(shared: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_ads(shared, tmp_path / name, 20, 600)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    lines = (tmp_path / "one").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    assert len(set(texts)) == 20
    assert all(600 <= len(text) < 1_100 for text in texts)


def test_a_repost_is_changed_as_much_as_it_says() -> None:
    text = " ".join(f"word{number}" for number in range(200))
    changed = _changed(Random(1), text, 6, 0.02, 0).split()
    assert sum(one != other for one, other in zip(text.split(), changed, strict=True)) == 10


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads /proc")
def test_the_memory_of_a_process_is_seen() -> None:
    assert _resident(os.getpid()) > 1_000_000
