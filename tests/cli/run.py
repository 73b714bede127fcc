"""Runs the command line in this process, as a shell would see it."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from fieldcraft.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command printed on each stream, and its exit status."""

    code: int
    out: str
    err: str


def run(*arguments: str, stdin: str = "") -> Ran:
    """Run `fieldcraft` with these arguments; standard input is a pipe, not a terminal."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    piped = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
    code = 0
    with redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", piped):
        try:
            main(list(arguments))
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
    return Ran(code, *(each.buffer.getvalue().decode() for each in (out, err)))  # type: ignore[attr-defined]
