"""A year on a simulated product: begun and played to its end in a terminal, then debriefed there."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.web.served import Visitor, served

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="there is no terminal to play in")
PATIENCE = 120


def command(home: Path, *arguments: str, said: str = "") -> Any:
    line = [sys.executable, "-m", "fieldcraft", "practice", *arguments, "--json"]
    ran = subprocess.run(line, env=environment(home), input=said, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def environment(home: Path) -> dict[str, str]:
    made = os.environ | {"FIELDCRAFT_HOME": str(home), "FIELDCRAFT_TODAY": "2026-03-05"}
    made.pop("FIELDCRAFT_DATABASE", None)
    return made


def in_a_terminal(home: Path, *arguments: str, typed: list[tuple[str, str]]) -> str:
    """Run a command in a terminal of its own, answering each question as it is asked; what it printed."""
    ours, theirs = pty.openpty()
    line = [sys.executable, "-m", "fieldcraft", "practice", *arguments]
    ends = time.monotonic() + PATIENCE
    with subprocess.Popen(line, env=environment(home), stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        printed, waiting = "", 0
        answers = iter(typed)
        question, answer = next(answers, ("", ""))
        while time.monotonic() < ends:
            if not select.select([ours], [], [], 0.2)[0]:
                continue
            try:
                part = os.read(ours, 65536).decode(errors="replace")
            except OSError:
                break
            if not part:
                break
            printed += part
            while question and (at := printed.find(question, waiting)) >= 0:
                waiting = at + len(question)
                os.write(ours, f"{answer}\n".encode())
                question, answer = next(answers, ("", ""))
        if time.monotonic() >= ends:
            process.kill()
        process.wait(timeout=PATIENCE)
    os.close(ours)
    assert process.returncode == 0, printed[-2000:]
    return printed


def test_a_year_is_played_in_the_terminal_stopped_taken_up_again_and_debriefed(tmp_path: Path) -> None:
    begun = command(tmp_path, "start", "--scenario", "growing-consumer", "--seed", "5")
    id = begun["run"]
    first = {
        "choice": begun["choices"][-1]["id"],
        "reason": "It is the boldest",
        "forecast": {"quantity": begun["asks"][0]["quantity"], "p10": 1000, "p50": 9000, "p90": 20000},
    }
    command(tmp_path, "decide", id, "--file", "-", said=json.dumps(first))
    a_decision = [
        ("What do you decide", "1"),
        ("Your reason", "It looks best"),
        ("Forecast which", "10"),
        ("How likely, in percent", "60 %"),
    ]
    played = in_a_terminal(tmp_path, "play", id, typed=a_decision * 19)
    assert "The year is over" in played
    assert command(tmp_path, "show", id)["choices"] == []

    view = [("your best decision", "0"), ("your worst decision", "2"), ("Why", "I was bold")]
    told = in_a_terminal(tmp_path, "debrief", id, "--replays", "20", typed=view)
    for words in ("You said: best in week 0", "Decision 20 of 20", "your decisions", "Brier score", "hidden"):
        assert words in told
    record = command(tmp_path, "debrief", id)
    result = record["result"]
    parts = result["decision_skill"] + result["unknowable_luck"] + result["noise_luck"]
    assert abs(result["total"] - result["reference"] - parts) < 0.01
    assert len(record["decisions"]) == 20 and record["decisions"][0]["choice"] == first["choice"]
    assert all(each["forecast_score"] is not None for each in record["decisions"])


def test_a_debrief_outlives_two_tabs_and_the_end_of_the_server(tmp_path: Path) -> None:
    id = command(tmp_path, "start", "--scenario", "young-business", "--seed", "5")["run"]
    command(tmp_path, "autoplay", id, "--policy", "random")
    address = f"/practice/{id}/debrief"
    with served(tmp_path) as server:
        tabs = [Visitor(server.address) for _ in range(2)]
        for tab in tabs:
            tab.read(address)
        assert "You went on without your own view" in tabs[0].send(address, {"go": "skip"})
        assert "You went on without your own view" in tabs[1].send(address, {"go": "skip"})
        until(tabs[1], address, "<tbody")
        assert 'id="record"' not in tabs[1].page
        code, said = server.stop()
        assert code == 0 and "Traceback" not in said
    with served(tmp_path) as server:
        tab = Visitor(server.address)
        until(tab, address, 'id="record"')
        assert "You went on without your own view" in tab.page
    record = command(tmp_path, "debrief", id)
    assert record["own_view"] is None and len(record["decisions"]) == 20


def until(visitor: Visitor, address: str, words: str) -> None:
    """Look at the page again and again, as a person would."""
    ends = time.monotonic() + PATIENCE
    while words not in visitor.read(address):
        assert time.monotonic() < ends, visitor.page
        time.sleep(0.3)
