"""Files that were sent and wait until their owner confirms what is done with them: one of each kind."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from fieldcraft.refusal import Refused
from fieldcraft.web.whole_files import whole_file

BETS, EXPORT, BACKUP = "waiting-import", "waiting-export", "waiting-backup"
WAITING = (BETS, EXPORT, BACKUP)


def keep_pending(folder: Path, name: str, chunks: Iterable[bytes]) -> str:
    """Keep a file in the place of one of its kind that waited; its SHA-256, by which it is asked for."""
    digest = sha256()
    with whole_file(folder / name) as draft, draft.open("wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def find_pending(folder: Path, name: str, digest: str) -> Path:
    """The file that waits; Refused when it is gone or another one came in between."""
    path = folder / name
    if not path.is_file() or _digest_of(path) != digest:
        raise Refused("The file you sent is no longer here; choose it once more.")
    return path


def forget_pending(folder: Path, name: str, digest: str | None = None) -> None:
    """Remove the file that waits, if there is one; with a digest, unless another file waits by now."""
    path = folder / name
    if digest is None or (path.is_file() and _digest_of(path) == digest):
        path.unlink(missing_ok=True)


def _digest_of(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
