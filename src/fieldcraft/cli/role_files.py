"""Files of roles that a command names: read within bounds, and written whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fieldcraft.refusal import Refused


def read_file(source: str) -> Any:
    """What a file of roles holds, or standard input for -, as a JSON value; Refused with what is wrong."""
    from fieldcraft.roles.share import LARGEST_FILE, parse

    name = "Standard input" if source == "-" else source
    try:
        if source == "-":
            data = sys.stdin.buffer.read(LARGEST_FILE + 1)
        else:
            with Path(source).open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refused(f"{name} cannot be read ({why}); name a file, or - for standard input.") from None
    return parse(data, name)


def write_file(target: Path, text: str, start: bytes, what: str) -> None:
    """Write a text to a file, unless that is a file of another kind: one that does not begin with `start`."""
    from fieldcraft.web.whole_files import check_replaceable, whole_file

    check_replaceable(target, start, what)
    with whole_file(target) as draft:
        draft.write_text(text, "utf-8")
