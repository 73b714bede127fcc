"""Where things stand in the repository, for the tests that look at the house itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "fieldcraft"


def python_files() -> list[Path]:
    """The Python files of the product, without the generated migrations."""
    found = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
    return sorted(found)


def rooms() -> list[str]:
    """The names of the folders under src/fieldcraft, `web` and `cli` among them."""
    return sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))


def kept_files() -> list[Path]:
    """Every file that git keeps, or would keep once added."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is not a git checkout")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
