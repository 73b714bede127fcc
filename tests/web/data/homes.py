"""Data folders of their own, used by commands in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HEADER = "Title,Probability,Opened,Due,Happened\n"
LINE = "It converts,70 %,2025-01-02,2025-03-01,yes\n"


def start(home: Path, *arguments: str, **options: Any) -> subprocess.Popen[str]:
    """A command on a data folder, started."""
    environment = os.environ | {"FIELDCRAFT_HOME": str(home), "FIELDCRAFT_TODAY": "2026-03-05"}
    environment.pop("FIELDCRAFT_DATABASE", None)
    line = [sys.executable, "-m", "fieldcraft", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(line, env=environment, text=True, stdin=subprocess.DEVNULL, **pipes, **options)


def run(home: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """A command on a data folder, run to its end."""
    process = start(home, *arguments, **options)
    out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def done(home: Path, *arguments: str) -> Any:
    """What a command that must succeed prints as JSON."""
    ran = run(home, *arguments, "--json")
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def with_bets(home: Path, titles: list[str]) -> Path:
    """A data folder with imported bets of these titles; the folder."""
    home.mkdir(exist_ok=True)
    sheet = home / "bets-to-import.csv"
    sheet.write_text(HEADER + "".join(LINE.replace("It converts", title) for title in titles), "utf-8")
    done(home, "bets", "import", str(sheet), "--yes")
    sheet.unlink()
    return home
