"""Compiled code of an earlier start, kept beside the source: used again only for the model it is of.

Numba looks at the file that a function stands in and does not see that what it calls, or a number that it
holds, has changed elsewhere. Without this a year would be played on halves of two models after an update.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_COMPILED = ("*.nbi", "*.nbc")
_STAMP = "fieldcraft-model"


def keep_only_for(model: str, folder: Path) -> None:
    """Delete compiled code in `folder` unless it was made for `model`, the hash over its code and data.

    Another process may do the same at once. Where nothing may be written, nothing compiled stands either.
    """
    stamp = folder / _STAMP
    with suppress(OSError):
        if stamp.is_file() and stamp.read_bytes() == model.encode():
            return
        folder.mkdir(exist_ok=True)
        for pattern in _COMPILED:
            for kept in folder.glob(pattern):
                kept.unlink(missing_ok=True)
        stamp.write_bytes(model.encode())
