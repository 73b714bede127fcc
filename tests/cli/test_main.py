"""The front door of the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fieldcraft import __version__
from fieldcraft.cli.main import COMMANDS
from tests.cli.run import run


def test_help_names_every_command_without_reading_it() -> None:
    ran = run("--help")
    assert ran.code == 0
    assert all(name in ran.out for name in COMMANDS)


def test_starting_up_reads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom fieldcraft.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'django', 'yaml', 'lxml', 'pypdf', 'docx', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_version_is_told() -> None:
    assert __version__ in run("--version").out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert "Usage: fieldcraft" in ran.out


def test_an_unknown_command_is_refused_with_status_2() -> None:
    ran = run("askk")
    assert ran.code == 2
    assert ran.out == ""
    assert "askk" in ran.err


def test_a_day_that_is_none_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "31 February")
    ran = run("ask", "--about", "CSPO", "--json")
    assert ran.code == 2
    assert "YYYY-MM-DD" in ran.err


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only some systems have a place that is always full"
)
def test_an_output_that_takes_nothing_more_is_a_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "fieldcraft", "practice", "scenarios", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 2
    assert "could not be written" in ran.stderr and "Traceback" not in ran.stderr
