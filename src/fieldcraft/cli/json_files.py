"""JSON that somebody wrote into a file or sends on standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fieldcraft.fields import parse_json
from fieldcraft.refusal import Refused

# A draft is a page of text; a file far above that was named by mistake.
LARGEST_FILE = 16 * 1024 * 1024


def read_json(source: str) -> Any:
    """The JSON value in a file, or on standard input for -; Refused with what is wrong with the file."""
    name = "Standard input" if source == "-" else source
    try:
        data = _read_bytes(source)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refused(f"{name} cannot be read ({why}); name a JSON file, or - for standard input.") from None
    if len(data) > LARGEST_FILE:
        raise Refused(
            f"{name} is larger than {LARGEST_FILE // 1024**2} MB; name a file that holds one JSON object."
        )
    if not data.strip():
        raise Refused(f"{name} is empty; write a JSON object into it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{name} is not UTF-8 text; save it as UTF-8.") from None
    return parse_json(text, name)


def _read_bytes(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    with Path(source).open("rb") as file:
        return file.read(LARGEST_FILE + 1)
