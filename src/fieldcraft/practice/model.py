"""Which model a run is played on: its version, and a hash over the code and data that decide its numbers."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

# Grows when the same seed and decisions give another year on purpose.
VERSION = "1"
_FOLDER = Path(__file__).parent
# What a run's numbers come from; who debriefs, checks or times may change without changing a run.
_CODE = (
    "churn",
    "game",
    "luck",
    "orders",
    "parameters",
    "policies",
    "prospects",
    "quantiles",
    "scenarios",
    "seen",
    "situations",
    "state",
    "week",
    "world",
)


@cache
def model_hash() -> str:
    """SHA-256 over the model's code and data files, by their names and bytes."""
    digest = sha256()
    data = sorted((_FOLDER / "data" / "scenarios").glob("*.yaml"))
    data += [_FOLDER / "data" / name for name in ("parameters.yaml", "situations.yaml")]
    for path in (*(_FOLDER / f"{name}.py" for name in _CODE), *data):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
