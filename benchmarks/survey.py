"""The survey of many ads: how many at a time, in how much memory, and how well reposts are found.

The ads are made at run time by drawing sentences of the shared ads; nothing of them is kept. The million is
surveyed when FIELDCRAFT_BENCH_MILLION is set (its ads are about 600 characters long, and need 1 GB of disk).
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Event, Thread
from time import perf_counter
from typing import Any

import numpy as np

from fieldcraft.ads.survey.near import ALIKE, _runs, duplicates, sketch

ADS, LENGTH = 8_000, 3_600
MILLION, MILLION_LENGTH = 1_000_000, 600
RESAMPLED = 20_000
RARE = 20
WORD = re.compile(r"\w+")
# Reposts: what is changed, as (words replaced, share of words replaced, sentences dropped).
CHANGES = {
    "place, pay and date changed (6 words)": (6, 0.0, 0),
    "1 % of the words changed, a sentence dropped": (0, 0.01, 1),
    "3 % of the words changed, a sentence dropped": (0, 0.03, 1),
    "5 % of the words changed": (0, 0.05, 0),
    "15 % of the words changed (no longer near)": (0, 0.15, 0),
}


def figures(shared: Path) -> list[tuple[str, str]]:
    """Rows of (what, figure) from the folder of shared data."""
    rows = _reposts(shared) + _false_merges(shared)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ads.jsonl"
        write_ads(shared, file, ADS, LENGTH)
        one, two = (_survey(file, cores) for cores in (1, 2))
        alone, beside = _arithmetic(1), _arithmetic(2)
        rows += [
            (f"{ADS:,} ads of {LENGTH:,} characters, one core", f"{ADS / one[0]:.0f} a second"),
            ("the same on two cores", f"{one[0] / two[0]:.2f} times as fast"),
            (
                "two processes of plain arithmetic beside one, in the same minute",
                f"{2 * alone / beside:.2f} times as fast",
            ),
            ("their peak memory, all processes together", f"{_mb(one[1])}; {_mb(two[1])}"),
        ]
        if os.environ.get("FIELDCRAFT_BENCH_MILLION"):
            write_ads(shared, file, MILLION, MILLION_LENGTH)
            seconds, memory, found = _survey(file, 2)
            bad = "; ".join(f"row {each['row']}: {each['why']}" for each in found["unreadable_rows"][:5])
            rows.append(("of the million, not read", f"{found['unreadable']} {bad}"))
            rows.append(
                (
                    f"{MILLION:,} ads of about {MILLION_LENGTH} characters, two cores",
                    f"{seconds / 60:.1f} minutes, peak {_mb(memory)}, {found['duplicates']:,} duplicates",
                )
            )
    return rows


def write_ads(shared: Path, file: Path, count: int, length: int, seed: int = 1) -> None:
    """Ads made of sentences drawn from the shared ads, one JSON object a line."""
    sentences = _sentences(shared)
    drawn = Random(seed)
    with file.open("w", encoding="utf-8") as out:
        for number in range(count):
            text = _made(drawn, sentences, length)
            row = {"id": number, "year": 2020 + number % 6, "text": text}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _made(drawn: Random, sentences: list[str], length: int) -> str:
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(drawn.choice(sentences))
        size += len(parts[-1]) + 1
    return "\n".join(parts)


def _sentences(shared: Path) -> list[str]:
    lines = (
        line.strip() for text in _texts(shared, "ads", "text") for line in re.split(r"\n|(?<=\.) ", text)
    )
    return sorted({line for line in lines if 20 < len(line) < 400})


def _texts(shared: Path, name: str, field: str) -> Iterator[str]:
    with gzip.open(shared / "ads" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)[field]


def _survey(file: Path, cores: int) -> tuple[float, int, dict[str, Any]]:
    """Seconds, peak bytes of all processes together, and the result of one survey by the command."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "fieldcraft", "ads", "survey", str(file), "--only", "credentials"]
        command += ["--cores", str(cores), "--json"]
        environment = os.environ | {"FIELDCRAFT_HOME": home}
        start = perf_counter()
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            done, peak = Event(), [0]
            watch = Thread(target=_watch, args=(process.pid, done, peak))
            watch.start()
            out, _ = process.communicate()
            done.set()
            watch.join()
        assert process.returncode == 0, "the survey failed"
        return perf_counter() - start, peak[0], json.loads(out)


def _arithmetic(processes: int) -> float:
    """Seconds for as many processes to do the same sum each: what this machine gives at this moment."""
    program = "total = 0\nfor n in range(60_000_000): total += n * n"
    start = perf_counter()
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(processes)]
    for each in running:
        each.wait()
    return perf_counter() - start


def _watch(root: int, done: Event, peak: list[int]) -> None:
    while not done.wait(0.2):
        peak[0] = max(peak[0], _resident(root))


def _resident(root: int) -> int:
    """The resident bytes of a process and all below it, shared pages counted each time; Linux."""
    if not Path("/proc/self/statm").exists():
        return 0
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    total = 0
    for pid in family:
        try:
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        except OSError:
            continue
    return total * os.sysconf("SC_PAGE_SIZE")


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f} MB" if size else "not measured on this system"


def _reposts(shared: Path) -> list[tuple[str, str]]:
    """Recall: every distinct real ad and one repost of it, invented by each kind of change."""
    texts = list(dict.fromkeys(_texts(shared, "trap", "description")))
    near = _near(texts)
    distinct = [text for text, left_out in zip(texts, near, strict=True) if not left_out][:2_000]
    rows = []
    for what, change in CHANGES.items():
        drawn = Random(7)
        reposts = [_changed(drawn, text, *change) for text in distinct]
        found = _near([*distinct, *reposts])[len(distinct) :].sum()
        share = f"{found / len(distinct):.3f} of {len(distinct):,}"
        rows.append((f"reposts found: {what}", share))
    return rows


def _changed(drawn: Random, text: str, words: int, share: float, drop: int) -> str:
    lines = re.split(r"(?<=[.\n])", text)
    for _ in range(drop):
        if len(lines) > 3:
            del lines[drawn.randrange(len(lines))]
    text = "".join(lines)
    places = [found.span() for found in WORD.finditer(text)]
    count = min(len(places), words + round(share * len(places)))
    for start, end in sorted(drawn.sample(places, count), reverse=True):
        text = text[:start] + f"changed{drawn.randrange(1000)}" + text[end:]
    return text


def _false_merges(shared: Path) -> list[tuple[str, str]]:
    """Ads left out as near though no earlier ad is as like them as that, by their exact likeness."""
    texts = [*dict.fromkeys(_texts(shared, "trap", "description")), *_texts(shared, "ads", "text")]
    near = _near(texts)
    runs = [frozenset(_runs(text).tolist()) for text in texts]
    holders: dict[int, list[int]] = {}
    below = far = 0
    for number, own in enumerate(runs):
        if near[number]:
            shared_with: set[int] = set()
            for run in own:
                # What hundreds share tells none of them apart, and is slow to go through.
                for other in holders.get(run, ())[:RARE]:
                    shared_with.add(other)
            best = max((len(own & runs[other]) / len(own | runs[other]) for other in shared_with), default=0)
            below += best < ALIKE
            far += best < ALIKE - 0.1
        for run in own:
            holders.setdefault(run, []).append(number)
    drawn, sentences = Random(3), _sentences(shared)
    made = int(_near([_made(drawn, sentences, 1_500) for _ in range(RESAMPLED)]).sum())
    return [
        (
            f"real ads left out as near, of {len(texts):,}; less alike than {ALIKE}; than {ALIKE - 0.1:.2f}",
            f"{int(near.sum())}; {below}; {far}",
        ),
        (f"of {RESAMPLED:,} ads made of sentences drawn at random, left out as near", str(made)),
    ]


def _near(texts: list[str]) -> Any:
    sketches = [sketch(text) for text in texts]
    keys = np.array([each[0] for each in sketches])
    bits = np.array([each[1] for each in sketches])
    return duplicates(np.arange(len(texts), dtype=np.uint64), keys, bits)[1]
