"""Which model a run is played on: its version, and a hash over the code and data that decide its numbers."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

# Grows when the same seed and decisions give another year on purpose.
VERSION = "4"
_FOLDER = Path(__file__).parent
# What tells, shows, checks or times a run and may change without changing its numbers; all else decides them.
_ELSEWHERE = (
    "__init__",
    "across",
    "asking",
    "beliefs",
    "bench",
    "compiled",
    "cores",
    "debrief",
    "effects",
    "environment",
    "gates*",
    "in_words",
    "lessons",
    "looked_up",
    "messages",
    "model",
    "news",
    "noticed",
    "office",
    "plain_forecasts",
    "regret",
    "run",
    "showing",
    "steps",
    "telling",
    "units",
    "yardsticks",
)


@cache
def model_hash() -> str:
    """SHA-256 over the model's code and data files, by their names and bytes."""
    digest = sha256()
    data = sorted((_FOLDER / "data" / "scenarios").glob("*.yaml"))
    data += [_FOLDER / "data" / name for name in ("parameters.yaml", "policies.yaml", "situations.yaml")]
    for path in (*model_files(), *data):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def model_files() -> list[Path]:
    """The files of code that decide a run's numbers; a new one does unless it is named above."""
    elsewhere = {path for name in _ELSEWHERE for path in _FOLDER.glob(f"{name}.py")}
    return sorted(set(_FOLDER.glob("*.py")) - elsewhere)
