"""A run's seed, sealed in an archive until its debrief was seen: hidden from a reader, not from a program.

The world follows from the seed. Whoever reads the archive of a run that goes on shall not come upon it, and
an import on any computer shall still bring the run back whole, so that no key can stay at home. The seal is
therefore a cover and no lock: see docs/decisions/0008.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

SEALED, SEED = "sealed_seed", "seed"
_BYTES = 8


def sealed(run: str, body: dict[str, Any]) -> dict[str, Any]:
    """The body of a run's first entry with its seed covered."""
    rest = {name: value for name, value in body.items() if name != SEED}
    return rest | {SEALED: _covered(run, int(body[SEED]).to_bytes(_BYTES, "big")).hex()}


def opened(run: str, body: dict[str, Any]) -> dict[str, Any]:
    """The body as it stood in the ledger; unchanged without a seal. ValueError when it is none."""
    if SEALED not in body:
        return body
    covered = bytes.fromhex(body[SEALED])
    if len(covered) != _BYTES or SEED in body:
        raise ValueError("no sealed seed")
    rest = {name: value for name, value in body.items() if name != SEALED}
    return rest | {SEED: str(int.from_bytes(_covered(run, covered), "big"))}


def _covered(run: str, seed: bytes) -> bytes:
    key = sha256(b"Fieldcraft seals the seed of run " + run.encode()).digest()
    return bytes(one ^ other for one, other in zip(seed, key[:_BYTES], strict=True))
