"""The file that was sent to be imported, kept until its columns are confirmed: one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from fieldcraft.refusal import Refused
from fieldcraft.web.data.whole_files import whole_file

NAME = "waiting-import"


def keep_pending(folder: Path, chunks: Iterable[bytes]) -> str:
    """Keep a file in the place of one that waited before; its SHA-256, by which it is asked for."""
    digest = sha256()
    with whole_file(folder / NAME) as draft, draft.open("wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def find_pending(folder: Path, digest: str) -> Path:
    """The file that waits; Refused when it is gone or another one came in between."""
    path = folder / NAME
    if not path.is_file() or _digest_of(path) != digest:
        raise Refused("The file you sent is no longer here; choose it once more.")
    return path


def forget_pending(folder: Path) -> None:
    """Remove the file that waits, if there is one."""
    (folder / NAME).unlink(missing_ok=True)


def _digest_of(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
