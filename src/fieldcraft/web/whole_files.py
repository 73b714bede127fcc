"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fieldcraft.refusal import Refused

# How the folders begin in which a download is written before it is sent.
DOWNLOAD = ".download-"


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; when the block ends well, it is on the disk as `target`.

    Refused, and nothing left behind, when the disk is full or the place may not be written to.
    """
    draft = _draft_beside(target)
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise cannot_write(target, error) from None
    finally:
        draft.unlink(missing_ok=True)


def check_replaceable(target: Path, start: bytes, what: str) -> None:
    """Refuse to write over a file that is neither empty nor begins like the ones that are written there."""
    try:
        if not target.is_file():
            return
        with target.open("rb") as file:
            found = file.read(len(start))
    except (OSError, ValueError) as error:
        raise cannot_write(target, error) from None
    if found not in (b"", start):
        raise Refused(f"{target} exists and is no {what}; choose another name, so that nothing is lost.")


def cannot_write(target: Path, error: Exception) -> Refused:
    """The refusal for a file that could not be written."""
    why = getattr(error, "strerror", None) or error
    return Refused(
        f"{target} cannot be written ({why}); nothing was changed. Make room or choose another place."
    )


def _draft_beside(target: Path) -> Path:
    try:
        if target.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        if target.exists() and not target.is_file():
            # A device or a pipe would be replaced by a plain file for everybody.
            raise OSError(0, "it is a device or a pipe")
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except (OSError, ValueError) as error:
        raise cannot_write(target, error) from None
    os.close(handle)
    return Path(name)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
